package index

import (
	"os"
	"strings"
	"testing"
)

// What a question wants that is not told is recognized, and what the list says of an agency or a place that it names is told all
// the same.
func TestLimits(t *testing.T) {
	ix := testIndex(t)
	text, err := os.ReadFile("testdata/limits.tsv")
	if err != nil {
		t.Fatal(err)
	}
	asked := map[Limit]int{}
	for line := range strings.Lines(string(text)) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		f := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		if len(f) != 3 {
			t.Fatalf("%q has %d fields", line, len(f))
		}
		limit := Limit(strings.TrimPrefix(f[0], "-"))
		asked[limit]++
		found := ask(t, ix, f[2])
		fact := string(found.Verdict)
		if found.isFact() {
			fact += " " + found.Subject.StateCode()
		}
		if found.Limit != limit || fact != f[1] {
			t.Errorf("%q: limit %q with the fact %q, want %q with %q: %s", f[2], found.Limit, fact, limit, f[1], told(found))
		}
		if limit == "" && found.Intent == None || limit != "" && limit != Personal && f[1] == "" && !found.IsBeyond() {
			t.Errorf("%q: limit %q, %s", f[2], limit, told(found))
		}
	}
	for _, limit := range []Limit{Personal, Cooperation, Opinion, Orders, Self, Play, Spam, Insult, Thanks, Greeting, Farewell, ""} {
		if asked[limit] < 3 {
			t.Errorf("%q is asked for %d times only", limit, asked[limit])
		}
	}
}
