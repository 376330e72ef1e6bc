package main

import (
	"testing"

	"ask287/knowledge/ice"
)

// What the tests publish is what ICE would: read again, it is the list that is built in.
func TestPublish(t *testing.T) {
	data := editionOf(builtIn()).of(t, "2026-05-20")
	p, err := ice.Read(iceName("2026-05-20"), data)
	must(t, err)
	if len(p.Rows) != builtIn().List.Agreements {
		t.Errorf("it has %d agreements, want %d", len(p.Rows), builtIn().List.Agreements)
	}
	after := ice.With(builtIn(), []*ice.Published{p})
	n := len(after.Lists) - 1
	if got := after.Changes(n-1, n); len(got) > 0 || after.List.Agencies != builtIn().List.Agencies {
		t.Errorf("the same agreements are of %d agencies and make the changes %+v", after.List.Agencies, got)
	}
	for i := range after.Agencies {
		for _, g := range after.Agencies[i].Agreements {
			if len(g.Printed) > 0 && g.Printed[len(g.Printed)-1].Last == n {
				t.Errorf("%s is printed otherwise: %+v", after.Agencies[i].ID, g)
			}
		}
	}
}
