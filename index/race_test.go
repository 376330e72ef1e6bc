//go:build race

package index

// withRace tells that the race detector is on, with which a question takes ten times as long.
const withRace = true
