// Package fakeslack is a Slack for tests: Web API, Socket Mode and the requests that Slack makes of an app, over real
// WebSocket and HTTP on 127.0.0.1. It is strict. What Slack refuses is refused as Slack does it ({"ok":false,"error":…}) and is a
// failure of the test; what Slack lets pass though a careful app would not do it (a message without a fallback, with links that
// unfurl, with a ping) is a failure too. Each check can be switched off (Options), each refusal be expected (Allow).
//
// From the bottom up:
//
//   - server.go is the Server, options.go what can be asked of it, state.go what it keeps, forget.go what it lets go of.
//   - web.go takes a request to the Web API in, token.go looks at its token, methods.go has the table of methods; chat.go, view.go,
//     file.go, people.go, assistant.go and oauth.go are these, hook.go is response_url. authorize.go is the page where people agree.
//   - blocks.go, elements.go, table.go, surface.go and manners.go say what may be posted. The limits are those of
//     docs.slack.dev/reference/block-kit.
//   - socket.go and conn.go are Socket Mode, door.go is HTTP; delivery.go sends over either, and again where nobody acknowledged.
//   - act.go, say.go, click.go and form.go are what people do, sample.go what the fixtures hold. An Exchange (exchange.go) is one such
//     thing and all that the app did about it; owner.go finds whose a post is.
//   - steer.go, chaos.go, fault.go, rate.go and forge.go make trouble; count.go counts what came of it.
//
// A test makes a server, points the app at it (API for slack.OptionAPIURL, BotToken, AppToken, or PostTo for HTTP), and acts:
//
//	s := fakeslack.New(t, fakeslack.Options{})
//	… run the app against s.API …
//	e := s.Command(ctx, fakeslack.Command{Command: "/287g", Text: "Polk County, Florida"})
//	m, ok := e.Answer(ctx)
//
// Servers have nothing in common, so that tests may run in parallel.
package fakeslack
