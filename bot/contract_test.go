package bot

import (
	"encoding/json"
	"flag"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"ask287/knowledge"
)

// shuffles is how many sets of lists the contract is held over. The first is the real one.
const shuffles = 3

// The verdict of every answer follows by the contract's rule from the facts, in the JSON that goes out: over any agency, county,
// city and ZIP code, any kind of agency in one, either language, and over shuffled lists.
func TestVerdictFollowsFromFacts(t *testing.T) {
	seed := flag.Lookup("rapid.seed")
	old := seed.Value.String()
	if old == "0" { // the same questions in every run, unless others are asked for
		if err := seed.Value.Set("287"); err != nil {
			t.Fatal(err)
		}
		defer func() { _ = seed.Value.Set(old) }()
	}
	for seed := range uint64(shuffles) {
		b, f := shuffled(t, seed)
		seen := map[string]int{}
		rapid.Check(t, func(rt *rapid.T) {
			for range 10 {
				m := Message{Text: drawQuestion(rt, f.base), Language: rapid.SampledFrom([]string{"en", "es"}).Draw(rt, "language")}
				a := throughJSON(rt, handle(t, b, m))
				seen[a.Verdict]++
				f.hold(rt, a)
			}
		})
		if testing.Short() {
			continue // too few questions to meet every verdict
		}
		for _, verdict := range []string{"listed", "not_listed", "ended", "ambiguous", "unknown"} {
			if seen[verdict] == 0 {
				t.Errorf("lists %d: no answer was %s, of %v", seed, verdict, seen)
			}
		}
		if seen["pending"] == 0 && seed > 0 {
			t.Errorf("lists %d: no answer was pending, of %v", seed, seen)
		}
	}
}

// drawQuestion draws an agency or a place, and a way to ask about it.
func drawQuestion(t *rapid.T, base *knowledge.Base) string {
	kinds := []string{"police", "sheriffs", "campus police", "tribal police", "constables", "marshals", "jails"}
	switch rapid.IntRange(0, 6).Draw(t, "sort") {
	case 0, 1:
		a := rapid.SampledFrom(base.Agencies).Draw(t, "agency")
		return a.Name + rapid.SampledFrom([]string{", " + a.State, ""}).Draw(t, "state")
	case 2:
		return drawFormer(t, base)
	case 3:
		c := rapid.SampledFrom(base.Counties).Draw(t, "county")
		return c.Name + ", " + c.State
	case 4:
		c := rapid.SampledFrom(base.Cities).Draw(t, "city")
		return c.Name + ", " + c.State
	case 5:
		return rapid.SampledFrom(base.ZIPs).Draw(t, "zip").Code
	}
	place := rapid.SampledFrom(base.ZIPs).Draw(t, "zip").Code
	switch rapid.IntRange(0, 2).Draw(t, "place") {
	case 0:
		c := rapid.SampledFrom(base.Counties).Draw(t, "county")
		place = c.Name + ", " + c.State
	case 1:
		c := rapid.SampledFrom(base.Cities).Draw(t, "city")
		place = c.Name + ", " + c.State
	}
	return rapid.SampledFrom(kinds).Draw(t, "kind") + " in " + place
}

// drawFormer draws an agency that is or was on a list, or has applied.
func drawFormer(t *rapid.T, base *knowledge.Base) string {
	start := rapid.IntRange(0, len(base.Agencies)-1).Draw(t, "from")
	for i := range base.Agencies {
		if a := &base.Agencies[(start+i)%len(base.Agencies)]; len(a.Former)+len(a.Pending)+len(a.Agreements) > 0 {
			return a.Name + ", " + a.State
		}
	}
	return ""
}

// hold checks one answer against the contract.
func (f *facts) hold(t *rapid.T, a Answer) {
	for _, g := range a.Agencies {
		if want := f.status(g.ID); g.Status != want {
			t.Fatalf("%q: %s is %s, the lists say %s", a.Question, g.ID, g.Status, want)
		}
		onNewest := slices.ContainsFunc(g.Agreements, func(g Agreement) bool { return g.ListedTo == string(f.base.List.Date) })
		if onNewest != (g.Status == "listed") {
			t.Fatalf("%q: %s is %s with the agreements %v", a.Question, g.ID, g.Status, g.Agreements)
		}
	}
	switch {
	case a.Intent != "participation" && a.Intent != "timeline":
		if a.Verdict != "" {
			t.Fatalf("%q: %s has the verdict %s", a.Question, a.Intent, a.Verdict)
		}
	case a.Verdict == "ambiguous":
		if len(a.Choices) < 2 || len(a.Agencies) > 0 {
			t.Fatalf("%q: ambiguous with %d choices and %d agencies", a.Question, len(a.Choices), len(a.Agencies))
		}
	case a.Subject == nil:
		if a.Verdict != "unknown" && a.Verdict != "" || len(a.Agencies) > 0 {
			t.Fatalf("%q: %s of nothing, with %d agencies", a.Question, a.Verdict, len(a.Agencies))
		}
	case a.Subject.Kind == "agency":
		f.holdAgency(t, a)
	default:
		f.holdPlace(t, a)
	}
}

// holdAgency checks the answer about an agency: its verdict is the status of the agency that answers, or listed for one of its
// divisions.
func (f *facts) holdAgency(t *rapid.T, a Answer) {
	want := f.status(a.Agencies[0].ID)
	whole := []string{a.Agencies[0].ID, f.whole[a.Agencies[0].ID]}
	for _, g := range a.Agencies[1:] {
		if !slices.Contains(whole, f.whole[g.ID]) {
			t.Fatalf("%q: %s is no division of %s", a.Question, g.ID, a.Agencies[0].ID)
		}
		if g.Status == "listed" && f.whole[g.ID] == a.Agencies[0].ID {
			want = "listed"
		}
	}
	if a.Verdict != want {
		t.Fatalf("%q: %s, the facts say %s of %s", a.Question, a.Verdict, want, a.Agencies[0].ID)
	}
}

// holdPlace checks the answer about a place: listed where an agency that serves it is, else not_listed, unknown where none is
// known; each of a county's agencies is there, and the state's listed ones come after them.
func (f *facts) holdPlace(t *rapid.T, a Answer) {
	var serving, nearby, nearbyListed, unplaced, unplacedListed int
	var listed, isBehind bool
	for _, g := range a.Agencies {
		if isBehind && g.Scope != "state" && g.Scope != "unplaced" || g.Scope == "" && nearby > 0 {
			t.Fatalf("%q: %s, %q, stands behind those that tell less of the place", a.Question, g.ID, g.Scope)
		}
		switch g.Scope {
		case "":
			serving, listed = serving+1, listed || g.Status == "listed"
		case "county":
			nearby, nearbyListed = nearby+1, nearbyListed+count(g.Status == "listed")
		case "unplaced":
			unplaced, unplacedListed = unplaced+1, unplacedListed+count(g.Status == "listed")
		case "state":
			isBehind = true
			if f.wide[g.ID] != a.Subject.State || g.Status != "listed" {
				t.Fatalf("%q: %s of the whole state, %s", a.Question, g.ID, g.Status)
			}
		}
	}
	want := "unknown"
	switch isOfKind := strings.Contains(a.Question, " in ") && !strings.HasPrefix(a.Question, "police"); {
	case listed || isOfKind && serving == 0 && nearby > 0 && nearby == nearbyListed && !f.isInSeveral(*a.Subject):
		want = "listed"
	case serving > 0 || isOfKind && nearby > 0 && nearbyListed == 0:
		want = "not_listed"
	case isOfKind && nearby == 0 && unplaced > 0 && unplacedListed == 0:
		want = "not_listed" // whichever of the state's it is, none is listed
	}
	if a.Verdict != want {
		t.Fatalf("%q: %s, the facts say %s (%d serve it, %d may)", a.Question, a.Verdict, want, serving, nearby)
	}
	f.holdCounty(t, a, serving)
}

// isInSeveral reports whether a place lies in several counties.
func (f *facts) isInSeveral(s Subject) bool {
	for _, c := range f.base.Cities {
		if s.Kind == "city" && c.Name == s.Name && c.State == s.State {
			return len(c.Counties) > 1
		}
	}
	i, isZIP := f.base.ZIPAt(s.Name)
	return isZIP && len(f.base.ZIPs[i].Counties) > 1
}

func count(is bool) int {
	if is {
		return 1
	}
	return 0
}

// holdCounty checks that the answer about a county has every agency of it, or every one of the kind asked for.
func (f *facts) holdCounty(t *rapid.T, a Answer, serving int) {
	if a.Subject.Kind != "county" {
		return
	}
	fips := ""
	for i := range f.base.Counties {
		if c := &f.base.Counties[i]; c.Name == a.Subject.Name && c.State == a.Subject.State {
			fips = c.FIPS
		}
	}
	asked := ""
	for kind, said := range map[string]string{
		"police": "police in ", "sheriff": "sheriffs in ", "campus": "campus police in ", "tribal": "tribal police in ",
		"constable": "constables in ", "marshal": "marshals in ", "corrections": "jails in ",
	} {
		if strings.HasPrefix(a.Question, said) {
			asked = kind
		}
	}
	n := 0
	for id, counties := range f.counties {
		if slices.Contains(counties, fips) && (asked == "" || f.kind[id] == asked) {
			n++
		}
	}
	if n != serving {
		t.Fatalf("%q: %d agencies of %d in the county", a.Question, serving, n)
	}
}

// throughJSON returns an answer as somebody reads it from its JSON.
func throughJSON(t *rapid.T, a Answer) Answer {
	text, err := json.Marshal(a)
	if err != nil {
		t.Fatal(err)
	}
	var out Answer
	if err := json.Unmarshal(text, &out); err != nil {
		t.Fatal(err)
	}
	return out
}
