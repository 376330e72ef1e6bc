package index

import (
	"context"
	"errors"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/index/scorch"
	"github.com/xuri/excelize/v2"
)

// questions are the varied ones of the evaluation.
func questions(b *testing.B) []string {
	b.Helper()
	var all []string
	for _, c := range evalCases(b) {
		all = append(all, c.question)
	}
	return all
}

// timed asks one question after the other and reports the median and the slowest hundredth.
func timed(b *testing.B, ask func(question string) error) {
	b.Helper()
	all := questions(b)
	var took []time.Duration
	for i := 0; b.Loop(); i++ {
		began := time.Now()
		if err := ask(all[i%len(all)]); err != nil {
			b.Fatal(err)
		}
		took = append(took, time.Since(began))
	}
	slices.Sort(took)
	b.ReportMetric(float64(took[len(took)/2]), "p50-ns")
	b.ReportMetric(float64(took[len(took)*99/100]), "p99-ns")
}

func BenchmarkAsk(b *testing.B) {
	ix := testIndex(b)
	dir := b.TempDir()
	for _, where := range []struct{ name, dir string }{{"memory", ""}, {"kept", dir}} {
		b.Run(where.name, func(b *testing.B) {
			ix := ix
			if where.dir != "" {
				var err error
				if ix, err = Open(testBase(b), where.dir, Options{}); err != nil {
					b.Fatal(err)
				}
				defer ix.Close()
			}
			timed(b, func(question string) error {
				_, err := ix.Ask(context.Background(), Question{Text: question})
				return err
			})
		})
	}
}

func BenchmarkBuild(b *testing.B) {
	base := testBase(b)
	for b.Loop() {
		ix, err := Open(base, b.TempDir(), Options{})
		if err != nil {
			b.Fatal(err)
		}
		ix.Close()
	}
}

func BenchmarkOpen(b *testing.B) {
	base, dir := testBase(b), b.TempDir()
	for i := 0; b.Loop(); i++ {
		ix, err := Open(base, dir, Options{})
		if err != nil {
			b.Fatal(err)
		}
		ix.Close()
		if i == 0 {
			b.ResetTimer() // the first one built it
		}
	}
}

// BenchmarkWorkbook is for the ratio: the list's workbook is read again for each question.
func BenchmarkWorkbook(b *testing.B) {
	found, err := filepath.Glob("../../shared/ice/participating/*05182026*.xlsx")
	if err != nil || len(found) == 0 {
		b.Skip("no workbook: the shared folder is not here")
	}
	timed(b, func(question string) error {
		book, err := excelize.OpenFile(found[0])
		if err != nil {
			return err
		}
		rows, err := book.GetRows(book.GetSheetList()[0])
		for _, row := range rows {
			if len(row) > 1 && strings.Contains(question, row[1]) {
				break
			}
		}
		return errors.Join(err, book.Close())
	})
}

// BenchmarkDefaultMatch is for the ratio: bleve as it comes, a match over all fields of the agencies.
func BenchmarkDefaultMatch(b *testing.B) {
	base := testBase(b)
	store, err := bleve.NewUsing("", bleve.NewIndexMapping(), scorch.Name, scorch.Name, nil)
	if err != nil {
		b.Fatal(err)
	}
	defer store.Close()
	batch := store.NewBatch()
	for i := range base.Agencies {
		a := &base.Agencies[i]
		county := ""
		if len(a.Counties) > 0 {
			county = base.County(a.Counties[0]).Name
		}
		state := a.State
		if s := base.State(a.State); s != nil {
			state += " " + s.Name
		}
		if err := batch.Index(a.ID, map[string]any{"name": a.Name, "kind": string(a.Kind), "state": state, "county": county}); err != nil {
			b.Fatal(err)
		}
	}
	if err := store.Batch(batch); err != nil {
		b.Fatal(err)
	}
	timed(b, func(question string) error {
		_, err := store.Search(bleve.NewSearchRequest(bleve.NewMatchQuery(question)))
		return err
	})
}
