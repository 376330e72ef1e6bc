package county

import (
	"maps"
	"slices"
)

// Retired is a county that is no more, which older lists still print.
type Retired struct {
	State, Name string
	Now         []string // FIPS codes of those that have its land, sorted
}

// retirements are the counties that an input names and the Census Bureau has dropped ("Substantial Changes to
// Counties and County Equivalent Entities: 1970-Present"), by their FIPS codes.
var retirements = map[string]Retired{
	"02232": {"AK", "Skagway-Hoonah-Angoon Census Area", []string{"02105", "02230"}}, // split 2007
	"02261": {"AK", "Valdez-Cordova Census Area", []string{"02063", "02066"}},        // split 2019
	"02270": {"AK", "Wade Hampton Census Area", []string{"02158"}},                   // renamed Kusilvak 2015
	"12025": {"FL", "Dade County", []string{"12086"}},                                // renamed Miami-Dade 1997
	"46113": {"SD", "Shannon County", []string{"46102"}},                             // renamed Oglala Lakota 2015
	"51515": {"VA", "Bedford city", []string{"51019"}},                               // became a town of the county 2013
}

// Retirements returns the counties that are no more, by their FIPS codes.
func Retirements() map[string]Retired { return maps.Clone(retirements) }

// Current returns the counties of today for a FIPS code of any day: itself, or what has taken its place.
func Current(fips string) []string {
	if r, ok := retirements[fips]; ok {
		return slices.Clone(r.Now)
	}
	return []string{fips}
}
