// Package fakediscord is a Discord for tests: gateway and REST API over real WebSocket and HTTP on 127.0.0.1, and users who do
// things. It is as strict as Discord; what Discord would refuse is refused with its codes and fails the test.
//
//	s := fakediscord.New(t, fakediscord.Options{})
//	// run the bot against s.URL with fakediscord.DefaultToken …
//	s.Connected(ctx)
//	e := s.Do(ctx, fakediscord.Slash{Name: "287g", Sub: "ask", Options: []fakediscord.Value{{Name: "question", Value: "…"}}})
//	m, ok := e.Answer(ctx)
//	e = s.Do(ctx, fakediscord.Click{Message: m, CustomID: share.CustomID})
//
// From the bottom up:
//
//   - [New] starts a [Server]; [Options] say what differs from an ordinary Discord. It ends with the test. Any number may run at
//     once.
//   - Users act with an [Interaction] ([Slash], [Autocomplete], [MessageCommand], [Click], [Submit]), given to [Server.Do], which waits for
//     the bot's first callback, to [Server.Start], which does not, or to [Server.Post], which signs it and posts it to the bot's own endpoint. They
//     write with [Server.Say]; [Server.Reply] waits for what the bot writes back. [From] is who acts and where. [Server.Dispatch] sends
//     whatever one likes.
//   - An [Exchange] is an interaction with all that the bot did about it: its [Callback], its [Message]s and every [Request].
//   - The connection is played with by Reconnect (op 7), Invalidate (op 9), CloseGateway, Cut, CutMidFrame, Zombie, Expire and what the Next… methods plan for
//     the connections to come (steer.go); [Chaos] breaks things at random.
//   - Requests go wrong by [Server.Fail]: 5xx, 429, slow, lost, cut. [Server.Limit] sets rate limits.
//   - [Server.Counts] says what became of the interactions.
//
// What is checked: each body against Discord's own openapi.json (schema.go; where that is not at hand the test log says so
// once), the limits that it does not hold (check*.go), and that every message has allowed_mentions with nothing to ping. What the server
// answers is validated too.
//
// What is reported: everything that is refused with 4xx and every close of the gateway that the bot brought about, except
// what a test has allowed with [Server.Allow], what the test itself provoked (faults, missing permissions, dead tokens), and what follows for an
// interaction after its event was replayed or one of its requests was disturbed.
package fakediscord
