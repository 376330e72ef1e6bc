package bot

import (
	"cmp"
	"os"
	"slices"
	"strings"
	"testing"
)

// natural is what an answer to a question as people put it must have.
type natural struct {
	intent, verdict string   // several verdicts that will do stand with "|" between
	subject         string   // name and state, or state; "" where the answer is not about one thing
	agencies        []string // "name: status", each of them told
	choices         []string // states that are offered
	says            []string // in the text
	notSays         []string
	count           [2]int // agreements and agencies
	lang            string // "" for English
}

// naturals are the answers that the rows of eval/natural.md ask for, by question, on the list of 2026-05-18.
var naturals = map[string]natural{
	"sheriff in washington county": {intent: "participation", verdict: "ambiguous", choices: []string{"AL", "AR", "FL", "GA", "OR", "PA", "TN", "UT", "WI"}},
	"is dallas pd on the list":     {intent: "participation", verdict: "ambiguous", choices: []string{"GA", "TX"}},
	"Chicago cops??":               {intent: "participation", verdict: "not_listed", subject: "Chicago Police Department, IL", says: []string{"does not mean"}},
	"CHP":                          {intent: "participation", verdict: "not_listed", subject: "California Highway Patrol, CA"},
	"California Highway Patrol":    {intent: "participation", verdict: "not_listed", subject: "California Highway Patrol, CA"},
	"state troopers in oklahoma":   {intent: "participation", verdict: "listed", subject: "Oklahoma Highway Patrol, OK", agencies: []string{"Oklahoma Department of Public Safety: listed"}},
	"does metro police in nashville do this": {
		intent: "participation", verdict: "not_listed", subject: "Metropolitan Nashville Police Department, TN", notSays: []string{"Moore"},
	},
	"Suffolk County NY police": {intent: "participation", verdict: "not_listed", subject: "Suffolk County Police Department, NY", notSays: []string{"Nassau"}},
	"gainesville police":       {intent: "participation", verdict: "ambiguous", choices: []string{"FL", "GA", "TX"}},
	"I'm in Coral Gables, who works with ICE here?": {
		intent: "participation", verdict: "listed", subject: "Coral Gables, FL",
		agencies: []string{"Coral Gables Police Department: listed", "Miami-Dade Sheriff's Office: listed", "Miami-Dade Corrections and Rehabilitation: listed", "Florida Department of Corrections: listed"},
		says:     []string{"jail agency"},
	},
	"78701": {
		intent: "participation", verdict: "not_listed", subject: "78701, TX",
		agencies: []string{"Austin Police Department: not_listed", "Travis County Sheriff's Office: not_listed", "Texas National Guard: listed"},
	},
	"10001":                          {intent: "participation", verdict: "not_listed", subject: "10001, NY", agencies: []string{"New York Police Department: not_listed"}, notSays: []string{"Sheriff"}},
	"is my campus police in it? USF": {intent: "participation", verdict: "listed", subject: "University of South Florida Police Department, FL"},
	"are texas rangers part of 287g": {intent: "participation", verdict: "not_listed", subject: "Texas Rangers, TX", agencies: []string{"Texas Department of Public Safety - Texas Highway Patrol: listed"}},
	"does cobb county do 287g":       {intent: "participation", verdict: "listed", subject: "Cobb County, GA", agencies: []string{"Cobb County Sheriff's Office: ended", "Marietta Police Department: listed"}, says: []string{"2021-01-13"}},
	"when did tampa pd join":         {intent: "timeline", verdict: "listed", subject: "Tampa Police Department, FL", says: []string{"2025-02-28", "ask force"}},
	"how long has etowah county alabama had one": {
		intent: "timeline", verdict: "listed", subject: "Etowah County, AL", agencies: []string{"Etowah County Sheriff's Office: listed"}, says: []string{"2020-06-09", "2025-12-08"},
	},
	"did carroll county maryland leave": {
		intent: "timeline", verdict: "not_listed|ended", subject: "Carroll County, MD", agencies: []string{"Carroll County Sheriff's Office: ended"}, says: []string{"no longer on ICE's list", "2026-02-17"}, notSays: []string{"terminated"},
	},
	"is butler county signed up":        {intent: "participation", verdict: "ambiguous", choices: []string{"AL", "KS", "KY", "OH", "PA"}},
	"which florida universities signed": {intent: "roster", agencies: []string{"University of South Florida Police Department: listed", "Florida International University Police Department: listed"}, count: [2]int{18, 18}},
	"list sheriffs in wyoming":          {intent: "roster", agencies: []string{"Campbell County Sheriff's Office: listed", "Laramie County Sheriff's Office: listed"}, says: []string{"warrant service officer", "task force model"}},
	"how many agreements in your list":  {intent: "count", count: [2]int{1843, 1549}, says: []string{"1,843", "1,549", "2026-05-18"}},
	"is it true that 579 agencies signed": {
		intent: "explanation", says: []string{"517", "62 pending", "April 30, 2025", "1,843"},
	},
	"whats WSO":                                     {intent: "definition", says: []string{"Warrant service officer", "only inside the jail"}},
	"what did the sanctuary order say":              {intent: "explanation", says: []string{"April 28, 2025", "sanctuary jurisdictions"}},
	"is 287(g) good or bad":                         {intent: "explanation", says: []string{"Supporters", "Critics", "takes no side"}},
	"cuántos acuerdos hay en Texas":                 {intent: "count", subject: "Texas, TX", count: [2]int{387, 305}, says: []string{"387 acuerdos", "305 agencias", "18 de mayo de 2026"}, lang: "es"},
	"la policia de charlotte trabaja con la migra?": {intent: "participation", verdict: "not_listed|ambiguous", says: []string{"Charlotte-Mecklenburg Police Department"}, choices: []string{"NC"}, lang: "es"},
	"¿qué es una orden de detención de ICE?":        {intent: "definition", says: []string{"etición de ICE", "48 horas"}, lang: "es"},
	"I got arrested yesterday, will they deport me": {intent: "advice", says: []string{"no legal advice", "lawyer", "https://"}},
	"does the sheriff honor detainers":              {intent: "explanation", says: []string{"does not say whether"}},
	"asdfgh":                                        {intent: "none", says: []string{"not understood", "How many agreements"}},
}

// Every row of eval/natural.md is answered as it says.
func TestNaturalQuestions(t *testing.T) {
	text, err := os.ReadFile("../../shared/eval/natural.md")
	if err != nil {
		t.Skip("no natural.md: the shared folder is not here")
	}
	b := testBot(t, soon)
	ix, err := opened()
	if err != nil {
		t.Fatal(err)
	}
	if date := ix.Base().List.Date; date != "2026-05-18" {
		t.Skipf("the rows are of the list of 2026-05-18, and this base has that of %s", date)
	}
	asked := 0
	for line := range strings.Lines(string(text)) {
		cells := strings.Split(line, "|")
		if len(cells) < 4 || strings.TrimSpace(cells[1]) == "question" || strings.HasPrefix(cells[1], "---") {
			continue
		}
		for question := range strings.SplitSeq(cells[1], " / ") {
			question = strings.TrimSpace(question)
			want, ok := naturals[question]
			if !ok {
				t.Errorf("%q: nobody has said what its answer must have: %s", question, cells[2])
				continue
			}
			asked++
			want.judge(t, question, handle(t, b, Message{Text: question}))
		}
	}
	if asked != len(naturals) {
		t.Errorf("%d of %d questions asked", asked, len(naturals))
	}
}

// judge reports what an answer lacks, and what it has that it must not have.
func (n natural) judge(t *testing.T, question string, a Answer) {
	t.Helper()
	fail := func(what string, got, want any) {
		t.Errorf("%q: %s %v, want %v\n%.300s", question, what, got, want, a.Text)
	}
	if lang := cmp.Or(n.lang, "en"); a.Language != lang {
		fail("language", a.Language, lang)
	}
	if a.Intent != n.intent {
		fail("intent", a.Intent, n.intent)
	}
	if !slices.Contains(strings.Split(n.verdict, "|"), a.Verdict) {
		fail("verdict", a.Verdict, n.verdict)
	}
	if s := a.Subject; n.subject != "" && (s == nil || s.Name+", "+s.State != n.subject) {
		fail("subject", s, n.subject)
	}
	if n.count != [2]int{} && (a.Count == nil || *a.Count != Count{n.count[0], n.count[1]}) {
		fail("count", a.Count, n.count)
	}
	for _, want := range n.agencies {
		if !slices.ContainsFunc(a.Agencies, func(g Agency) bool { return g.Name+": "+g.Status == want }) {
			fail("agencies", len(a.Agencies), want)
		}
	}
	for _, state := range n.choices {
		if a.Verdict == "ambiguous" && !slices.ContainsFunc(a.Choices, func(c Choice) bool { return c.State == state }) {
			fail("choices", a.Choices, state)
		}
	}
	for _, want := range n.says {
		if !strings.Contains(a.Text, want) {
			fail("text", "", want)
		}
	}
	for _, bad := range n.notSays {
		if strings.Contains(a.Text, bad) {
			fail("text", bad, "none of it")
		}
	}
	if a.Verdict != "ambiguous" && a.Intent != "advice" && a.Intent != "none" && len(a.Citations) == 0 {
		fail("citations", 0, "some")
	}
}
