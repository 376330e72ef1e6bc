package place

import (
	"encoding/json"
	"errors"
	"fmt"
)

// atlas is what us-atlas knows: names by FIPS code, and where the counties lie.
type atlas struct {
	states   map[string]string
	counties map[string]string // bare names, as of 2017
	outlines map[string]outline
}

// topology is as much of the TopoJSON format as us-atlas uses.
type topology struct {
	Transform struct {
		Scale, Translate [2]float64
	}
	Arcs    [][][2]float64
	Objects struct{ States, Counties collection }
}

type collection struct{ Geometries []geometry }

type geometry struct {
	Type       string
	ID         string
	Properties struct{ Name string }
	Arcs       json.RawMessage
}

// readAtlas reads counties-10m.json of us-atlas.
func readAtlas(data []byte) (*atlas, error) {
	var t topology
	if err := json.Unmarshal(data, &t); err != nil {
		return nil, fmt.Errorf("not TopoJSON: %w", err)
	}
	a := &atlas{states: map[string]string{}, counties: map[string]string{}, outlines: map[string]outline{}}
	for _, g := range t.Objects.States.Geometries {
		if !digits(g.ID, 2) || g.Properties.Name == "" {
			return nil, fmt.Errorf("state %q %q: want a code of two digits and a name", g.ID, g.Properties.Name)
		}
		a.states[g.ID] = g.Properties.Name
	}
	arcs := t.decodeArcs()
	for _, g := range t.Objects.Counties.Geometries {
		if !digits(g.ID, 5) || g.Properties.Name == "" {
			return nil, fmt.Errorf("county %q %q: want a code of five digits and a name", g.ID, g.Properties.Name)
		}
		if _, ok := a.counties[g.ID]; ok {
			return nil, fmt.Errorf("county %s stands there twice", g.ID)
		}
		o, err := g.outline(arcs)
		if err != nil {
			return nil, fmt.Errorf("county %s: %w", g.ID, err)
		}
		a.counties[g.ID], a.outlines[g.ID] = g.Properties.Name, o
	}
	if len(a.states) == 0 || len(a.counties) == 0 {
		return nil, errors.New("no states or no counties in it")
	}
	return a, nil
}

// digits reports whether s is n decimal digits.
func digits(s string, n int) bool {
	for _, r := range s {
		if r < '0' || r > '9' {
			return false
		}
	}
	return len(s) == n
}
