package index

import (
	"bufio"
	"os"
	"slices"
	"strings"
	"testing"

	"ask287/knowledge"
)

// retrievalFile has questions about the program as such; what it is made of stands at its top.
const retrievalFile = "testdata/retrieval.tsv"

// retrievalCase is a line of it.
type retrievalCase struct {
	set      string
	lang     knowledge.Lang
	needs    []string // facts and terms any of which answers it, nil where nothing does
	question string
}

// retrieval is what was measured over some of the cases.
type retrieval struct {
	asked, first, shown int
	reciprocals         float64 // the sum of 1/rank
	off, declined       int     // questions about something else
}

// TestRetrieval asks the questions about the program. It fails where less is found, or more of the questions about
// something else are answered, than testdata/figures.txt records.
func TestRetrieval(t *testing.T) {
	ix := testIndex(t)
	measured := map[string]*retrieval{}
	for _, c := range retrievalCases(t) {
		f := ask(t, ix, c.question)
		rank := c.rank(f)
		for _, of := range []string{c.set, string(c.lang), c.set + " " + string(c.lang)} {
			if measured[of] == nil {
				measured[of] = &retrieval{}
			}
			measured[of].add(c, f, rank)
		}
		if c.needs != nil && rank != 1 || c.needs == nil && tells(f) {
			t.Logf("%s %s %q: want %v, at %d in %s", c.set, c.lang, c.question, c.needs, rank, told(f))
		}
	}
	for of, m := range measured {
		t.Logf("%-8s recall@1 %5.1f %% recall@3 %5.1f %% MRR %.3f of %d; answered of %d about something else: %d",
			of, percent(m.first, m.asked), percent(m.shown, m.asked), m.reciprocals/float64(max(1, m.asked)), m.asked, m.off, m.off-m.declined)
	}
	for _, lang := range []string{"en", "es"} {
		m := measured[lang]
		figureAtLeast(t, "retrieval "+lang+" recall@1, percent", rounded(percent(m.first, m.asked)))
		figureAtLeast(t, "retrieval "+lang+" recall@3, percent", rounded(percent(m.shown, m.asked)))
		figureAtLeast(t, "retrieval "+lang+" MRR, percent", rounded(100*m.reciprocals/float64(m.asked)))
		figureAtMost(t, "retrieval "+lang+" answered off topic", float64(m.off-m.declined))
		if percent(m.first, m.asked) < leastRecall {
			t.Errorf("%s: the right text comes first for %d of %d", lang, m.first, m.asked)
		}
	}
}

// leastRecall is the percentage of questions that the right text has to come first for, in each language.
const leastRecall = 95

func (m *retrieval) add(c retrievalCase, f Finding, rank int) {
	if c.needs == nil {
		m.off++
		m.declined += btoi(!tells(f))
		return
	}
	m.asked++
	m.first += btoi(rank == 1)
	m.shown += btoi(rank > 0)
	if rank > 0 {
		m.reciprocals += 1 / float64(rank)
	}
}

// rank returns which of the texts of a Finding is the first that answers the question, from 1; 0 where none does.
func (c retrievalCase) rank(f Finding) int {
	has := func(id string, facts []string) bool {
		return slices.ContainsFunc(c.needs, func(need string) bool { return need == id || slices.Contains(facts, need) })
	}
	if f.Intent != Definition && f.Intent != Explanation {
		return 0
	}
	if f.Term != nil && has(f.Term.ID, f.Term.Facts) {
		return 1
	}
	i := slices.IndexFunc(f.Passages, func(p *knowledge.Passage) bool { return has("", p.Facts) })
	if i < 0 {
		return 0
	}
	return 1 + btoi(f.Term != nil) + i
}

// tells reports whether a Finding tells anything.
func tells(f Finding) bool {
	return f.Intent != None && f.Intent != Help && f.Intent != Advice && f.Verdict != Unknown && f.Verdict != Ambiguous
}

func percent(n, of int) float64 { return 100 * float64(n) / float64(max(of, 1)) }

// rounded cuts a percentage off after the first decimal.
func rounded(percent float64) float64 { return float64(int(10*percent)) / 10 }

func retrievalCases(t testing.TB) []retrievalCase {
	t.Helper()
	file, err := os.Open(retrievalFile)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	var all []retrievalCase
	set := ""
	for s := bufio.NewScanner(file); s.Scan(); {
		if name, ok := strings.CutPrefix(s.Text(), "# set: "); ok {
			set = name
		}
		f := strings.Split(s.Text(), "\t")
		if len(f) != 3 {
			continue
		}
		c := retrievalCase{set: set, lang: knowledge.Lang(f[0]), question: f[2]}
		if f[1] != "-" {
			c.needs = strings.Split(f[1], "|")
		}
		all = append(all, c)
	}
	if len(all) < 220 {
		t.Fatalf("only %d questions", len(all))
	}
	return all
}
