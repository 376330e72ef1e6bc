package index

import (
	"strconv"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/analysis/analyzer/keyword"
	"github.com/blevesearch/bleve/v2/mapping"
	index "github.com/blevesearch/bleve_index_api"

	"ask287/knowledge"
)

// The fields of the index.
const (
	fieldKey  = "key"  // of names: see keys.go
	fieldWord = "word" // every word that is a part of some name
)

// format changes whenever documents or keys do, so that an index built by another version of the
// program is not opened.
const format = "8"

// newMapping returns the static mapping: nothing is stored, sorted by or highlighted.
func newMapping() mapping.IndexMapping {
	exact := fieldMapping(keyword.Name)
	doc := bleve.NewDocumentStaticMapping()
	doc.AddFieldMappingsAt(fieldKey, exact)
	doc.AddFieldMappingsAt(fieldWord, exact)
	doc.AddSubDocumentMapping("_all", bleve.NewDocumentDisabledMapping()) // else bleve walks every field for it
	m := bleve.NewIndexMapping()
	m.DefaultMapping = doc
	m.ScoringModel = index.BM25Scoring
	return m
}

func fieldMapping(analyzer string) *mapping.FieldMapping {
	f := bleve.NewTextFieldMapping()
	f.Analyzer = analyzer
	f.Store, f.IncludeInAll, f.IncludeTermVectors, f.DocValues = false, false, false, false
	return f
}

// What a document is of stands in the first letter of its id, which of them in the number behind it:
// "a17" is the agency base.Agencies[17].
const (
	ofAgency  = 'a'
	ofCounty  = 'c'
	ofCity    = 't'
	ofPassage = 'p'
	ofTerm    = 'g'
	ofNothing = 'n' // a topic that nothing is known of: it is in no document
)

func docID(of byte, i int) string { return string(of) + strconv.Itoa(i) }

// documents calls add with every document of the base, always in the same order.
func documents(base *knowledge.Base, add func(id string, fields map[string]any) error) error {
	put := func(id string, keys []string, words []string) error {
		return add(id, map[string]any{fieldKey: keys, fieldWord: words})
	}
	aliases := map[string][]knowledge.Alias{}
	for _, a := range base.Aliases {
		aliases[a.Agency] = append(aliases[a.Agency], a)
	}
	for i := range base.Agencies {
		a := &base.Agencies[i]
		if err := put(docID(ofAgency, i), agencyKeys(base, a, aliases[a.ID]), agencyWords(a, aliases[a.ID])); err != nil {
			return err
		}
	}
	taken := map[string]bool{}
	for _, c := range base.Counties {
		taken[key(c.State, counties, knowledge.Key(withoutJoining(knowledge.Words(c.Name))...))] = true
	}
	for i := range base.Counties {
		c := &base.Counties[i]
		if err := put(docID(ofCounty, i), countyKeys(c, taken), knowledge.Words(c.Name)); err != nil {
			return err
		}
	}
	for i := range base.Cities {
		c := &base.Cities[i]
		if err := put(docID(ofCity, i), cityKeys(c), knowledge.Words(c.Name)); err != nil {
			return err
		}
	}
	for i, t := range base.Terms {
		if err := add(docID(ofTerm, i), map[string]any{fieldKey: termKeys(&t)}); err != nil {
			return err
		}
	}
	return nil
}
