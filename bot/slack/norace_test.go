//go:build !race

package slack

const withRace = false
