package ice

import (
	"strings"
	"testing"

	"ask287/knowledge"
)

func TestState(t *testing.T) {
	for _, tt := range []struct {
		printed, want string
		corrected     bool
	}{
		{"FLORIDA", "FL", false}, {"GEORGIA ", "GA", false}, {"AlABAMA", "AL", false}, {"UTAh", "UT", false},
		{"WESt\u00a0 VIRGINIA", "WV", false}, {"NORTHERN MARIANA ISLANDS", "MP", false}, {"tx", "TX", false},
		{"PENNSLYVANIA", "PA", true}, {"UTAHJ", "UT", true}, {"MCHIGAN", "MI", true},
		{"WEST VIRIGINIA", "WV", true}, {"WEST VIRGINA", "WV", true}, {"VIRGINA", "VA", true},
		{"NOUTH CAROLINA", "", false}, {"RKANSAS", "", false}, // as near to two
		{"", "", false}, {"ATLANTIS", "", false}, {"MAIN", "ME", true}, {"OWA", "IA", true}, {"Total", "", false}, {"#N/A", "", false},
	} {
		if got, corrected := State(tt.printed); got != tt.want || corrected != tt.corrected {
			t.Errorf("State(%q) = %q, %v", tt.printed, got, corrected)
		}
	}
}

func TestModel(t *testing.T) {
	for _, tt := range []struct {
		printed string
		want    knowledge.Model
		plain   bool
	}{
		{"Task Force Model", knowledge.TaskForce, true}, {"Task Force Officer ", knowledge.TaskForce, true},
		{"Warrant Service Officer ", knowledge.WarrantService, true}, {"Jail Enforcement Model", knowledge.JailEnforcement, true},
		{"Warrant Service Office", knowledge.WarrantService, false}, {"Warrant Services Officer ", knowledge.WarrantService, false},
		{"Jail Enforcment Model ", knowledge.JailEnforcement, false},
		{"", "", false}, {"Tribal Task Force Model", "", false}, {"Model", "", false},
	} {
		if got, plain := model(tt.printed); got != tt.want || plain != tt.plain {
			t.Errorf("model(%q) = %q, %v", tt.printed, got, plain)
		}
	}
}

func TestTidyCounty(t *testing.T) {
	for printed, want := range map[string]string{
		"#N/A": "", "N/A": "", "#NA": "", "#n?A": "", "n/a ": "", "": "", " ": "", "#REF!": "", "-": "",
		"\nSchuylkill County": "Schuylkill County", "Alachua County ": "Alachua County",
		"Prince George\u2019s County": "Prince George's County", "St.\u00a0Luice County": "St. Luice County",
	} {
		if got := tidyCounty(printed); got != want {
			t.Errorf("tidyCounty(%q) = %q, want %q", printed, got, want)
		}
	}
}

func TestTidyName(t *testing.T) {
	for printed, want := range map[string]string{
		"Sarpy County Department of Corrections\u00a0\u00a0": "Sarpy County Department of Corrections",
		"Laramie  County Sheriff\u2019s Office":              "Laramie County Sheriff's Office",
		"Cut \"N\" Shoot Police\u200b Department\x00":        "Cut \"N\" Shoot Police Department",
		"Broken \xff byte": "Broken \ufffd byte",
	} {
		if got := tidyName(printed); got != want {
			t.Errorf("tidyName(%q) = %q, want %q", printed, got, want)
		}
	}
}

func TestReadSigned(t *testing.T) {
	for _, tt := range []struct {
		cell string
		want knowledge.Date
		slip bool
		ok   bool
	}{
		{"45714", "2025-02-26", false, true}, {"45714.75", "2025-02-26", false, true}, {"1141572", "5025-07-07", false, true},
		{"", "", false, true}, {" \u00a0", "", false, true},
		{"05/082025", "2025-05-08", true, true}, {"7/72025", "2025-07-07", true, true}, {"8/282025", "2025-08-28", true, true},
		{"2020-06-08", "2020-06-08", false, true}, {"2020-06-08T00:00:00Z", "2020-06-08", false, true}, {"2020-06-08 00:00:00", "2020-06-08", false, true},
		{"5/8/2025", "2025-05-08", false, true}, {"05-08-2025", "2025-05-08", false, true},
		{"13/1/2025", "", false, false}, {"2/302025", "", true, false}, {"2020-06-080", "", false, false}, {"pending", "", false, false},
		{"0", "", false, false}, {"-3", "", false, false}, {"2958466", "", false, false}, {"1e300", "", false, false}, {"NaN", "", false, false}, {"\xe9\xe9", "", false, false},
	} {
		got, slip, ok := readSigned(tt.cell, epoch1900)
		if got != tt.want || slip != tt.slip || ok != tt.ok {
			t.Errorf("readSigned(%q) = %q, %v, %v", tt.cell, got, slip, ok)
		}
	}
}

func TestSignedDoubt(t *testing.T) {
	const list = "2026-05-18"
	moa := func(name string) string { return "https://www.ice.gov/doclib/287gMOA/" + name }
	for _, tt := range []struct {
		name string
		row  Row
		list knowledge.Date
		want string // part of the doubt, "" for none
	}{
		{"as it should be", Row{Model: knowledge.TaskForce, Signed: "2026-02-14", MOA: moa("CherokeePDAL_TFM_%20MOA_02142026.pdf")}, list, ""},
		{"none", Row{Model: knowledge.TaskForce}, list, ""},
		{"in 5025", Row{Model: knowledge.TaskForce, Signed: "5025-07-07"}, list, "after the list"},
		{"the day after", Row{Model: knowledge.TaskForce, Signed: "2026-05-19"}, list, "after the list"},
		{"the same day", Row{Model: knowledge.TaskForce, Signed: list}, list, ""},
		{"before the first", Row{Model: knowledge.JailEnforcement, Signed: "1999-05-01"}, list, "before 2002"},
		{"warrant service before there was one", Row{Model: knowledge.WarrantService, Signed: "2018-12-31"}, list, "before 2019"},
		{"Pinellas", Row{Model: knowledge.WarrantService, Signed: "2019-04-24"}, list, ""},
		{"Mohawk", Row{Model: knowledge.TaskForce, Signed: "2016-03-19"}, list, "ended by 2012"},
		{"Tenaha", Row{Model: knowledge.TaskForce, Signed: "2025-01-07"}, list, "ended by 2012"},
		{"task force on an old list", Row{Model: knowledge.TaskForce, Signed: "2008-03-19"}, "2011-01-01", ""},
		{"Ottawa", Row{Model: knowledge.TaskForce, Signed: "2025-02-23", MOA: moa("OttawaCoSheriffsOfficeOK_TFM_MOA_02232026.pdf")}, list, "2026-02-23"},
		{"Leake: it is the file name that is wrong", Row{Model: knowledge.TaskForce, Signed: "2026-02-23", MOA: moa("LeakeCoSOMS_TFM_MOA_022325.pdf")}, list, ""},
		{"Jacksonville: renewed", Row{Model: knowledge.JailEnforcement, Signed: "2020-06-09", MOA: moa("JacksonvilleCoFL_JEM_MOA_04052026.pdf")}, list, ""},
		{"a file name after the list", Row{Model: knowledge.TaskForce, Signed: "2025-06-23", MOA: moa("X_06232026.pdf")}, list, ""},
	} {
		got := signedDoubt(tt.row, tt.list)
		if tt.want == "" && got != "" || !strings.Contains(got, tt.want) {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.want)
		}
	}
}

func TestDaysIn(t *testing.T) {
	for name, want := range map[string]knowledge.Date{
		"A_TFM_MOA_02142026.pdf": "2026-02-14", "A_WSO_MOA_031725.pdf": "2025-03-17", "A_MOA_02.26.2025.pdf": "2025-02-26",
		"A_WSO_MOA_05.08.25.pdf": "2025-05-08", "287gJEM_%20etowahCoAL_06-09-2020.pdf": "2020-06-09", "287gJEM_EtowahCoAl2016-06-18.pdf": "2016-06-18",
		"A_B_5_13_2025.pdf": "2025-05-13", "A_2.7.25.pdf": "2025-02-07", "A-FL-TFM-MOA-07302025.pdf": "2025-07-30",
		"A_MOA_0992025.pdf": "", "A_MOA_121020225.pdf": "", "A_MOA.pdf": "", "A_MOA_13322025.pdf": "",
	} {
		var got knowledge.Date
		if days := daysIn("https://www.ice.gov/doclib/287gMOA/" + name); len(days) > 0 {
			got = days[0]
		}
		if got != want {
			t.Errorf("%s: %q, want %q", name, got, want)
		}
	}
}

func TestReadAddress(t *testing.T) {
	const plain = "https://www.ice.gov/doclib/287gMOA/A_MOA_05.08.25.pdf"
	const safe = "https://gcc02.safelinks.protection.outlook.com/?url=https%3A%2F%2Fwww.ice.gov%2Fdoclib%2F287gMOA%2FA_MOA_05.08.25.pdf&data=05%7C02%7C0&sdata=b%3D&reserved=0"
	for _, tt := range []struct {
		name, text, link string
		want, why        string
		ok               bool
	}{
		{"a link", "link", plain, plain, "", true},
		{"the cell's own text", plain + " ", "", plain, "", true},
		{"a safelink", "link  ", safe, plain, "taken out of an e-mail scanner's redirect", true},
		{"one slash", "link", "https:/www.ice.gov/doclib/287gMOA/A_MOA_05.08.25.pdf", plain, "two slashes after https:", true},
		{"http", "link", "http://www.ice.gov/doclib/287gMOA/A_MOA_05.08.25.pdf", plain, "http made https", true},
		{"an extension", "link", "chrome-extension://efaidnbmnnnibpcajpcglclefindmkaj/https:/www.ice.gov/doclib/287gMOA/A_MOA_05.08.25.pdf", plain,
			"taken out of a browser extension's address, two slashes after https:", true},
		{"the web archive", "https://web.archive.org/web/20210113002027/" + plain, "", plain, "taken out of the web archive's address", true},
		{"a space", "", "https://www.ice.gov/287gJEM_ etowah.pdf", "https://www.ice.gov/287gJEM_%20etowah.pdf", "spaces written %20", true},
		{"white space around", "link", " " + plain + "\n", plain, "", true},
		{"none", "", "", "", "", true},
		{"pending", "Link Pending", "", "", "", true},
		{"link without one", "link\u00a0|\u00a0addendum", "", "", "", true},
		{"words", "Cons", "", "", "", false},
		{"another host", "link", "https://ice.gov.example.com/a.pdf", "", "", false},
		{"another host, wrapped", "link", "https://x.safelinks.protection.outlook.com/?url=https%3A%2F%2Fexample.com", "", "", false},
		{"half a host", "link", "https://.ice.gov/a.pdf", "", "", false},
		{"no slash", "link", "https:www.ice.gov/a.pdf", "", "", false},
		{"a port", "link", "https://www.ice.gov:8080/a.pdf", "", "", false},
		{"a user", "link", "https://www.ice.gov@example.com/a.pdf", "", "", false},
		{"a script", "link", "javascript:alert(1)", "", "", false},
		{"an address in a file of the list", "link", "file:///C:/a.pdf", "", "", false},
	} {
		got, why, ok := readAddress(tt.text, tt.link)
		if got != tt.want || why != tt.why || ok != tt.ok {
			t.Errorf("%s: %q, %q, %v", tt.name, got, why, ok)
		}
	}
}
