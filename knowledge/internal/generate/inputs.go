package main

import (
	"crypto/sha256"
	"encoding/hex"
	"os"
	"path/filepath"
)

// inputs records what the data was made from.
type inputs struct{ rows [][]string }

// read returns a file and records it under its base name.
func (in *inputs) read(file, source string) ([]byte, error) {
	text, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	in.add(filepath.Base(file), source, text)
	return text, nil
}

func (in *inputs) add(name, source string, text []byte) {
	sum := sha256.Sum256(text)
	in.rows = append(in.rows, []string{name, source, hex.EncodeToString(sum[:])})
}
