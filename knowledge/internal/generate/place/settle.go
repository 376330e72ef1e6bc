package place

import (
	"slices"

	"ask287/knowledge/county"
)

// settle returns the counties of a GeoNames row after hearing the other two witnesses, the Census Bureau's area
// of the ZIP code and the county that the row's point lies in.
//
//   - Where the Census file does not know the ZIP code, or has GeoNames' county among its own, GeoNames stands.
//   - Where it does not have it, the point decides. If it lies in one of the Census counties, GeoNames' county
//     was a slip, and the point's county takes its place. If not, the slip may be the Census file's (post
//     office boxes have no area, and sometimes a stray one): GeoNames stands.
//   - In Connecticut GeoNames has planning regions and the Census file of 2010 has counties. The row gets both:
//     the Census county where there is one, and else that of the point.
func (a *atlas) settle(row postcode, census tabulation) []string {
	if row.state == "CT" {
		return a.settleConnecticut(row, census)
	}
	if len(census.counties) == 0 || len(both(row.counties, census.counties)) > 0 {
		return row.counties
	}
	if seen := both(a.at(row.stateFIPS, row.at), census.counties); len(seen) > 0 {
		return seen
	}
	return row.counties
}

func (a *atlas) settleConnecticut(row postcode, census tabulation) []string {
	counties := row.counties
	if region, ok := planningRegions[row.zip]; ok {
		counties = union(counties, []string{region})
	}
	if slices.ContainsFunc(counties, func(fips string) bool { return fips < "09100" }) {
		return counties
	}
	old := slices.DeleteFunc(slices.Clone(census.counties), func(fips string) bool { return fips[:2] != "09" })
	if len(old) != 1 {
		if seen := a.at(row.stateFIPS, row.at); len(seen) > 0 {
			old = seen
		}
	}
	return union(counties, old)
}

// touched returns the counties of the Census Bureau's area of a ZIP code. Of those that took a split
// county's place, only the ones that GeoNames has count, where it has one: Valdez is in Chugach, and not also in
// Copper River because both were Valdez-Cordova.
func touched(census tabulation, settled []string) []string {
	out := census.counties
	for _, r := range county.Retirements() {
		if len(r.Now) < 2 || len(both(r.Now, out)) < len(r.Now) {
			continue
		}
		if named := both(r.Now, settled); len(named) > 0 {
			out = slices.DeleteFunc(slices.Clone(out), func(fips string) bool {
				return slices.Contains(r.Now, fips) && !slices.Contains(named, fips)
			})
		}
	}
	return out
}
