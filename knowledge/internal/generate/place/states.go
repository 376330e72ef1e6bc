package place

import (
	"maps"
	"slices"
	"strings"

	"ask287/knowledge"
)

// postal maps a state's FIPS code to its two letters: FIPS 5-2 (ANSI INCITS 38) and the Postal Service's
// Publication 28, appendix B.
var postal = map[string]string{
	"01": "AL", "02": "AK", "04": "AZ", "05": "AR", "06": "CA", "08": "CO", "09": "CT", "10": "DE", "11": "DC",
	"12": "FL", "13": "GA", "15": "HI", "16": "ID", "17": "IL", "18": "IN", "19": "IA", "20": "KS", "21": "KY",
	"22": "LA", "23": "ME", "24": "MD", "25": "MA", "26": "MI", "27": "MN", "28": "MS", "29": "MO", "30": "MT",
	"31": "NE", "32": "NV", "33": "NH", "34": "NJ", "35": "NM", "36": "NY", "37": "NC", "38": "ND", "39": "OH",
	"40": "OK", "41": "OR", "42": "PA", "44": "RI", "45": "SC", "46": "SD", "47": "TN", "48": "TX", "49": "UT",
	"50": "VT", "51": "VA", "53": "WA", "54": "WV", "55": "WI", "56": "WY",
	"60": "AS", "66": "GU", "69": "MP", "72": "PR", "78": "VI",
}

// shortNames are the names in use, where us-atlas has a longer one of the law.
var shortNames = map[string]string{
	"69": "Northern Mariana Islands", // Commonwealth of the Northern Mariana Islands
	"78": "U.S. Virgin Islands",      // United States Virgin Islands
}

// isTerritory reports whether a state's FIPS code is that of a territory: they stand behind the states.
func isTerritory(fips string) bool { return fips >= "60" }

// states makes the states out of us-atlas' codes and names, sorted by their letters.
func states(names map[string]string) ([]knowledge.State, Problems) {
	var out []knowledge.State
	var problems Problems
	for _, fips := range slices.Sorted(maps.Keys(names)) {
		code, ok := postal[fips]
		if !ok {
			problems.addf("us-atlas: state %s %q is not in the table of postal codes", fips, names[fips])
			continue
		}
		name := names[fips]
		if short, ok := shortNames[fips]; ok {
			name = short
		}
		out = append(out, knowledge.State{Code: code, FIPS: fips, Name: name, Territory: isTerritory(fips)})
	}
	slices.SortFunc(out, func(a, b knowledge.State) int { return strings.Compare(a.Code, b.Code) })
	return out, problems
}
