// Package discord is ask287 as a Discord application.
//
// From the bottom up:
//
//   - content.go is what Discord is told: messages of components, choices, forms.
//   - rest.go sends it and obeys Discord's limits: one wait for each route, and a few more tries where Discord itself fails. discordgo's
//     own client keeps a bucket for each address as long as it lives, and interactions have an address each.
//   - gateway.go is one connection to the gateway, standing.go how far its session has come, and shard.go keeps one up: it resumes after a
//     cut, and gives up where Discord says that it never will be let in. discordgo has the types; its own connection can neither be
//     ended in time nor resumed from another one, so this one is spoken here.
//   - replica.go shares the shards with other replicas: each is one's alone, by a lease, and trail.go is what it leaves for the next.
//   - endpoint.go is the other way in: Discord posts interactions to it, signed.
//   - interaction.go takes commands, buttons, menus and forms apart, message.go mentions and direct messages; respond.go sees to it that
//     each gets a first word within three seconds.
//   - render.go lays answers out in Discord's components; escape.go keeps what is echoed from being read as markup.
//   - commands.go has the commands, as they are registered; invite.go the permissions.
//
// Nothing of a question, and nothing of who asked, is logged or kept.
package discord
