//go:build !race

package ice

const raced = false
