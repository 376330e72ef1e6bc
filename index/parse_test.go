package index

import (
	"slices"
	"testing"

	"ask287/knowledge"
)

// parsed understands a question of Wednesday, 2026-05-20, with the words of the embedded base.
func parsed(t testing.TB, text string) Question {
	t.Helper()
	ix := testIndex(t)
	known, err := ix.lookup.dictionary(fieldWord)
	if err != nil {
		t.Fatal(err)
	}
	return ix.parser.parse(text, "2026-05-20", "", known)
}

func TestParseStates(t *testing.T) {
	for _, tc := range []struct {
		text string
		want []string // every state that may be named, in order
		sure bool     // whether the first cannot be anything else
	}{
		{"Tampa police, Florida", []string{"FL"}, true},
		{"tampa police florida", []string{"FL"}, true},
		{"Tampa PD FL", []string{"FL"}, true},
		{"tampa pd fl", []string{"FL"}, false},
		{"TAMPA PD FL", []string{"FL"}, false},
		{"is the sheriff in on it", nil, false},
		{"police or sheriff", nil, false},
		{"tell me about hi and ok", nil, false},
		{"Portland, OR", []string{"OR"}, true},
		{"Portland OR police", []string{"OR"}, true},
		{"portland, me", []string{"ME"}, true},
		{"Hobart, IN", []string{"IN"}, true},
		{"caddo parish sheriff la", []string{"LA"}, false},
		{"la porte police", nil, false},
		{"West Virginia state police", []string{"WV", "VA"}, true},
		{"Washington, D.C.", []string{"WA", "DC", "DC"}, true},
		{"N. Carolina", []string{"NC"}, true},
		{"N.C. troopers", []string{"NC"}, true},
		{"Wyoming, Michigan", []string{"WY", "MI"}, true},
		{"Kansas City, Missouri", []string{"KS", "MO"}, true},
		{"U.S. Virgin Islands", []string{"VI"}, true},
		{"CNMI police", []string{"MP"}, true},
	} {
		t.Run(tc.text, func(t *testing.T) {
			var got []string
			mentions := parsed(t, tc.text).States
			for _, m := range mentions {
				got = append(got, m.State)
			}
			for _, want := range tc.want {
				if !slices.Contains(got, want) {
					t.Fatalf("states %v, want %v", got, tc.want)
				}
			}
			if len(tc.want) == 0 && len(got) > 0 {
				t.Errorf("states %v, want none", got)
			}
			if len(got) > 0 && mentions[0].Sure != tc.sure {
				t.Errorf("sure of %s: %v, want %v", got[0], mentions[0].Sure, tc.sure)
			}
		})
	}
}

func TestMisspeltStates(t *testing.T) {
	ix := testIndex(t)
	known, err := ix.lookup.dictionary(fieldWord)
	if err != nil {
		t.Fatal(err)
	}
	for text, want := range map[string]string{
		"sheriff in Goergia": "GA", "pennsylvnia": "PA", "Tennesse": "TN", "South Carolna": "SC",
		"Georgia": "", "Tampa": "", "maine": "", "": "",
	} {
		var got string
		for _, m := range ix.parser.states.misspelt(ix.parser.parse(text, "2026-05-20", "", known).Tokens, known) {
			got += m.State
		}
		if got != want {
			t.Errorf("%q: read as %q, want %q", text, got, want)
		}
	}
}

func TestParseKinds(t *testing.T) {
	for _, tc := range []struct {
		text  string
		want  knowledge.Kind
		kinds int
	}{
		{"Leon County sheriff", knowledge.Sheriff, 1},
		{"the deputies of Leon County", knowledge.Sheriff, 1},
		{"Leon County Sheriff’s Office", knowledge.Sheriff, 1},
		{"Tampa PD", knowledge.Police, 1},
		{"tampa cops", knowledge.Police, 1},
		{"state police", knowledge.StatePolice, 1},
		{"state troopers", knowledge.StatePolice, 1},
		{"highway patrol", knowledge.StatePolice, 1},
		{"campus police of UCF", knowledge.Campus, 1},
		{"constable of precinct 3", knowledge.Constable, 1},
		{"the marshal", knowledge.Marshal, 1},
		{"district attorney", knowledge.Prosecutor, 1},
		{"county jail", knowledge.Corrections, 1},
		{"department of corrections", knowledge.Corrections, 1},
		{"national guard", knowledge.Military, 1},
		{"airport police", knowledge.Port, 1},
		{"tribal police", knowledge.Tribal, 1},
		{"the sheriff and his jail", knowledge.Sheriff, 1},
		{"police or sheriff", "", 2},
		{"Tampa", "", 0},
	} {
		q := parsed(t, tc.text)
		if q.Kind != tc.want || q.Kinds != tc.kinds {
			t.Errorf("%q: kind %q of %d, want %q of %d", tc.text, q.Kind, q.Kinds, tc.want, tc.kinds)
		}
	}
}

func TestParseIntents(t *testing.T) {
	for text, want := range map[string]Intent{
		"":                                    Help,
		"help":                                Help,
		"what can you do":                     Help,
		"Does Tampa PD take part?":            Participation,
		"tampa":                               Participation,
		"78701":                               Participation,
		"How many agencies in Texas?":         Count,
		"number of agreements in Ohio":        Count,
		"Which agencies in Georgia take part": Roster,
		"list sheriffs in wyoming":            Roster,
		"when did tampa pd join":              Timeline,
		"newest agreements":                   Timeline,
		"what is a detainer":                  Definition,
		"whats WSO":                           Definition,
		"why do people oppose this":           Explanation,
		"I got arrested, will they deport me": Advice,
		"my husband was detained, what are rights": Advice,
		"where does your data come from":           Sources,
	} {
		if got := parsed(t, text).Intent; got != want {
			t.Errorf("%q: intent %q, want %q", text, got, want)
		}
	}
}

func TestParseTheRest(t *testing.T) {
	for _, tc := range []struct {
		text    string
		models  []knowledge.Model
		zip     string
		negated bool
	}{
		{"who has the task force model", []knowledge.Model{knowledge.TaskForce}, "", false},
		{"WSO or JEM?", []knowledge.Model{knowledge.WarrantService, knowledge.JailEnforcement}, "", false},
		{"jail enforcement in Texas", []knowledge.Model{knowledge.JailEnforcement}, "", false},
		{"i live in 33101", nil, "33101", false},
		{"33101-1234", nil, "33101", false},
		{"33101 or 33102", nil, "", false},
		{"331011", nil, "", false},
		{"3310", nil, "", false},
		{"Why isn't Tampa on the list?", nil, "", true},
		{"Tampa doesn’t take part, right?", nil, "", true},
		{"Tampa takes part", nil, "", false},
	} {
		q := parsed(t, tc.text)
		if !slices.Equal(q.Models, tc.models) || q.ZIP != tc.zip || q.Negated != tc.negated {
			t.Errorf("%q: %v, ZIP %q, negated %v; want %v, %q, %v", tc.text, q.Models, q.ZIP, q.Negated, tc.models, tc.zip, tc.negated)
		}
	}
}

func TestOneEditApart(t *testing.T) {
	for _, tc := range []struct {
		a, b string
		want bool
	}{
		{"tampa", "tmapa", true}, {"tampa", "tampaa", true}, {"tampa", "tapa", true}, {"tampa", "tempa", true},
		{"tampa", "tampa", false}, {"tampa", "tmaap", false}, {"tampa", "ta", false}, {"", "a", true}, {"", "", false},
	} {
		if got := oneEditApart(tc.a, tc.b); got != tc.want {
			t.Errorf("oneEditApart(%q, %q) = %v", tc.a, tc.b, got)
		}
	}
}

func TestParseTogether(t *testing.T) {
	for text, want := range map[string]bool{
		"how many signed and pending agreements": true, "pending and approved combined": true, "how many are pending": false,
		"¿cuántas solicitudes y acuerdos firmados hay?": true, "las pendientes y los acuerdos, juntos": true, "¿cuántas solicitudes pendientes hay?": false,
	} {
		if got := parsed(t, text).Together; got != want {
			t.Errorf("%q: together %v, want %v", text, got, want)
		}
	}
}
