package index

import (
	"bufio"
	"cmp"
	"context"
	"encoding/json"
	"os"
	"reflect"
	"strings"
	"testing"
)

// Each turn of testdata/conversations.tsv is answered with what it is to be, what was kept of the turn before having gone
// through JSON, as it does between processes.
func TestConversations(t *testing.T) {
	ix := testIndex(t)
	file, err := os.Open("testdata/conversations.tsv")
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	var before *Exchange
	turns := 0
	for s, line := bufio.NewScanner(file), 1; s.Scan(); line++ {
		switch {
		case s.Text() == "":
			before = nil
			continue
		case strings.HasPrefix(s.Text(), "#"):
			continue
		}
		turns++
		cells := append(strings.Split(s.Text(), "\t"), "", "", "")
		f, err := ix.Ask(context.Background(), Question{Text: cells[0], Before: before})
		if err != nil {
			t.Fatal(err)
		}
		if got := []string{string(f.Intent), string(f.Verdict), about(f)}; !reflect.DeepEqual(got, cells[1:4]) {
			t.Errorf("line %d: %q is answered with %q, want %q", line, cells[0], got, cells[1:4])
		}
		if kept := f.Exchange(); kept != nil {
			before = throughJSON(t, kept)
		}
	}
	if turns < 40 {
		t.Errorf("only %d turns", turns)
	}
}

// about says in a word what a Finding is about.
func about(f Finding) string {
	if len(f.Parts) > 0 {
		var each []string
		for _, part := range f.Parts {
			each = append(each, about(part))
		}
		return strings.Join(each, " + ")
	}
	switch {
	case f.Term != nil:
		return "term:" + f.Term.ID
	case len(f.Passages) > 0:
		return f.Passages[0].ID
	case f.Subject != nil:
		return f.Subject.ref()
	case f.Filter.State != nil:
		return "state:" + f.Filter.State.Code
	}
	return ""
}

func throughJSON(t *testing.T, e *Exchange) *Exchange {
	t.Helper()
	text, err := json.Marshal(e)
	if err != nil {
		t.Fatal(err)
	}
	var out Exchange
	if err := json.Unmarshal(text, &out); err != nil {
		t.Fatal(err)
	}
	return &out
}

// A question that says by itself what it is about is answered the same, whatever was talked of before.
func TestBeforeDoesNotMatter(t *testing.T) {
	ix := testIndex(t)
	var befores []*Exchange
	for _, q := range []string{"Tampa police, Florida", "Washington County sheriff", "how many agreements in Texas", "what is a detainer", "Cobb County, Georgia", "gainesville police"} {
		befores = append(befores, ask(t, ix, q).Exchange())
	}
	asked := 0
	for i, c := range evalCases(t) {
		alone := ask(t, ix, c.question)
		if !alone.isClaim() {
			continue
		}
		asked++
		with, err := ix.Ask(context.Background(), Question{Text: c.question, Before: befores[i%len(befores)]})
		if err != nil {
			t.Fatal(err)
		}
		if about(with) != about(alone) || with.Verdict != alone.Verdict {
			t.Errorf("%q: alone %s, after %+v %s", c.question, told(alone), *befores[i%len(befores)], told(with))
		}
	}
	if asked < 200 {
		t.Errorf("only %d questions claim something", asked)
	}
}

// What is kept holds no word of a question.
func TestExchangeHoldsNoText(t *testing.T) {
	ix := testIndex(t)
	for _, q := range []string{"my cousin Zebulon in Tampa, Florida police", "zebulon zebulon police", "Zebulonia county sheriff Utah", "how many zebulon in texas", "Tampaa police Florida"} {
		f := ask(t, ix, q)
		text, err := json.Marshal(cmp.Or(f.Exchange(), &Exchange{}))
		if err != nil || strings.Contains(strings.ToLower(string(text)), "zebulon") || strings.Contains(string(text), "Tampaa") {
			t.Errorf("%q is kept: %s %v", q, text, err)
		}
	}
}
