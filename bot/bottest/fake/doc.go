// Package fake is what the fake platforms have in common. It knows of none of them.
//
// From the bottom up:
//
//   - host.go is a port of 127.0.0.1, the test that hears of what goes wrong there, and an end that waits for all that runs.
//   - news.go wakes those who wait for something to change.
//   - plan.go is what a test has planned to go wrong.
//   - cut.go ends connections without a word.
//   - list.go copies what is kept, and lets go of the oldest.
package fake
