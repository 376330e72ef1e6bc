//go:build race

package main

// withRace tells that the race detector is on, which makes a run take ten times as long.
const withRace = true
