package ice

import (
	"slices"
	"strings"
)

// State reads a state, the District of Columbia or a territory as ICE prints it, in any case and with any white space:
// its name or its two letters. It returns the two letters, and whether the spelling had to be corrected, as in
// PENNSLYVANIA, UTAHJ and MCHIGAN: a name of up to six letters may be one edit away, a longer one two, and no
// other may be as near. What is none of these gives "".
func State(printed string) (code string, corrected bool) {
	s := strings.ToUpper(tidy(printed))
	if code, ok := stateCodes[s]; ok {
		return code, false
	}
	for _, code := range stateCodes {
		if s == code {
			return code, false
		}
	}
	limit := 2
	if len(s) <= 6 {
		limit = 1
	}
	name, ok := nearest(strings.ToLower(s), stateNames(), limit)
	if !ok {
		return "", false
	}
	return stateCodes[strings.ToUpper(name)], true
}

// stateCodes are the names and codes of the post (USPS Publication 28, appendix B), with the shorter and longer names
// that the territories go by.
var stateCodes = map[string]string{
	"ALABAMA": "AL", "ALASKA": "AK", "ARIZONA": "AZ", "ARKANSAS": "AR", "CALIFORNIA": "CA", "COLORADO": "CO",
	"CONNECTICUT": "CT", "DELAWARE": "DE", "FLORIDA": "FL", "GEORGIA": "GA", "HAWAII": "HI", "IDAHO": "ID",
	"ILLINOIS": "IL", "INDIANA": "IN", "IOWA": "IA", "KANSAS": "KS", "KENTUCKY": "KY", "LOUISIANA": "LA",
	"MAINE": "ME", "MARYLAND": "MD", "MASSACHUSETTS": "MA", "MICHIGAN": "MI", "MINNESOTA": "MN",
	"MISSISSIPPI": "MS", "MISSOURI": "MO", "MONTANA": "MT", "NEBRASKA": "NE", "NEVADA": "NV",
	"NEW HAMPSHIRE": "NH", "NEW JERSEY": "NJ", "NEW MEXICO": "NM", "NEW YORK": "NY", "NORTH CAROLINA": "NC",
	"NORTH DAKOTA": "ND", "OHIO": "OH", "OKLAHOMA": "OK", "OREGON": "OR", "PENNSYLVANIA": "PA",
	"RHODE ISLAND": "RI", "SOUTH CAROLINA": "SC", "SOUTH DAKOTA": "SD", "TENNESSEE": "TN", "TEXAS": "TX",
	"UTAH": "UT", "VERMONT": "VT", "VIRGINIA": "VA", "WASHINGTON": "WA", "WEST VIRGINIA": "WV",
	"WISCONSIN": "WI", "WYOMING": "WY", "DISTRICT OF COLUMBIA": "DC",
	"AMERICAN SAMOA": "AS", "GUAM": "GU", "PUERTO RICO": "PR",
	"NORTHERN MARIANA ISLANDS": "MP", "COMMONWEALTH OF THE NORTHERN MARIANA ISLANDS": "MP", "CNMI": "MP",
	"VIRGIN ISLANDS": "VI", "U.S. VIRGIN ISLANDS": "VI",
}

// stateName returns the name of the state of that code, in lower case.
func stateName(code string) string {
	names := stateNames()
	i := slices.IndexFunc(names, func(name string) bool { return stateCodes[strings.ToUpper(name)] == code })
	if i < 0 {
		return ""
	}
	return names[i]
}

// properName returns the name of the state of that code as it is written: "New York".
func properName(code string) string {
	words := strings.Fields(stateName(code))
	for i, w := range words {
		if w != "of" && w != "the" {
			words[i] = strings.ToUpper(w[:1]) + w[1:]
		}
	}
	return strings.Join(words, " ")
}

// stateNames returns the names in lower case, sorted, those that are more than letters and points.
func stateNames() []string {
	var names []string
	for name := range stateCodes {
		if name != "CNMI" && name != "U.S. VIRGIN ISLANDS" {
			names = append(names, strings.ToLower(name))
		}
	}
	slices.Sort(names)
	return names
}
