//go:build !race

package index

const withRace = false
