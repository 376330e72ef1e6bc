// Package slack is ask287 as a Slack app.
//
// From the bottom up:
//
//   - client.go is Slack's Web API, through slack-go, with its limits obeyed: a wait for each method, one message a second a channel, and a
//     few more tries where Slack itself fails.
//   - socket.go is Socket Mode, two connections at once, conn.go one of them. slack-go has one, which is not used: its acknowledgements
//     wait for a connection without end, and go over the next one, which does not know them; a connection that is told to go is
//     closed at once, with what still comes over it; an event that it does not know comes as an error; and it goes on for ever where Slack
//     says that a scope is missing. door.go is HTTP: Slack posts to it, signed.
//   - payload.go is what comes in by either, delivery.go hands it on, task.go has it done, once.go sees to it that it is answered once, and
//     receipt.go that what would be made again is acknowledged when it is answered, so that another replica has it where one dies, and in time.
//   - tokens.go knows the token of each workspace and has the next one in time, from Slack (oauth.go) or the store (installation.go), where
//     they are sealed (vault.go). install.go lets people install the app: state.go sees that who comes back is who went, page.go says how it
//     went. manifest.go is what the app is made of at Slack's.
//   - command.go, event.go, shortcut.go and action.go are what people do, asked.go what all of it needs: who asked where, the answer, and the
//     way on which it goes out. modal.go has the forms, home.go the App Home, settings.go what a workspace chooses, assistant.go the pane,
//     file.go what is taken along, person.go what Slack tells of a user.
//   - view.go lays answers out in Block Kit; escape.go keeps what is echoed from being read as markup.
//
// Nothing of a question, and nothing of who asked, is logged or kept.
package slack
