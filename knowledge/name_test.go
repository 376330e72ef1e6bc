package knowledge

import (
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
)

func TestWords(t *testing.T) {
	for _, tc := range []struct {
		in   string
		want []string
	}{
		{"", nil},
		{"Alachua County Sheriff's Office ", []string{"alachua", "county", "sheriffs", "office"}},
		{"Walker County Sheriff’s Department", []string{"walker", "county", "sheriffs", "department"}},
		{"Mahoning TWP Police Department - Montour", []string{"mahoning", "township", "police", "department", "montour"}},
		{"St. Lucie", []string{"saint", "lucie"}},
		{"Galveston County Constable's Office Pct.1", []string{"galveston", "county", "constables", "office", "precinct", "1"}},
		{"Office of the State Attorney, 20th Judicial Circuit", []string{"office", "of", "the", "state", "attorney", "20", "judicial", "circuit"}},
		{"Fourth Ward", []string{"4", "ward"}},
		{"Raleigh, N.C.", []string{"raleigh", "nc"}},
		{"N.C. Highway Patrol", []string{"nc", "highway", "patrol"}},
		{"R.J. Corman Railroad", []string{"rj", "corman", "railroad"}},
		{"Florida A&M", []string{"florida", "a", "m"}},
		{"Batesburg-Leesville", []string{"batesburg", "leesville"}},
		{"Cañon City", []string{"canon", "city"}},
		{"Can\u0303on", []string{"canon"}},
		{"O'Fallon", []string{"ofallon"}},
		{"287(g)", []string{"287", "g"}},
		{"Precinct 3.Marion", []string{"precinct", "3", "marion"}}, // this did not end once
		{"\xff\xfe", nil},
		{"👮 ¿?", nil},
	} {
		if diff := cmp.Diff(tc.want, Words(tc.in)); diff != "" {
			t.Errorf("Words(%q): (-want +got)\n%s", tc.in, diff)
		}
	}
}

func FuzzEachWord(f *testing.F) {
	f.Add("St. Lucie N.C. 20th O'Fallon")
	f.Add("\xff.a.b.\u0303")
	f.Add("3.m 1.\u0303.a")
	f.Fuzz(func(t *testing.T, s string) {
		last := 0
		EachWord(s, func(w string, start, end int) {
			if w == "" || !utf8.ValidString(w) {
				t.Fatalf("word %q of %q", w, s)
			}
			if start < last || end <= start || end > len(s) {
				t.Fatalf("word %q of %q stands at %d:%d after %d", w, s, start, end, last)
			}
			last = end
		})
	})
}
