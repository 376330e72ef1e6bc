// Package redis has what several replicas of a bot share, in a Redis-compatible server.
//
// From the bottom up:
//
//   - [Open] says where the server is (redis.go). Every exchange with it has a short time.
//   - One that fails makes the server gone (link.go): every call fails at once with [ErrGone], until it is heard of again. Only who must know
//     whether a delivery is the first waits for some seconds. What is noted meanwhile is owed to it, and paid first (debt.go).
//   - A [Server] is a bot.Shared (shared.go): deliveries seen, limits, conversations, each with its time; and a bot.Store (store.go):
//     what servers and workspaces chose, which stays.
//   - It is bot.Leases (lease.go): what one replica at a time does; and a board (board.go), where one leaves for the others what it has.
//
// Keys of deliveries, limits and conversations are hashed by the bot, with a secret that all replicas have in common (secret.go).
//
// What is in the server, each key beginning with "ask287:":
//
//	seen:HASH        who claimed a delivery, by a word of this claim alone, for an hour
//	limit:HASH       when a limit is at its full again, until then
//	talk:HASH        what a conversation was about, or what a button stands for, for a quarter of an hour
//	kept:KEY         a value of the Store
//	secret           the secret, where no replica was given one
//	lease:NAME       who has a lease, for as long as it lasts
//	left:NAME        what its last holder left, for a quarter of an hour
//	turn:NAME        that a turn was taken, until the next
//	replicas:NAME    who is alive of those that do something
//	board:NAME       what was posted, for 90 days
//
// The server must not evict what has no expiry: maxmemory-policy noeviction, or one of the volatile ones.
package redis
