package place

import (
	"fmt"
	"strings"
	"testing"
)

func TestNearestCounties(t *testing.T) {
	p := committed(t)
	for _, tc := range []struct{ state, printed, want string }{
		{"FL", "St. Luice", "12111 St. Lucie County 1"},
		{"FL", "Lake Conty", "12069 Lake County 1"},
		{"FL", "Frankin", "12037 Franklin County 1"},
		{"AR", "Pulaksi County", "05119 Pulaski County 1"},
		{"LA", "Calacasieu", "22019 Calcasieu Parish 1"},
		{"TX", "Lee", "48287 Lee County 0; 48025 Bee County 1"},
		{"VA", "Richmnd City", "51760 Richmond city 1"},
		{"FL", "Timbuktu", ""},
		{"FL", "", ""},
		{"ZZ", "Lee", ""},
	} {
		var got []string
		for _, n := range p.NearestCounties(tc.state, tc.printed) {
			got = append(got, fmt.Sprintf("%s %s %d", n.FIPS, n.Name, n.Edits))
		}
		if s := strings.Join(got, "; "); s != tc.want {
			t.Errorf("NearestCounties(%q, %q) = %q, want %q", tc.state, tc.printed, s, tc.want)
		}
	}
}

func TestEdits(t *testing.T) {
	for _, tc := range []struct {
		a, b string
		want int
	}{
		{"", "", 0}, {"lee", "", 3}, {"", "lee", 3}, {"lee", "lee", 0}, {"lee", "bee", 1},
		{"lucie", "luice", 1}, {"frankin", "franklin", 1}, {"calacasieu", "calcasieu", 1}, {"ca", "abc", 3},
	} {
		if got := edits(tc.a, tc.b); got != tc.want {
			t.Errorf("edits(%q, %q) = %d, want %d", tc.a, tc.b, got, tc.want)
		}
	}
}
