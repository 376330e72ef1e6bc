package main

import (
	"bytes"
	"encoding/csv"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"ask287/knowledge"
	"ask287/knowledge/ice"
)

// write writes the tables that are made of the lists and the directory.
func write(data string, record knowledge.Record, findings []ice.Finding, in *inputs) error {
	files, err := record.Tables()
	if err != nil {
		return err
	}
	var review [][]string
	for _, f := range findings {
		review = append(review, []string{f.State, f.Agency, strconv.Itoa(f.Row), f.What})
	}
	for _, t := range []struct {
		file   string
		header string
		rows   [][]string
	}{
		{"review.csv", "state,agency,row,what", review},
		{"inputs.csv", "input,source,sha256", in.rows},
	} {
		var b bytes.Buffer
		if err := csv.NewWriter(&b).WriteAll(append([][]string{strings.Split(t.header, ",")}, t.rows...)); err != nil {
			return err
		}
		files[t.file] = b.Bytes()
	}
	for file, text := range files {
		if err := os.WriteFile(filepath.Join(data, file), text, 0o644); err != nil {
			return err
		}
	}
	return nil
}
