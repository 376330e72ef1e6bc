// Package update keeps what is known up to date with the lists that ICE publishes.
//
// From the bottom up:
//
//   - [Base] is the built-in data with the lists of a store folded in. Whichever has the newer list, it is the newest
//     of both that answers are given from.
//   - A list that would become the newest is believed only if nothing speaks against it (believe.go). One that is not
//     is kept aside with the reason, and the old one goes on.
//   - [Updater.Update] looks up ICE's page, [Updater.Import] reads files: both read, check, compare and store, and put all
//     that they take in use in one change of the store or none. What is set aside is noted before that. Import puts
//     back what is damaged in the store (mend.go).
//   - [Updater.Keep] does so while a process runs, and tells it of every change of the store, its own or another's. Processes
//     with stores of their own pass each other the newest lists over a [Board] (board.go); what comes from there is checked and believed as
//     what comes from ICE is.
package update
