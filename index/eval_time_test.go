package index

import (
	"fmt"
	"strings"
)

// judgeTime judges answers to questions about time. They are asked on the newest list's day. The last column has, of one
// agency, its verdict, or whether the lists of then show it; of many, how many joined and left, the first and the last number of
// agreements, or applications/agencies.
func (c evalCase) judgeTime(f Finding) score {
	switch c.want {
	case "timeline", "then":
		if !claims(f) || f.Intent != Timeline {
			return orWrong(claims(f) || f.Verdict == "" && f.Asked != "")
		}
		if c.judgeSubject(f) != right {
			return wrong
		}
		if c.want == "timeline" {
			return orWrong2(c.count == "" || string(f.Verdict) == c.count)
		}
		return orWrong2(f.When != nil && then(f) == c.count)
	case "ahead":
		return orWrong2(f.Asked == Forecast)
	}
	if f.Asked == "" {
		return orWrong(claims(f) || f.Intent == Count || f.Intent == Roster)
	}
	state := ""
	if f.Filter.State != nil {
		state = f.Filter.State.Code
	}
	return orWrong2(state == c.state && c.want == map[Aspect]string{
		Entering: "changes", Leaving: "changes", Change: "changes", Growth: "growth", Applying: "applied",
	}[f.Asked] && c.count == c.told(f))
}

// told returns what a Finding of many says, as the last column has it.
func (c evalCase) told(f Finding) string {
	switch f.Asked {
	case Growth:
		return fmt.Sprintf("%d..%d", f.Series[0].Agreements, f.Series[len(f.Series)-1].Agreements)
	case Applying:
		return fmt.Sprintf("%d/%d", f.Total.Agreements, f.Total.Agencies)
	}
	joined, left := 0, 0
	for _, change := range f.Changes {
		joined, left = joined+btoi(change.Joined()), left+btoi(change.Left())
	}
	return fmt.Sprintf("%d/%d", joined, left)
}

// then tells whether the lists of the time asked about show the agency.
func then(f Finding) string {
	if f.When.To < 0 {
		return "unknown"
	}
	shown := 0
	for at := f.When.From; at <= f.When.To; at++ {
		shown += min(1, len(Shown(f.Agencies[0], at)))
	}
	switch shown {
	case 0:
		return "no"
	case f.When.To - f.When.From + 1:
		return "yes"
	}
	return "part"
}

// toldOf adds to the messages of tests what a Finding says about time.
func toldOf(f Finding) string {
	if f.Asked == "" {
		return ""
	}
	var b strings.Builder
	fmt.Fprintf(&b, " %s", f.Asked)
	if f.Asked != Forecast && f.Asked != Newest && (f.Asked != Growth || len(f.Series) > 0) {
		b.WriteString(" " + evalCase{}.told(f))
	}
	return b.String()
}
