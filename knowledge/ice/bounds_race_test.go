//go:build race

package ice

// raced is true where the race detector is at work, which takes several times the memory of what it watches.
const raced = true
