package knowledge

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

// Every text stands in both languages and tells the same: the same facts of the same sources, as of the same day.
func TestTextsInBothLanguages(t *testing.T) {
	base, err := Load(Embedded())
	if err != nil {
		t.Fatal(err)
	}
	passages, terms := map[Lang]map[string]Passage{English: {}, Spanish: {}}, map[Lang]map[string]Term{English: {}, Spanish: {}}
	for _, p := range base.Passages {
		passages[p.Lang][p.ID] = p
		if len(p.Asks) < 4 {
			t.Errorf("%s: %d ways to ask for it", passageFile(p.Lang, p.ID), len(p.Asks))
		}
	}
	for _, term := range base.Terms {
		terms[term.Lang][term.ID] = term
	}
	if diff := cmp.Diff(passages[English], passages[Spanish], cmpopts.IgnoreFields(Passage{}, "Lang", "Title", "Text", "Asks")); diff != "" {
		t.Errorf("passages in English and in Spanish:\n%s", diff)
	}
	if diff := cmp.Diff(terms[English], terms[Spanish], cmpopts.IgnoreFields(Term{}, "Lang", "Name", "Also", "Asks", "Text")); diff != "" {
		t.Errorf("terms in English and in Spanish:\n%s", diff)
	}
}
