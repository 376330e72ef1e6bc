package index

import (
	"slices"
	"testing"
)

func TestAspects(t *testing.T) {
	for text, want := range map[string][]Aspect{
		"when did Tampa sign":                             {Signing, Entering},
		"since when is Tampa in":                          {Signing},
		"how long has Tampa had one":                      {Duration},
		"was Tampa ever in it":                            {Presence, Presence},
		"is Tampa still in it":                            {Presence},
		"did Tampa leave":                                 {Leaving},
		"when did Tampa drop out":                         {Signing, Leaving},
		"is Tampa no longer on the list":                  {Leaving},
		"who joined last month":                           {Entering},
		"new agencies in Georgia":                         {Newest},
		"latest agreements":                               {Newest},
		"what is new since March":                         {Change},
		"what changed":                                    {Change},
		"how has it grown":                                {Growth},
		"show the trend":                                  {Growth},
		"number of agreements over time":                  {Growth},
		"will Tampa join":                                 {Entering, Forecast},
		"will Tampa police ask me for papers":             nil,
		"Will County sheriff signed":                      {Entering},
		"who is pending":                                  {Applying},
		"which agencies were signed up in 2021":           {Presence},
		"how many signed agreements were there":           {Presence},
		"Does Tampa take part":                            nil,
		"does Tampa stop people":                          nil,
		"did they end up in jail":                         nil,
		"when did the Etowah sheriff in Alabama 1st sign": {Signing, Signing},
		"": nil,
	} {
		got, want := slices.Compact(slices.Sorted(slices.Values(parsed(t, text).Aspects))), slices.Compact(slices.Sorted(slices.Values(want)))
		if !slices.Equal(got, want) {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

// Words about time are taken out of a question before a name is looked for in it, and names that have such a word stay.
func TestNamesWithWordsOfTime(t *testing.T) {
	ix := testIndex(t)
	for question, want := range map[string]string{
		"Cape May police, New Jersey":                           "nj-cape-may-police-department",
		"was the Cape May police in New Jersey in it in May":    "nj-cape-may-police-department",
		"Will County sheriff, Illinois":                         "il-will-county-sheriffs-office",
		"did the Will County sheriff in Illinois sign in 2025":  "il-will-county-sheriffs-office",
		"is Long Branch PD, NJ, still in it since March":        "nj-long-branch-police-department",
		"March 2025: was Stillwater PD Oklahoma on the list":    "ok-stillwater-police-department",
		"was (in 2022) the Frederick County sheriff, MD, in it": "md-frederick-county-sheriffs-office",
		"Hobart police, IN 2025":                                "in-hobart-police-department",
		"Hobart police, IN in January":                          "in-hobart-police-department",
		"on 2/28/2025 was Tampa PD FL in":                       "fl-tampa-police-department",
	} {
		if f := ask(t, ix, question); f.Subject == nil || f.Subject.Agency == nil || f.Subject.Agency.ID != want {
			t.Errorf("%q: got %s, want %s", question, told(f), want)
		}
	}
}
