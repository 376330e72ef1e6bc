package knowledge

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// factLine is a line of the shared folder's list of facts, "- N3  Late April 2025: …".
var factLine = regexp.MustCompile(`(?m)^- ([A-Z][0-9]+) `)

// told returns where each fact is told in English, passages and terms, by the fact's number.
func told(b *Base) map[string][]string {
	where := map[string][]string{}
	for _, p := range b.Passages {
		for _, f := range p.Facts {
			if p.Lang == English {
				where[f] = append(where[f], passageFile(p.Lang, p.ID))
			}
		}
	}
	for _, g := range b.Terms {
		for _, f := range g.Facts {
			if g.Lang == English {
				where[f] = append(where[f], termFile(g.Lang, g.ID))
			}
		}
	}
	return where
}

// TestFactsTold compares the texts with the list of facts in the project's shared folder beside the checkout: every
// fact is told, and no text claims a fact that is not there.
func TestFactsTold(t *testing.T) {
	list, err := os.ReadFile(filepath.Join("..", "..", "shared", "knowledge", "facts.md"))
	if err != nil {
		t.Skipf("the shared folder is not beside this checkout: %v", err)
	}
	where := told(embedded(t))
	var facts []string
	for _, m := range factLine.FindAllStringSubmatch(string(list), -1) {
		facts = append(facts, m[1])
		if where[m[1]] == nil {
			t.Errorf("fact %s is told nowhere", m[1])
		}
	}
	if len(facts) < 49 {
		t.Errorf("only %d facts in the list: is it read rightly?", len(facts))
	}
	for f, files := range where {
		if !slices.Contains(facts, f) {
			t.Errorf("%v tell a fact %s that is not in the list", files, f)
		}
	}
}

// TestFactsSourced checks that what rests on one publication alone names it.
func TestFactsSourced(t *testing.T) {
	for _, p := range embedded(t).Passages {
		for _, f := range p.Facts {
			var want []string
			switch {
			case strings.ContainsAny(f[:1], "NCDM"):
				want = []string{"visaverge"}
			case f == "H6":
				want = []string{"ice-wso-2019"}
			case f == "H7":
				want = []string{"nif-287g-2017"}
			case f[0] == 'H':
				want = []string{"crs-if11898"}
			}
			for _, s := range want {
				if !slices.Contains(p.Sources, s) {
					t.Errorf("%s tells %s and does not name %s", passageFile(p.Lang, p.ID), f, s)
				}
			}
		}
	}
}

func TestPassages(t *testing.T) {
	b := embedded(t)
	asked := map[string]string{}
	ids := map[string]bool{}
	for _, p := range b.Passages {
		file := passageFile(p.Lang, p.ID)
		if n := len(strings.Fields(p.Text)); n > 120 {
			t.Errorf("%s has %d words", file, n)
		}
		if len(p.Asks) < 3 {
			t.Errorf("%s has the questions %q: too few to be found by", file, p.Asks)
		}
		if p.Holds == "" || p.Holds > b.List.Date {
			t.Errorf("%s holds for %q", file, p.Holds)
		}
		if ids[file] || p.ID == "" {
			t.Errorf("%s stands twice", file)
		}
		ids[file] = true
		for _, q := range p.Asks {
			key := string(p.Lang) + " " + strings.Join(Words(q), " ")
			if asked[key] != "" {
				t.Errorf("%q is asked of %s and of %s", q, asked[key], file)
			}
			asked[key] = file
		}
		if strings.ContainsAny(p.Text, "<>") || strings.Contains(p.Text, "](") {
			t.Errorf("%s has markup that not every platform can show", file)
		}
	}
}

func TestTerms(t *testing.T) {
	b := embedded(t)
	called := map[string]string{}
	for _, g := range b.Terms {
		file := termFile(g.Lang, g.ID)
		if n := len(strings.Fields(g.Text)); n > 120 {
			t.Errorf("%s has %d words", file, n)
		}
		if g.Holds == "" || g.Holds > b.List.Date {
			t.Errorf("%s holds for %q", file, g.Holds)
		}
		for _, name := range slices.Concat([]string{g.Name}, g.Also) {
			key := string(g.Lang) + " " + strings.ToLower(name)
			if other := called[key]; other != "" {
				t.Errorf("%q names %s and %s", name, other, file)
			}
			called[key] = file
		}
	}
	// What the answers themselves say has to be explained.
	for _, word := range []string{
		"287g", "moa", "sanctuary city", "eo", "la migra", "nta", "jem", "tfm", "wso", "detainer", "administrative warrant",
		"probable cause", "removal", "deportation", "immigration court", "county sheriff", "pending agreement", "addendum",
	} {
		if called["en "+word] == "" {
			t.Errorf("no term is called %q", word)
		}
	}
}

// TestDatedNumbers checks that the numbers of the first 100 days stand in the explainer, and each with its time.
func TestDatedNumbers(t *testing.T) {
	b := embedded(t)
	for number, fact := range map[string]string{
		"456": "N2", "579": "N3", "444": "N4", "66,463": "N5", "65,682": "N6", "2,288": "N7", "1,329": "N8", "498": "N9",
	} {
		alone := regexp.MustCompile(`(^|[^0-9,])` + number + `($|[^0-9,]|,[^0-9])`)
		n := 0
		for _, p := range b.Passages {
			if p.Lang != English || !alone.MatchString(p.Text) {
				continue
			}
			n++
			if !strings.Contains(p.Text, "2025") {
				t.Errorf("%s says %s and not when: %s", p.ID, number, p.Text)
			}
			if !slices.Contains(p.Facts, fact) {
				t.Errorf("%s says %s and does not name fact %s", p.ID, number, fact)
			}
		}
		if n == 0 {
			t.Errorf("no passage says %s", number)
		}
	}
	for _, p := range b.Passages {
		counts := slices.ContainsFunc(p.Facts, func(f string) bool { return f == "N1" || f == "N2" || f == "N3" })
		if (counts || strings.Contains(p.Text, "about 150")) && p.Beside != "count" {
			t.Errorf("%s counts agreements of the past and does not have today's beside it", p.ID)
		}
	}
}

// TestPassagesSayNoListFigure checks that no text has a figure of the list written into it, which the next list would make wrong.
func TestPassagesSayNoListFigure(t *testing.T) {
	for _, p := range embedded(t).Passages {
		for _, figure := range []string{"1,843", "1843", "1,549", "1549", "1,162", "1162"} {
			if strings.Contains(p.Text, figure) {
				t.Errorf("%s has the list's figure %s in it", p.ID, figure)
			}
		}
	}
}
