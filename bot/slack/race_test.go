//go:build race

package slack

// withRace tells that the race detector is on.
const withRace = true
