package knowledge

import "testing"

func TestReadDoubt(t *testing.T) {
	for d := range doubts {
		if got, day, ok := ReadDoubt(d.On("2026-02-23")); got != d || day != "2026-02-23" || !ok {
			t.Errorf("%q is read as %s, %s, %v", d.On("2026-02-23"), got, day, ok)
		}
		if _, _, ok := ReadDoubt(d.On("")); ok {
			t.Errorf("%s is read without its day", d)
		}
	}
	if _, _, ok := ReadDoubt("it is odd"); ok {
		t.Error("any text is read")
	}
	b := embedded(t)
	for i := range b.Agencies {
		for _, g := range b.Agencies[i].Agreements {
			if _, _, ok := ReadDoubt(g.Doubt); g.Doubt != "" && !ok {
				t.Errorf("%s: %q is no doubt that is known", b.Agencies[i].ID, g.Doubt)
			}
		}
	}
}
