// Package bot turns what the index finds into words, and says how a platform gets at them.
//
// From the bottom up:
//
//   - A [Message] is a question as it came in from a platform.
//   - An [Answer] is what goes out: the JSON object that ask287 promises to others, and the same answer in
//     [Part]s for platforms to render.
//   - A [Bot] answers messages from one Index. Its Handle method is a [Handler]. What it found is composed to words by
//     a pure function: the same finding, language and day give the same answer. Every sentence comes from the
//     catalogue under locales; every claim carries the number of its source.
//   - An Answer, and each Choice of one, can be had again by a token that holds ids only (again.go): for what a platform's buttons do.
//     [Answer.Pages], [Answer.Plain] and [Bot.Export] give it in other shapes, [Bot.Suggest] completes names, and [Desk] keeps what a
//     server or workspace chose.
//   - [Shared] is what several replicas must agree on (shared.go): deliveries seen, limits, conversations. It is of this process
//     until [Bot.Share] gives it another, and what to do while that one fails is in together.go. [Leases] let one of them alone do something.
//   - An [Adapter] is a platform: it receives, calls the Handler, renders and sends. What adapters share is here too: [Work] is the bounded
//     queue (work.go), [Press] what a button does (press.go), [Observer] what an operator counts (observer.go), and platform.go has
//     what they need of a bot.
//
// The bot logs nothing of what it was asked. For a quarter of an hour it keeps what a conversation was about (conversation.go,
// memory.go), by ids and under a keyed hash, and neither what was said nor who said it.
package bot
