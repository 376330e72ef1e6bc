package knowledge

import "testing"

func TestEdits(t *testing.T) {
	for _, tc := range []struct {
		a, b       string
		most, want int
	}{
		{"", "", 2, 0},
		{"pearl", "pearl", 2, 0},
		{"peaarl", "pearl", 2, 1},
		{"perl", "pearl", 2, 1},
		{"paerl", "pearl", 2, 1},
		{"pearl", "pears", 1, 1},
		{"laepr", "pearl", 2, 3},
		{"indiana", "illinois", 2, 3},
		{"", "ab", 2, 2},
		{"", "abc", 2, 3},
		{"ca", "abc", 2, 3}, // a swapped pair is not edited again
	} {
		if got := Edits(tc.a, tc.b, tc.most); got != tc.want {
			t.Errorf("Edits(%q, %q, %d) = %d, want %d", tc.a, tc.b, tc.most, got, tc.want)
		}
		if back := Edits(tc.b, tc.a, tc.most); back != Edits(tc.a, tc.b, tc.most) {
			t.Errorf("Edits(%q, %q, %d) = %d the other way round", tc.b, tc.a, tc.most, back)
		}
	}
}
