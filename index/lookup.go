package index

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"sync"

	"github.com/blevesearch/bleve/v2"
	index "github.com/blevesearch/bleve_index_api"
)

// lookup reads the index's dictionaries and postings directly. A search through bleve's queries costs ten
// times as much, and a question needs a few dozen look-ups.
type lookup struct {
	reader index.IndexReader
	has    index.IndexReaderContains
	kept   sync.Map // names by the prefix of their keys
}

func newLookup(ix bleve.Index) (*lookup, error) {
	advanced, err := ix.Advanced()
	if err != nil {
		return nil, err
	}
	reader, err := advanced.Reader()
	if err != nil {
		return nil, err
	}
	has, ok := reader.(index.IndexReaderContains)
	if !ok {
		return nil, errors.Join(fmt.Errorf("bleve's %T does not tell what is in a dictionary", reader), reader.Close())
	}
	return &lookup{reader: reader, has: has}, nil
}

// hit is a document: what it is of, and which of them.
type hit struct {
	of byte
	n  int
}

// number returns which document an id of docID is of.
func number(id string) int {
	n, err := strconv.Atoi(id[1:])
	if err != nil {
		panic("index: document " + id) // docID made it
	}
	return n
}

// find returns the documents that have the key: agencies first, each kind in the order of the base. bleve's own order
// depends on how an index was built.
func (l *lookup) find(ctx context.Context, key string) ([]hit, error) {
	postings, err := l.reader.TermFieldReader(ctx, []byte(key), fieldKey, false, false, false)
	if err != nil {
		return nil, err
	}
	defer postings.Close()
	var hits []hit
	for {
		doc, err := postings.Next(nil)
		if err != nil || doc == nil {
			slices.SortFunc(hits, func(x, y hit) int { return cmp.Or(cmp.Compare(x.of, y.of), cmp.Compare(x.n, y.n)) })
			return hits, err
		}
		id, err := l.reader.ExternalID(doc.ID)
		if err != nil {
			return nil, err
		}
		hits = append(hits, hit{id[0], number(id)})
	}
}

// dictionary returns a way to ask whether the field has a term. It serves one question.
func (l *lookup) dictionary(field string) (func(term string) bool, error) {
	d, err := l.has.FieldDictContains(field)
	if err != nil {
		return nil, err
	}
	return func(term string) bool {
		ok, err := d.Contains([]byte(term))
		return ok && err == nil
	}, nil
}

// byLength holds names by how many letters they have: what is a typing error away is as long, or a letter
// longer or shorter.
type byLength [][]string

// names returns the names of all keys with the prefix. They are read once and kept: bleve's own automata take a
// millisecond to build for every misspelt word, and a state's names are compared in a fraction of that.
func (l *lookup) names(prefix string) (byLength, error) {
	if kept, ok := l.kept.Load(prefix); ok {
		return kept.(byLength), nil
	}
	d, err := l.reader.FieldDictPrefix(fieldKey, []byte(prefix))
	if err != nil {
		return nil, err
	}
	defer d.Close()
	var names byLength
	for {
		e, err := d.Next()
		if err != nil {
			return nil, err
		}
		if e == nil {
			l.kept.Store(prefix, names)
			return names, nil
		}
		name := e.Term[len(prefix):]
		for len(names) <= len(name) {
			names = append(names, nil)
		}
		names[len(name)] = append(names[len(name)], name)
	}
}

func (l *lookup) close() error { return l.reader.Close() }
