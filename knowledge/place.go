package knowledge

// State is a state, the District of Columbia or a territory.
type State struct {
	Code      string // two letters, as the post uses them: "FL"
	FIPS      string // two digits: "12"
	Name      string // "Florida"
	Territory bool   // American Samoa, Guam, the Northern Marianas, Puerto Rico, the Virgin Islands
}

// StateName is what a state is called in another language than English, where that is not its own name, with
// other ways to write it.
type StateName struct {
	State string // two letters
	Lang  Lang
	Name  string
	Also  []string
}

// County is a county or what stands in for one: a parish, a borough or census area, an independent
// city, a planning region, a municipio, a district or an island.
type County struct {
	FIPS  string // five digits: "12001"
	Name  string // with what it is: "Alachua County", "Bossier Parish", "Richmond city"
	State string // two letters
}

// City is a place that mail is addressed to: a city, a town, a village or a neighbourhood. It has no boundary
// here; Counties are those that GeoNames gives its ZIP codes.
type City struct {
	Name     string
	State    string   // two letters
	Counties []string // FIPS codes, sorted
}

// ZIP is a postal code. One that crosses a county line has several counties.
type ZIP struct {
	Code     string // five digits
	City     string // the post's own name for it
	State    string // two letters
	Counties []string
}
