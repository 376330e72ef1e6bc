package ice

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"ask287/knowledge"
	"ask287/knowledge/county"
)

var testCounties = county.NewFinder([]knowledge.County{
	{FIPS: "48471", Name: "Walker County", State: "TX"}, {FIPS: "48241", Name: "Jasper County", State: "TX"}, {FIPS: "48041", Name: "Brazos County", State: "TX"},
	{FIPS: "20057", Name: "Ford County", State: "KS"}, {FIPS: "12071", Name: "Lee County", State: "FL"}, {FIPS: "42071", Name: "Lancaster County", State: "PA"},
	{FIPS: "42133", Name: "York County", State: "PA"}, {FIPS: "42073", Name: "Lawrence County", State: "PA"}, {FIPS: "42087", Name: "Mifflin County", State: "PA"},
	{FIPS: "42125", Name: "Washington County", State: "PA"}, {FIPS: "51159", Name: "Richmond County", State: "VA"}, {FIPS: "51760", Name: "Richmond city", State: "VA"},
	{FIPS: "26021", Name: "Berrien County", State: "MI"}, {FIPS: "08101", Name: "Pueblo County", State: "CO"},
})

// join folds the rows of one list into what is known, and returns the agencies and the findings.
func join(rows []Row, known []knowledge.Agency, errata []knowledge.Erratum) ([]knowledge.Agency, []Finding) {
	list := &Published{Kind: Participating, Date: "2025-03-17", File: listName, SHA256: "f2d0", Rows: rows}
	record, findings := Fold(knowledge.Record{Agencies: known}, []*Published{list}, testCounties, errata)
	return record.Agencies, findings
}

// row makes a row of a list; the row number tells one from the other.
func row(n int, state, agency, county string, m knowledge.Model) Row {
	return Row{Row: n, State: state, Agency: agency, Type: "County", County: county, Model: m, Signed: "2025-03-01"}
}

func agency(kind knowledge.Kind, state, name string, counties ...string) knowledge.Agency {
	return knowledge.Agency{Kind: kind, State: state, Name: name, Counties: counties, Sources: []string{"fbi-lee"}}
}

// told prints the agencies, one a line: name = other names [counties] model:row, where S stands for the whole state.
func told(agencies []knowledge.Agency) string {
	var b strings.Builder
	for _, a := range agencies {
		where := strings.Join(a.Counties, " ")
		if a.Statewide {
			where += "S"
		}
		fmt.Fprintf(&b, "%s = %s [%s]", a.Name, strings.Join(a.OtherNames, " = "), where)
		for _, g := range a.Agreements {
			fmt.Fprintf(&b, " %s:%d", g.Model, g.Row)
		}
		b.WriteByte('\n')
	}
	return b.String()
}

func TestJoin(t *testing.T) {
	const tf, ws = knowledge.TaskForce, knowledge.WarrantService
	const sheriff, police = knowledge.Sheriff, knowledge.Police
	for _, tc := range []struct {
		name     string
		rows     []Row
		known    []knowledge.Agency
		errata   []knowledge.Erratum
		want     string // as told prints them
		findings string // row: what, one a line
	}{
		{
			name:  "one agency spelt two ways on the list",
			rows:  []Row{row(2, "TX", "Walker County Sheriff's Office", "Walker County", tf), row(3, "TX", "Walker County Sheriff's Department", "Walker County", ws)},
			known: []knowledge.Agency{agency(sheriff, "TX", "Walker County Sheriff's Office", "48471")},
			want:  "Walker County Sheriff's Office = Walker County Sheriff's Department [48471] task_force:2 warrant_service:3\n",
		},
		{
			name:  "the list's name is the official one, the directory's is kept",
			rows:  []Row{row(2, "TX", "Walker County Sheriff's Department", "Walker County", tf)},
			known: []knowledge.Agency{agency(sheriff, "TX", "Walker County Sheriff's Office", "48471")},
			want:  "Walker County Sheriff's Department = Walker County Sheriff's Office [48471] task_force:2\n",
		},
		{
			name:     "one agency spelt two ways, and the directory has none",
			rows:     []Row{row(2, "TX", "Walker County Sheriff's Office", "Walker County", tf), row(3, "TX", "Walker County Sheriff’s Dept.", "", ws)},
			want:     "Walker County Sheriff's Office = Walker County Sheriff’s Dept. [48471] task_force:2 warrant_service:3\n",
			findings: "2: no agency of that name in the directory\n",
		},
		{
			name: "what the list does not have comes back without agreements",
			known: []knowledge.Agency{
				{Kind: police, State: "KS", Name: "Ford Police Department", Agreements: []knowledge.Agreement{{Model: tf, Row: 9}}},
			},
			want: "Ford Police Department =  []\n",
		},
		{
			name:  "the same name in another state and of another kind",
			rows:  []Row{row(2, "TX", "Jasper Police Department", "Jasper County", tf)},
			known: []knowledge.Agency{agency(police, "FL", "Jasper Police Department"), agency(sheriff, "TX", "Jasper County Sheriff's Office", "48241")},
			want: "Jasper Police Department =  []\nJasper County Sheriff's Office =  [48241]\n" +
				"Jasper Police Department =  [48241] task_force:2\n",
			findings: "2: no agency of that name in the directory\n",
		},
		{
			name:  "a designator in the directory only, in the same county",
			rows:  []Row{row(2, "PA", "Hellam Police Department", "York County", tf)},
			known: []knowledge.Agency{agency(police, "PA", "Hellam Township Police Department", "42133")},
			want:  "Hellam Police Department = Hellam Township Police Department [42133] task_force:2\n",
		},
		{
			name:  "a designator on the list only, in the same county",
			rows:  []Row{row(2, "PA", "Hellam TWP Police Department", "York County", tf)},
			known: []knowledge.Agency{agency(police, "PA", "Hellam Police Department", "42133")},
			want:  "Hellam TWP Police Department = Hellam Police Department [42133] task_force:2\n",
		},
		{
			name:     "a designator on one side and no county to bear it out",
			rows:     []Row{row(2, "PA", "Hellam Police Department", "", tf)},
			known:    []knowledge.Agency{agency(police, "PA", "Hellam Township Police Department", "42133")},
			want:     "Hellam Police Department =  [] task_force:2\nHellam Township Police Department =  [42133]\n",
			findings: "2: county \"\" is not that of Hellam Township Police Department (42133)\n2: no agency of that name in the directory\n",
		},
		{
			name: "two designators are two agencies",
			rows: []Row{row(2, "PA", "Manheim Borough Police Department", "Lancaster County", tf)},
			known: []knowledge.Agency{
				agency(police, "PA", "Manheim Township Police Department", "42071"), agency(police, "PA", "Manheim Police Department", "42071"),
			},
			want: "Manheim Borough Police Department = Manheim Police Department [42071] task_force:2\n" +
				"Manheim Township Police Department =  [42071]\n",
		},
		{
			name:  "City in the directory only",
			rows:  []Row{row(2, "KS", "Dodge Police Department", "Ford County", tf)},
			known: []knowledge.Agency{agency(police, "KS", "Dodge City Police Department", "20057")},
			want:  "Dodge Police Department = Dodge City Police Department [20057] task_force:2\n",
		},
		{
			name:  "City on the list only",
			rows:  []Row{row(2, "KS", "Dodge City Police Department", "Ford County", tf)},
			known: []knowledge.Agency{agency(police, "KS", "Dodge Police Department", "20057")},
			want:  "Dodge City Police Department = Dodge Police Department [20057] task_force:2\n",
		},
		{
			name:  "the sheriff of a county and of the city of its name",
			rows:  []Row{row(2, "VA", "Richmond City Sheriff's Office", "Richmond city", tf)},
			known: []knowledge.Agency{agency(sheriff, "VA", "Richmond County Sheriff's Office", "51159")},
			want: "Richmond City Sheriff's Office =  [51760] task_force:2\n" +
				"Richmond County Sheriff's Office =  [51159]\n",
			findings: "2: no agency of that name in the directory\n",
		},
		{
			name:     "a police's county that contradicts",
			rows:     []Row{row(2, "PA", "Hellam Township Police Department", "Lancaster County", tf)},
			known:    []knowledge.Agency{agency(police, "PA", "Hellam Township Police Department", "42133")},
			want:     "Hellam Township Police Department =  [42071] task_force:2\nHellam Township Police Department =  [42133]\n",
			findings: "2: county \"Lancaster County\" is not that of Hellam Township Police Department (42133)\n2: no agency of that name in the directory\n",
		},
		{
			name:     "a sheriff's county that contradicts: the name decides, and it is told",
			rows:     []Row{row(2, "TX", "Walker County Sheriff's Office", "Jasper County", tf)},
			known:    []knowledge.Agency{agency(sheriff, "TX", "Walker County Sheriff's Office", "48471")},
			want:     "Walker County Sheriff's Office =  [48471] task_force:2\n",
			findings: "2: county \"Jasper County\" is not that of the sheriff's name\n",
		},
		{
			name:     "a county that is none",
			rows:     []Row{row(2, "TX", "Walker County Sheriff's Office", "Wolker County", tf)},
			known:    []knowledge.Agency{agency(sheriff, "TX", "Walker County Sheriff's Office", "48471")},
			want:     "Walker County Sheriff's Office =  [48471] task_force:2\n",
			findings: "2: no county \"Wolker County\" in TX\n",
		},
		{
			name: "a township's name that repeats: the county decides",
			rows: []Row{row(2, "PA", "Union Township Police Department", "Mifflin County", tf), row(3, "PA", "Union Township Police Department", "Lawrence County", tf)},
			known: []knowledge.Agency{
				agency(police, "PA", "Union Township Police Department", "42073"), agency(police, "PA", "Union Township Police Department", "42087"),
			},
			want: "Union Township Police Department =  [42073] task_force:3\nUnion Township Police Department =  [42087] task_force:2\n",
		},
		{
			name: "a township's name that repeats, and no county: none is guessed",
			rows: []Row{row(2, "PA", "Union Township Police Department", "", tf)},
			known: []knowledge.Agency{
				agency(police, "PA", "Union Township Police Department", "42073"), agency(police, "PA", "Union Township Police Department", "42087"),
			},
			want: "Union Township Police Department =  [] task_force:2\n" +
				"Union Township Police Department =  [42073]\nUnion Township Police Department =  [42087]\n",
			findings: "2: county \"\" is not that of Union Township Police Department (42073)\n" +
				"2: county \"\" is not that of Union Township Police Department (42087)\n2: no agency of that name in the directory\n",
		},
		{
			name:   "an erratum of a county",
			rows:   []Row{row(2, "PA", "Hellam Township Police Department", "Lancaster County", tf)},
			known:  []knowledge.Agency{agency(police, "PA", "Hellam Township Police Department", "42133")},
			errata: []knowledge.Erratum{{State: "PA", Agency: "Hellam Township Police Department", Column: columnCounty, Printed: "Lancaster County", Corrected: "York County"}},
			want:   "Hellam Township Police Department =  [42133] task_force:2\n",
		},
		{
			name:     "an erratum of a county that is not printed",
			rows:     []Row{row(2, "PA", "Hellam Township Police Department", "", tf)},
			errata:   []knowledge.Erratum{{State: "PA", Agency: "Hellam Township Police Department", Column: columnCounty, Printed: "", Corrected: "York County"}},
			want:     "Hellam Township Police Department =  [42133] task_force:2\n",
			findings: "2: no agency of that name in the directory\n",
		},
		{
			name:     "an erratum of another state, and one of another spelling",
			rows:     []Row{row(2, "PA", "Hellam Township Police Department", "Yurk County", tf)},
			errata:   []knowledge.Erratum{{State: "TX", Agency: "Hellam Township Police Department", Column: columnCounty, Printed: "Yurk County", Corrected: "York County"}, {State: "PA", Agency: "Hellam Township Police Department", Column: columnCounty, Printed: "Yerk County", Corrected: "York County"}},
			want:     "Hellam Township Police Department =  [] task_force:2\n",
			findings: "2: no county \"Yurk County\" in PA\n2: no agency of that name in the directory\n",
		},
		{
			name: "an erratum of a name: what is printed stays the name, what is right finds the agency",
			rows: []Row{row(2, "MI", "Berrian County Sheriff's Office", "Berrian County", tf)},
			known: []knowledge.Agency{
				agency(sheriff, "MI", "Berrien County Sheriff's Office", "26021"),
			},
			errata: []knowledge.Erratum{
				{State: "MI", Agency: "Berrian County Sheriff's Office", Column: columnCounty, Printed: "Berrian County", Corrected: "Berrien County"},
				{State: "MI", Agency: "Berrian County Sheriff's Office", Column: columnAgency, Printed: "Berrian County Sheriff's Office", Corrected: "Berrien County Sheriff's Office"},
			},
			want: "Berrian County Sheriff's Office = Berrien County Sheriff's Office [26021] task_force:2\n",
		},
		{
			name:     "an erratum of a name that the directory does not have",
			rows:     []Row{row(2, "TX", "Neuces County Constable Precinct 5", "", tf)},
			errata:   []knowledge.Erratum{{State: "TX", Agency: "Neuces County Constable Precinct 5", Column: columnAgency, Printed: "Neuces County Constable Precinct 5", Corrected: "Nueces County Constable Precinct 5"}},
			want:     "Neuces County Constable Precinct 5 = Nueces County Constable Precinct 5 [] task_force:2\n",
			findings: "2: no agency of that name in the directory\n",
		},
		{
			name:  "one name of several that the directory has",
			rows:  []Row{row(2, "FL", "Lee County Port Authority Police", "Lee County", tf)},
			known: []knowledge.Agency{{Kind: knowledge.Port, State: "FL", Name: "RSW Airport Police", OtherNames: []string{"Lee County Port Authority"}, Counties: []string{"12071"}}},
			want:  "Lee County Port Authority Police = RSW Airport Police = Lee County Port Authority [12071] task_force:2\n",
		},
	} {
		t.Run(tc.name, func(t *testing.T) {
			agencies, findings := join(tc.rows, tc.known, tc.errata)
			if diff := cmp.Diff(tc.want, told(agencies)); diff != "" {
				t.Errorf("agencies: (-want +got)\n%s", diff)
			}
			var said strings.Builder
			for _, f := range findings {
				fmt.Fprintf(&said, "%d: %s\n", f.Row, f.What)
			}
			if diff := cmp.Diff(tc.findings, said.String()); diff != "" {
				t.Errorf("findings: (-want +got)\n%s", diff)
			}
		})
	}
}
