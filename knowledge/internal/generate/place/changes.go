package place

import (
	"maps"

	"ask287/knowledge/county"
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

// currentCounties applies the changes to the counties of us-atlas, a map of bare names by FIPS code. Counties of
// states that it does not have are not added.
func currentCounties(atlas map[string]string, states map[string]string) map[string]string {
	out := maps.Clone(atlas)
	for fips := range county.Retirements() {
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
