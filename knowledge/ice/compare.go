package ice

import (
	"ask287/knowledge"
	"ask287/knowledge/county"
)

// With returns what is known with lists added, to compare any two lists by [knowledge.Base.Changes]. The base that it
// returns is for that alone: it has no look-ups and no checksum. The base that it is given is not changed.
func With(base *knowledge.Base, lists []*Published) *knowledge.Base {
	record, _ := Fold(base.Record, lists, county.NewFinder(base.Counties), base.Errata)
	return &knowledge.Base{Record: record, List: record.Lists[len(record.Lists)-1], Counties: base.Counties, States: base.States}
}
