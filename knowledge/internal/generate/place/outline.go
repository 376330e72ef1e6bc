package place

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"

	"ask287/knowledge/county"
)

// point is a longitude and a latitude in degrees.
type point [2]float64

// outline is a county's boundary: rings, outer ones and holes alike, for the even-odd rule. One without
// rings contains nothing.
type outline [][]point

// decodeArcs turns the topology's arcs, each a row of differences in whole steps, into points.
func (t *topology) decodeArcs() [][]point {
	out := make([][]point, len(t.Arcs))
	for i, arc := range t.Arcs {
		var at [2]float64
		for _, step := range arc {
			at[0] += step[0]
			at[1] += step[1]
			out[i] = append(out[i], point{
				at[0]*t.Transform.Scale[0] + t.Transform.Translate[0],
				at[1]*t.Transform.Scale[1] + t.Transform.Translate[1],
			})
		}
	}
	return out
}

// outline puts a geometry's rings together: each is a row of arcs, ~i meaning arc i backwards. A geometry of
// no type has no outline; one of a type other than Polygon and MultiPolygon is an error.
func (g *geometry) outline(arcs [][]point) (outline, error) {
	var polygons [][][]int
	switch g.Type {
	case "":
		return nil, nil
	case "Polygon":
		polygons = make([][][]int, 1)
		if err := json.Unmarshal(g.Arcs, &polygons[0]); err != nil {
			return nil, fmt.Errorf("arcs of a polygon: %w", err)
		}
	case "MultiPolygon":
		if err := json.Unmarshal(g.Arcs, &polygons); err != nil {
			return nil, fmt.Errorf("arcs of polygons: %w", err)
		}
	default:
		return nil, fmt.Errorf("a geometry of type %q, which a county cannot be", g.Type)
	}
	var o outline
	for _, polygon := range polygons {
		for _, indexes := range polygon {
			var ring []point
			for _, i := range indexes {
				backwards := i < 0
				if backwards {
					i = ^i
				}
				if i >= len(arcs) {
					return nil, fmt.Errorf("arc %d of %d", i, len(arcs))
				}
				arc := slices.Clone(arcs[i])
				if backwards {
					slices.Reverse(arc)
				}
				ring = append(ring, arc...)
			}
			o = append(o, ring)
		}
	}
	return o, nil
}

// contains reports whether p lies inside: whether a ray from it crosses the rings an odd number of times.
func (o outline) contains(p point) bool {
	inside := false
	for _, ring := range o {
		for i := range ring {
			a, b := ring[i], ring[(i+1)%len(ring)]
			if (a[1] > p[1]) != (b[1] > p[1]) && p[0] < a[0]+(b[0]-a[0])*(p[1]-a[1])/(b[1]-a[1]) {
				inside = !inside
			}
		}
	}
	return inside
}

// at returns the FIPS codes, those of today, of the county of a state that the point lies in, sorted; none for
// a point outside the state or off the coast, where the outlines are coarse.
func (a *atlas) at(stateFIPS string, p point) []string {
	for _, fips := range slices.Sorted(maps.Keys(a.outlines)) {
		if fips[:2] == stateFIPS && a.outlines[fips].contains(p) {
			return county.Current(fips)
		}
	}
	return nil
}
