package county

import "strings"

// designators maps the code of a state or of a county to what its counties are, other than "County"; the
// longer code wins. "" is for names that say it themselves. These are the legal and statistical area
// descriptions of the Census Bureau's list of counties and their equivalents (national_county).
var designators = map[string]string{
	"02": "Borough",
	// Alaska: cities that are boroughs as well.
	"02110": "City and Borough", "02220": "City and Borough", "02275": "City and Borough", "02282": "City and Borough",
	"02020": "Municipality", "02230": "Municipality",
	// Alaska: the parts of the unorganized borough.
	"02016": "Census Area", "02050": "Census Area", "02063": "Census Area", "02066": "Census Area",
	"02070": "Census Area", "02105": "Census Area", "02158": "Census Area", "02180": "Census Area",
	"02198": "Census Area", "02240": "Census Area", "02290": "Census Area",
	"11":    "", // District of Columbia
	"22":    "Parish",
	"32510": "", // Carson City
	"60":    "District", "60030": "Island", "60040": "Island",
	"66": "", // Guam
	"69": "Municipality",
	"72": "Municipio",
	"78": "Island",
}

// isCity reports whether a county's FIPS code is that of an independent city: the Census Bureau numbers
// them from 510 on, behind the counties (Virginia's 38, Baltimore, St. Louis, Carson City).
func isCity(fips string) bool { return len(fips) == 5 && fips[2:] >= "510" }

// FullName returns a county's name with what it is, by its code: "Alachua" is "Alachua County".
func FullName(fips, bare string) string {
	what := "County"
	if isCity(fips) {
		what = "city" // in lower case, as the Census Bureau writes it
	} else if d, ok := designators[fips[:2]]; ok {
		what = d
	}
	if fips[:2] == "09" && fips[2] == '1' { // Connecticut's planning regions: 09110 to 09190
		what = "Planning Region"
	}
	if d, ok := designators[fips]; ok {
		what = d
	}
	return strings.TrimSpace(bare + " " + what)
}

// BareName returns what FullName was made of.
func BareName(fips, full string) string {
	if isCity(fips) {
		return strings.TrimSuffix(full, " city")
	}
	for _, d := range []string{
		"City and Borough", "Census Area", "Planning Region", "Municipality", "Municipio",
		"Borough", "Parish", "District", "Island", "County",
	} {
		if bare, ok := strings.CutSuffix(full, " "+d); ok {
			return bare
		}
	}
	return full
}
