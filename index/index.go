package index

import (
	"context"
	"errors"
	"slices"

	"github.com/blevesearch/bleve/v2"

	"ask287/knowledge"
)

// Index finds facts in one base. It is safe for use by several goroutines at once.
type Index struct {
	base    *knowledge.Base
	store   bleve.Index
	lookup  *lookup
	parser  *parser
	texts   map[knowledge.Lang]*texts
	aliases map[string][]string  // names that people use, by the agency's id
	locals  map[string][]Subject // agencies by the names that people use for them within their state
	ever    []*knowledge.Agency  // those that any list shows, a tenth of all, in the order of the base
	names   *completer
}

// Options say how an index is opened.
type Options struct {
	// Notice, if not nil, is told what takes long or does not go as it should, and why if that is an error.
	Notice func(what Notice, why error)
}

// Notice is something that opening an index tells of.
type Notice string

// The notices.
const (
	Building     Notice = "building"       // once for this version of the data
	InMemory     Notice = "in memory"      // building it there: there is no directory to keep it in
	Rebuilding   Notice = "rebuilding"     // the one that was kept is damaged
	InMemoryOnly Notice = "only in memory" // none can be kept in the directory
)

func (o Options) notice(what Notice, why error) {
	if o.Notice != nil {
		o.Notice(what, why)
	}
}

// Open opens the index of the base that is kept in cacheDir, and builds it first where there is none or where it
// is damaged. Where nothing can be kept, or cacheDir is "", the index is built in memory. The caller
// closes it.
func Open(base *knowledge.Base, cacheDir string, o Options) (*Index, error) {
	store, err := openStore(base, cacheDir, o)
	if err != nil {
		return nil, err
	}
	l, err := newLookup(store)
	if err != nil {
		return nil, errors.Join(err, store.Close())
	}
	aliases, locals := map[string][]string{}, map[string][]Subject{}
	for _, a := range base.Aliases {
		aliases[a.Agency] = append(aliases[a.Agency], a.Name)
		if !a.Assumed {
			words := keyWords(knowledge.Words(a.Name))
			for _, name := range slices.Compact([]string{knowledge.Key(words...), knowledge.Key(kindFirst(words)...)}) {
				locals[name] = append(locals[name], Subject{Agency: base.Agency(a.Agency)})
			}
		}
	}
	var ever []*knowledge.Agency
	for i := range base.Agencies {
		if a := &base.Agencies[i]; len(a.Agreements)+len(a.Former) > 0 {
			ever = append(ever, a)
		}
	}
	states := newStateReader(base.States)
	states.otherStateNames(base.StateNames)
	all := map[knowledge.Lang]*texts{}
	for _, lang := range []knowledge.Lang{knowledge.English, knowledge.Spanish} {
		all[lang] = newTexts(base, lang)
	}
	return &Index{
		base:    base,
		store:   store,
		lookup:  l,
		parser:  &parser{words: english(), nicknames: nicknames(), spanish: spanish(), here: hereCues(), limits: newLimits(), states: states, tongues: writtenIn(all)},
		texts:   all,
		aliases: aliases,
		locals:  locals,
		ever:    ever,
		names:   newCompleter(base),
	}, nil
}

// Base returns the base that the index is of.
func (ix *Index) Base() *knowledge.Base { return ix.base }

// Close frees what the index holds. No question may be under way.
func (ix *Index) Close() error { return errors.Join(ix.lookup.close(), ix.store.Close()) }

// Language returns the language that a text is written in, "" where that cannot be told.
func (ix *Index) Language(text string) knowledge.Lang {
	return ix.parser.language(text, ix.parser.written(split(text)))
}

// Ask finds the facts that answer a question. Only Text of the question need be set, and Locale, Before, Default and
// Today may be. The error is of the index itself or of ctx: a question that cannot be answered is a Finding too.
func (ix *Index) Ask(ctx context.Context, q Question) (Finding, error) {
	a, err := ix.newAsking(ctx, q)
	if err != nil {
		return Finding{}, err
	}
	f := Finding{Question: a.q, Intent: Help}
	switch {
	case a.q.Wish != "":
	case a.q.Limit != "":
		f = a.withinLimits()
	default:
		f = a.answer()
	}
	f = a.followUp(f)
	if a.q.Limit == Cooperation && f.isFact() {
		f.Limit = Cooperation
	}
	if err := errors.Join(a.err, ctx.Err()); err != nil {
		return Finding{}, err
	}
	return f, nil
}
