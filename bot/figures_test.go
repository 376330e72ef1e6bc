package bot

import (
	"slices"
	"strings"
	"testing"

	"ask287/knowledge"
)

// What the explainer says of the number 579 is what ICE's lists of that day add up to.
func TestFiguresOfLateApril2025(t *testing.T) {
	base, err := knowledge.Load(knowledge.Embedded())
	if err != nil {
		t.Fatal(err)
	}
	i := slices.IndexFunc(base.Passages, func(p knowledge.Passage) bool { return p.ID == "agreements-late-april-2025" })
	if i < 0 {
		t.Fatal("there is no such passage")
	}
	passage := base.Passages[i]
	signed := base.Lists[base.ListOn(passage.Holds)]
	pending := base.PendingLists[base.PendingOn(passage.Holds)]
	before := base.Lists[base.ListOn("2025-01-19")]
	if signed.Date != passage.Holds || pending.Date != passage.Holds || before.Date != "2024-12-11" {
		t.Errorf("the passage is of %s, the lists are of %s, %s and %s", passage.Holds, signed.Date, pending.Date, before.Date)
	}
	for what, n := range map[string]int{
		" signed 287(g) agreements":  signed.Agreements,
		" pending applications":      pending.Agreements,
		" agencies":                  signed.Agencies,
		" agreements; the":           before.Agreements,
		" is of late April 2025":     signed.Agreements + pending.Agreements,
		", the number that ICE gave": signed.Agreements + pending.Agreements - before.Agreements,
	} {
		texts := newTexts(t)
		if want := texts.number(n) + what; !strings.Contains(passage.Text, want) {
			t.Errorf("the lists say %q, the passage does not:\n%s", want, passage.Text)
		}
	}
}

func newTexts(t *testing.T) *texts {
	t.Helper()
	c, err := newCatalogue()
	if err != nil {
		t.Fatal(err)
	}
	return c.texts[knowledge.English]
}
