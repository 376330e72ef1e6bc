package index

import (
	"bufio"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"ask287/knowledge"
)

// evalCase is a line of testdata/questions.tsv.
type evalCase struct {
	set, question, want, state, key, count string
}

// score is how an answer is judged. Wrong claims something that is not so.
type score int

const (
	right   score = iota
	refused       // says that it does not know, or asks back, where there is an answer
	wrong
)

// TestEvaluation asks the project's own questions. It fails where more answers are wrong, or fewer right, than
// testdata/figures.txt records.
func TestEvaluation(t *testing.T) {
	ix := testIndex(t)
	var sets []string
	tally := map[string]*[3]int{}
	var total [3]int
	for _, c := range evalCases(t) {
		if tally[c.set] == nil {
			sets = append(sets, c.set)
			tally[c.set] = &[3]int{}
		}
		f := ask(t, ix, c.question)
		s := c.judge(f)
		tally[c.set][s]++
		total[s]++
		if s != right {
			t.Logf("%-7s %q: want %s %s %s %s, got %s", []string{"", "refused", "WRONG"}[s], c.question, c.want, c.state, c.key, c.count, told(f))
		}
	}
	for _, set := range sets {
		n := tally[set]
		t.Logf("%-50s right %3d refused %3d WRONG %3d", set, n[right], n[refused], n[wrong])
	}
	all := total[right] + total[refused] + total[wrong]
	t.Logf("of %d: right %d (%.1f %%) refused %d WRONG %d", all, total[right], 100*float64(total[right])/float64(all), total[refused], total[wrong])
	figureAtMost(t, "eval wrong", float64(total[wrong]))
	figureAtLeast(t, "eval right", float64(total[right]))
}

func evalCases(t testing.TB) []evalCase {
	t.Helper()
	file, err := os.Open("testdata/questions.tsv")
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	var all []evalCase
	set := ""
	for s := bufio.NewScanner(file); s.Scan(); {
		if name, ok := strings.CutPrefix(s.Text(), "# "); ok {
			set = name
			continue
		}
		f := append(strings.Split(s.Text(), "\t"), "", "", "")
		all = append(all, evalCase{set, f[0], f[1], f[2], f[3], f[4]})
	}
	if len(all) < 300 {
		t.Fatalf("only %d questions", len(all))
	}
	return all
}

// claims reports whether a Finding claims something of an agency or place.
func claims(f Finding) bool { return f.Verdict != "" && f.Verdict != Ambiguous && f.Verdict != Unknown }

func (c evalCase) judge(f Finding) score {
	if c.want == "several" || len(f.Parts) > 0 {
		return c.judgeParts(f)
	}
	switch c.want {
	case "listed", "not_listed", "ended", "pending":
		return c.judgeVerdict(f)
	case "ambiguous":
		return c.judgeAmbiguous(f)
	case "unknown", "none":
		// Either says that it does not know; which of the two is a matter of manners.
		if claims(f) || f.Intent != Participation && f.Intent != None && f.Intent != Help && f.Intent != Timeline {
			return wrong
		}
		if f.Verdict == Ambiguous {
			return refused
		}
		return right
	case "count", "roster", "newest":
		return c.judgeMany(f)
	case "timeline", "then", "changes", "growth", "applied", "ahead":
		return c.judgeTime(f)
	}
	return c.judgeText(f)
}

// judgeParts judges the answers to a question about several things by the worst of them. Its key has what is wanted of each:
// "listed/FL/fl-tampa-police-department + unknown".
func (c evalCase) judgeParts(f Finding) score {
	if c.want != "several" {
		return orWrong(slices.ContainsFunc(f.Parts, claims))
	}
	all := strings.Split(c.key, " + ")
	if len(all) != len(f.Parts) {
		return orWrong(claims(f))
	}
	worst := right
	for i, want := range all {
		fields := append(strings.SplitN(want, "/", 4), "", "", "")
		worst = max(worst, evalCase{c.set, c.question, fields[0], fields[1], fields[2], fields[3]}.judge(f.Parts[i]))
	}
	return worst
}

func (c evalCase) judgeVerdict(f Finding) score {
	if !claims(f) {
		return orWrong(f.Intent != Participation && f.Intent != None && f.Intent != Timeline && f.Intent != Help)
	}
	if string(f.Verdict) != c.want {
		return wrong
	}
	return c.judgeSubject(f)
}

// judgeSubject judges whether the answer is about the one thing that was asked about.
func (c evalCase) judgeSubject(f Finding) score {
	s := f.Subject
	if s == nil || s.StateCode() != c.state {
		return wrong
	}
	what, key, isPlace := strings.Cut(c.key, ":")
	switch {
	case isPlace && what == "county" && s.County != nil:
		return orWrong2(s.County.FIPS == key)
	case isPlace && what == "city" && s.City != nil:
		return orWrong2(s.City.Name == key)
	case isPlace && what == "zip" && s.ZIP != nil:
		return orWrong2(s.ZIP.Code == key)
	case !isPlace && s.Agency != nil:
		return orWrong2(f.Agencies[0].ID == c.key)
	}
	return wrong
}

func (c evalCase) judgeAmbiguous(f Finding) score {
	if f.Verdict != Ambiguous {
		return orWrong(claims(f) || f.Intent != Participation && f.Intent != None)
	}
	for state := range strings.SplitSeq(c.state, ",") {
		if !slices.ContainsFunc(f.Choices, func(choice Choice) bool { return choice.StateCode() == state }) {
			return refused
		}
	}
	return right
}

func (c evalCase) judgeMany(f Finding) score {
	want := Intent(c.want)
	if c.want == "newest" {
		want = Timeline
	}
	if f.Intent != want || f.Verdict != "" {
		return orWrong(claims(f) || f.Intent == Count || f.Intent == Roster)
	}
	state := ""
	if f.Filter.State != nil {
		state = f.Filter.State.Code
	}
	if state != c.state || c.count != "" && fmt.Sprintf("%d/%d", f.Total.Agreements, f.Total.Agencies) != c.count {
		return wrong
	}
	return right
}

// judgeText judges intents that no agency is claimed in. The key is a term's or a passage's id, or several.
func (c evalCase) judgeText(f Finding) score {
	if string(f.Intent) != c.want {
		return orWrong(f.Intent != None && f.Verdict != Unknown && f.Verdict != Ambiguous && (c.want == "advice" || claims(f)))
	}
	ids := strings.Split(c.key, "|")
	switch f.Intent {
	case Definition:
		return orWrong2(slices.Contains(ids, f.Term.ID))
	case Explanation:
		if !slices.Contains(ids, f.Passages[0].ID) {
			return []score{wrong, refused}[btoi(slices.ContainsFunc(f.Passages, func(p *knowledge.Passage) bool { return slices.Contains(ids, p.ID) }))]
		}
	}
	return right
}

// orWrong is wrong if so, else refused.
func orWrong(isWrong bool) score { return []score{refused, wrong}[btoi(isWrong)] }

// orWrong2 is right if so, else wrong.
func orWrong2(isRight bool) score { return []score{wrong, right}[btoi(isRight)] }
