package place

import (
	"maps"
	"slices"
)

// added are the counties that us-atlas, which is of 2017, does not have: Alaska's two of 2019,
// Connecticut's planning regions, counties to the Census Bureau since 2022 (Federal
// Register of June 6, 2022), and the two islands
// of American Samoa that its outlines leave out. Connecticut's old counties stay beside them: the Census Bureau has
// retired them, people have not.
var added = map[string]string{
	"02063": "Chugach",
	"02066": "Copper River",
	"09110": "Capitol",
	"09120": "Greater Bridgeport",
	"09130": "Lower Connecticut River Valley",
	"09140": "Naugatuck Valley",
	"09150": "Northeastern Connecticut",
	"09160": "Northwest Hills",
	"09170": "South Central Connecticut",
	"09180": "Southeastern Connecticut",
	"09190": "Western Connecticut",
	"60030": "Rose",
	"60040": "Swains",
}

// retired is a county that is no more, which older lists still print.
type retired struct {
	state, name string
	now         []string // FIPS codes of those that have its land, sorted
}

// retirements are the counties that an input names and the Census Bureau has dropped ("Substantial Changes to
// Counties and County Equivalent Entities: 1970-Present"), by their FIPS codes.
var retirements = map[string]retired{
	"02232": {"AK", "Skagway-Hoonah-Angoon Census Area", []string{"02105", "02230"}}, // split 2007
	"02261": {"AK", "Valdez-Cordova Census Area", []string{"02063", "02066"}},        // split 2019
	"02270": {"AK", "Wade Hampton Census Area", []string{"02158"}},                   // renamed Kusilvak 2015
	"12025": {"FL", "Dade County", []string{"12086"}},                                // renamed Miami-Dade 1997
	"46113": {"SD", "Shannon County", []string{"46102"}},                             // renamed Oglala Lakota 2015
	"51515": {"VA", "Bedford city", []string{"51019"}},                               // became a town of the county 2013
}

// current returns the counties of today for a FIPS code of any day: itself, or what has taken its place.
func current(fips string) []string {
	if r, ok := retirements[fips]; ok {
		return slices.Clone(r.now)
	}
	return []string{fips}
}

// currentCounties applies the changes to the counties of us-atlas, a map of bare names by FIPS code. Counties of
// states that it does not have are not added.
func currentCounties(atlas map[string]string, states map[string]string) map[string]string {
	out := maps.Clone(atlas)
	for fips := range retirements {
		delete(out, fips)
	}
	for fips, name := range added {
		if _, ok := states[fips[:2]]; ok {
			out[fips] = name
		}
	}
	return out
}

// planningRegions are the planning regions of the Connecticut ZIP codes for which GeoNames still has the
// old county: those that its other rows give for the same town.
var planningRegions = map[string]string{
	"06066": "09110", // Vernon
	"06255": "09150", // North Grosvenordale, in Thompson
	"06268": "09110", // Storrs, in Mansfield
	"06269": "09110", // the same
	"06279": "09110", // Willington
	"06333": "09180", // East Lyme
	"06334": "09180", // Bozrah
	"06481": "09130", // Rockfall, in Middlefield
	"06777": "09160", // New Preston and Marble Dale, in Washington
	"06794": "09160", // Washington Depot, in Washington
	"06875": "09190", // Redding Center, in Redding
}
