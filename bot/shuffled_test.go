package bot

import (
	"bytes"
	"encoding/csv"
	"io/fs"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"ask287/index"
	"ask287/knowledge"
)

// facts are what a set of data files says of agencies and lists, read from the files' rows by the test itself.
type facts struct {
	base     *knowledge.Base
	lists    []string            // the days of the lists of agreements, the oldest first
	day      map[string]string   // by the list's id
	pending  string              // the day of the newest pending list
	applied  map[string]bool     // agencies on it
	until    map[string][]string // by agency, the last list that shows each of its agreements
	counties map[string][]string // by agency
	wide     map[string]string   // agencies of a whole state, with it
	whole    map[string]string   // divisions, with what they are a part of
	kind     map[string]string
}

// status returns how an agency stands by the contract: listed, pending, ended or not_listed. One that has been missing for less
// than three lists or less than 14 days has not ended yet.
func (f *facts) status(agency string) string {
	last := -1
	for _, id := range f.until[agency] {
		last = max(last, slices.Index(f.lists, id))
	}
	switch {
	case last >= 0 && last == len(f.lists)-1:
		return "listed"
	case f.applied[agency] && (last < 0 || f.day[f.lists[last]] < f.pending):
		return "pending"
	case last < 0 || len(f.lists)-1-last < 3 || daysBetween(f.day[f.lists[last+1]], f.day[f.lists[len(f.lists)-1]]) < 14:
		return "not_listed"
	}
	return "ended"
}

// daysBetween returns the days from one day to another.
func daysBetween(from, to string) int {
	x, errX := time.Parse(time.DateOnly, from)
	y, errY := time.Parse(time.DateOnly, to)
	if errX != nil || errY != nil {
		return 0
	}
	return int(y.Sub(x).Hours() / 24)
}

// shuffled returns a bot on the real agencies and places with lists that are the real ones shuffled: agreements are taken
// out of all lists or off the later ones, and any agencies may have applied. With seed 0 the lists are as they are.
func shuffled(t testing.TB, seed uint64) (*Bot, *facts) {
	t.Helper()
	files, f := shuffledFiles(t, seed)
	if seed == 0 {
		b := testBot(t, soon)
		ix, err := opened()
		if err != nil {
			t.Fatal(err)
		}
		f.base = ix.Base()
		return b, f
	}
	base, err := knowledge.Load(files)
	if err != nil {
		t.Fatal(err)
	}
	ix, err := index.Open(base, "", index.Options{})
	if err != nil {
		t.Fatal(err)
	}
	b, err := New(ix, func() knowledge.Date { return soon })
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(b.Close)
	f.base = base
	return b, f
}

func shuffledFiles(t testing.TB, seed uint64) (fs.FS, *facts) {
	t.Helper()
	f := &facts{
		day: map[string]string{}, applied: map[string]bool{}, until: map[string][]string{}, counties: map[string][]string{},
		wide: map[string]string{}, whole: map[string]string{}, kind: map[string]string{},
	}
	agencies := rowsOf(t, "agencies.csv")
	for _, row := range agencies[1:] {
		f.kind[row[0]], f.counties[row[0]] = row[3], strings.Fields(row[5])
		if row[6] == "true" {
			f.wide[row[0]] = row[4]
		}
		if row[7] != "" {
			f.whole[row[0]] = row[7]
		}
	}
	for _, row := range rowsOf(t, "lists.csv")[1:] {
		if f.day[row[0]] = row[2]; row[1] == "participating" {
			f.lists = append(f.lists, row[0])
		} else {
			f.pending = row[2]
		}
	}
	r := rand.New(rand.NewPCG(287, seed))
	agreements, pending, prints := rowsOf(t, "agreements.csv"), rowsOf(t, "pending.csv"), rowsOf(t, "prints.csv")
	if seed > 0 {
		agreements, prints = f.shuffle(r, agreements, prints)
		pending = pending[:1]
		for range 3000 {
			if id := agencies[1+r.IntN(len(agencies)-1)][0]; !slices.ContainsFunc(pending, func(row []string) bool { return row[0] == id }) {
				pending = append(pending, []string{id, "task_force", "2"})
			}
		}
	}
	for _, row := range pending[1:] {
		f.applied[row[0]] = true
	}
	for _, row := range agreements[1:] {
		_, end, isSpan := strings.Cut(row[7][strings.LastIndex(row[7], " ")+1:], "..")
		if !isSpan {
			end = row[7][strings.LastIndex(row[7], " ")+1:]
		}
		f.until[row[0]] = append(f.until[row[0]], end)
	}
	changed := map[string][][]string{"agreements.csv": agreements, "pending.csv": pending, "prints.csv": prints}
	out := fstest.MapFS{}
	err := fs.WalkDir(knowledge.Embedded(), ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		text, err := fs.ReadFile(knowledge.Embedded(), path)
		if rows, ok := changed[path]; ok {
			var b bytes.Buffer
			err = csv.NewWriter(&b).WriteAll(rows)
			text = b.Bytes()
		}
		out[path] = &fstest.MapFile{Data: text}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out, f
}

// shuffle takes some agreements out, and lets others end on an earlier list, with what the lists printed otherwise of them.
func (f *facts) shuffle(r *rand.Rand, agreements, prints [][]string) (kept, printed [][]string) {
	touched := map[[2]string]bool{}
	kept = agreements[:1]
	for _, row := range agreements[1:] {
		row = slices.Clone(row)
		switch r.IntN(6) {
		case 0:
			touched[[2]string{row[0], row[1]}] = true
			continue
		case 1, 2:
			touched[[2]string{row[0], row[1]}] = true
			to := max(0, len(f.lists)-1-r.IntN(12))
			row[7] = f.lists[r.IntN(to+1)] + ".." + f.lists[to]
		}
		kept = append(kept, row)
	}
	printed = slices.DeleteFunc(prints, func(row []string) bool { return touched[[2]string{row[0], row[1]}] })
	return kept, printed
}

// rowsOf returns the rows of one of the embedded data files, its header first.
func rowsOf(t testing.TB, file string) [][]string {
	t.Helper()
	text, err := fs.ReadFile(knowledge.Embedded(), file)
	if err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(bytes.NewReader(text)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return rows
}
