package ice

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"ask287/knowledge"
)

// TestAssignIDs has namesakes: with counties, with none, and beside one that has its id already.
func TestAssignIDs(t *testing.T) {
	agencies := []knowledge.Agency{
		agency(knowledge.Police, "PA", "Union Township Police Department", "42087"),
		agency(knowledge.Police, "PA", "Union Township Police Department", "42073"),
		agency(knowledge.Police, "PA", "Union Township Police Department"),
		agency(knowledge.Police, "TX", "St. Jo's Police Dept."),
		{ID: "tx-jasper-police-department", State: "TX", Name: "Jasper Public Safety"},
		agency(knowledge.Police, "TX", "Jasper Police Department", "48241"),
		agency(knowledge.Police, "TX", "Jasper Police Department", "48241"),
		agency(knowledge.Police, "TX", "Jasper Police Department"),
	}
	AssignIDs(agencies, testCounties)
	var ids []string
	for _, a := range agencies {
		ids = append(ids, a.ID)
	}
	want := []string{
		"pa-union-township-police-department", "pa-union-township-police-department-lawrence-county", "pa-union-township-police-department-mifflin-county",
		"tx-jasper-police-department", "tx-jasper-police-department-2", "tx-jasper-police-department-jasper-county", "tx-jasper-police-department-jasper-county-2",
		"tx-saint-jos-police-department",
	}
	if diff := cmp.Diff(want, ids); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}
