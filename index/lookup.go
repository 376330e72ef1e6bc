package index

import (
	"context"
	"errors"
	"fmt"
	"strconv"

	"github.com/blevesearch/bleve/v2"
	index "github.com/blevesearch/bleve_index_api"
)

// lookup reads the index's dictionaries and postings directly. A search through bleve's queries costs ten
// times as much, and a question needs a few dozen look-ups.
type lookup struct {
	reader index.IndexReader
	fuzzy  index.IndexReaderFuzzy
	has    index.IndexReaderContains
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
	fuzzy, ok1 := reader.(index.IndexReaderFuzzy)
	has, ok2 := reader.(index.IndexReaderContains)
	if !ok1 || !ok2 {
		return nil, errors.Join(fmt.Errorf("bleve's %T looks nothing up by spelling", reader), reader.Close())
	}
	return &lookup{reader, fuzzy, has}, nil
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

// find returns the documents that have the key, in the index's order.
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

// near returns the keys with the prefix that are the given number of typing errors away from the whole
// key: swapped, missing, wrong or surplus letters.
func (l *lookup) near(key, prefix string, errors int) ([]string, error) {
	d, err := l.fuzzy.FieldDictFuzzy(fieldKey, key, errors, prefix)
	if err != nil {
		return nil, err
	}
	defer d.Close()
	var keys []string
	for {
		e, err := d.Next()
		if err != nil || e == nil {
			return keys, err
		}
		keys = append(keys, e.Term)
	}
}

func (l *lookup) close() error { return l.reader.Close() }
