package county

import "testing"

func TestFullName(t *testing.T) {
	for _, tc := range []struct{ fips, bare, want string }{
		{"01001", "Autauga", "Autauga County"},
		{"02013", "Aleutians East", "Aleutians East Borough"},
		{"02016", "Aleutians West", "Aleutians West Census Area"},
		{"02020", "Anchorage", "Anchorage Municipality"},
		{"02110", "Juneau", "Juneau City and Borough"},
		{"09001", "Fairfield", "Fairfield County"},
		{"09190", "Western Connecticut", "Western Connecticut Planning Region"},
		{"11001", "District of Columbia", "District of Columbia"},
		{"17161", "Rock Island", "Rock Island County"},
		{"22015", "Bossier", "Bossier Parish"},
		{"24510", "Baltimore", "Baltimore city"},
		{"29189", "St. Louis", "St. Louis County"},
		{"29510", "St. Louis", "St. Louis city"},
		{"32510", "Carson City", "Carson City"},
		{"48507", "Zavala", "Zavala County"}, // the highest number of a county
		{"51036", "Charles City", "Charles City County"},
		{"51840", "Winchester", "Winchester city"},
		{"60010", "Eastern", "Eastern District"},
		{"60030", "Rose", "Rose Island"},
		{"66010", "Guam", "Guam"},
		{"69085", "Northern Islands", "Northern Islands Municipality"},
		{"72001", "Adjuntas", "Adjuntas Municipio"},
		{"78010", "St. Croix", "St. Croix Island"},
	} {
		if got := FullName(tc.fips, tc.bare); got != tc.want {
			t.Errorf("FullName(%q, %q) = %q, want %q", tc.fips, tc.bare, got, tc.want)
		}
		if got := BareName(tc.fips, tc.want); got != tc.bare {
			t.Errorf("BareName(%q, %q) = %q, want %q", tc.fips, tc.want, got, tc.bare)
		}
	}
}
