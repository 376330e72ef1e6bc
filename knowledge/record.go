package knowledge

import (
	"slices"
	"strconv"
	"strings"
)

// Record is the part of a Base that ICE's lists change: which agencies there are, what the lists show of them, and
// which lists those are.
type Record struct {
	Agencies     []Agency // in the order of their states and ids
	Lists        []List   // every participating list that was read, oldest first
	PendingLists []List   // every pending list that was read, oldest first
}

// The tables of a Record and their columns.
var (
	listColumns        = []string{"id", "kind", "date", "date_from", "file", "sha256", "agreements", "agencies"}
	agencyColumns      = []string{"id", "name", "other_names", "kind", "state", "counties", "statewide", "part_of", "covered", "sources"}
	agreementColumns   = []string{"agency", "model", "signed", "doubt", "moa", "addendum", "row", "listed"}
	printColumns       = []string{"agency", "model", "what", "value", "first", "last"}
	applicationColumns = []string{"agency", "model", "row"}
)

// sourceOf names the source that lists of a kind are.
func sourceOf(kind ListKind) string {
	if kind == Pending {
		return "ice-pending"
	}
	return "ice-list"
}

func (l *loader) lists(b *Base) {
	const file = "lists.csv"
	l.positions = map[string]int{}
	l.table(file, listColumns, nil, func(line int, row []string) {
		list := List{
			ID: row[0], Kind: ListKind(row[1]), Source: sourceOf(ListKind(row[1])), Date: l.date(file, line, row[2]), DateFrom: row[3],
			File: row[4], SHA256: row[5], Agreements: l.number(file, line, row[6]), Agencies: l.number(file, line, row[7]),
		}
		all := &b.Lists
		if list.Kind == Pending {
			all = &b.PendingLists
		}
		switch n := len(*all); {
		case list.Kind != Participating && list.Kind != Pending:
			l.fault(file, line, "%q is no kind of list", row[1])
		case list.Date == "" || !strings.HasPrefix(list.ID, string(list.Date)):
			l.fault(file, line, "the list needs its date, and an id that begins with it")
		case n > 0 && (*all)[n-1].ID >= list.ID:
			l.fault(file, line, "%s stands behind %s: the lists of a kind are in order", list.ID, (*all)[n-1].ID)
		}
		if list.Kind == Participating {
			l.positions[list.ID] = len(b.Lists)
		}
		*all = append(*all, list)
	})
	if len(b.Lists) == 0 {
		l.fault(file, 0, "no participating list")
		return
	}
	b.List = b.Lists[len(b.Lists)-1]
	if n := len(b.PendingLists); n > 0 {
		b.Pending = b.PendingLists[n-1]
	}
}

func (l *loader) number(file string, line int, s string) int {
	n, err := strconv.Atoi(s)
	if err != nil || n < 0 {
		l.fault(file, line, "%q is no number", s)
	}
	return n
}

// position returns where the participating list of that id stands among them.
func (l *loader) position(file string, line int, id string) int {
	i, ok := l.positions[id]
	if !ok {
		l.fault(file, line, "no participating list %q", id)
	}
	return i
}

func (l *loader) agencies(b *Base) {
	const file = "agencies.csv"
	var several cells
	l.table(file, agencyColumns, func(n int) {
		b.Agencies, several.all = make([]Agency, 0, n), make([]string, 0, n*3)
	}, func(line int, row []string) {
		a := Agency{
			ID: row[0], Name: row[1], OtherNames: several.split(row[2], '|'), Kind: Kind(row[3]), State: row[4],
			Counties: several.split(row[5], ' '), Statewide: l.flag(file, line, row[6]),
			PartOf: row[7], Covered: l.flag(file, line, row[8]), Sources: several.split(row[9], ' '),
		}
		if a.Name == "" || !slices.Contains(Kinds, a.Kind) {
			l.fault(file, line, "an agency needs a name and a kind, not %q and %q", a.Name, a.Kind)
		}
		b.Agencies = append(b.Agencies, a)
	})
}

// agreement is an Agreement with the agency that it belongs to and the line that it stands in.
type agreement struct {
	Agreement
	agency string
	line   int
}

func (l *loader) agreements(*Base) {
	const file = "agreements.csv"
	l.table(file, agreementColumns, nil, func(line int, row []string) {
		g := Agreement{
			Model: Model(row[1]), Signed: l.date(file, line, row[2]), Doubt: row[3], MOA: row[4], Addendum: row[5],
			Row: l.number(file, line, row[6]), Listed: l.spans(file, line, row[7]),
		}
		if g.Row < 2 {
			l.fault(file, line, "%q is no row of a list", row[6])
		}
		if !slices.Contains(Models, g.Model) {
			l.fault(file, line, "%q is no support model", row[1])
		}
		l.signed = append(l.signed, agreement{g, row[0], line})
	})
}

// spans reads runs of lists: "2021-01-13..2022-10-07 2025-02-19..2026-05-18".
func (l *loader) spans(file string, line int, cell string) []Span {
	var spans []Span
	for run := range strings.FieldsSeq(cell) {
		first, last, _ := strings.Cut(run, "..")
		s := Span{l.position(file, line, first), l.position(file, line, last)}
		if n := len(spans); s.First > s.Last || n > 0 && s.First <= spans[n-1].Last+1 {
			l.fault(file, line, "the run of lists %q is not behind the one before it, with a list between", run)
		}
		spans = append(spans, s)
	}
	if len(spans) == 0 {
		l.fault(file, line, "the agreement is on no list")
		spans = []Span{{}}
	}
	return spans
}

// printLine is a Print with the agreement that it belongs to and the line that it stands in.
type printLine struct {
	Print
	agency string
	model  Model
	line   int
}

func (l *loader) prints(*Base) {
	const file = "prints.csv"
	l.table(file, printColumns, nil, func(line int, row []string) {
		p := printLine{Print{Printed(row[2]), row[3], Span{l.position(file, line, row[4]), l.position(file, line, row[5])}}, row[0], Model(row[1]), line}
		if !slices.Contains([]Printed{PrintedSigned, PrintedName, PrintedCounty, PrintedState}, p.What) {
			l.fault(file, line, "%q is nothing that a list prints", row[2])
		}
		l.printed = append(l.printed, p)
	})
}

// application is an Application with the agency that it is of and the line that it stands in.
type application struct {
	Application
	agency string
	line   int
}

func (l *loader) applications(*Base) {
	const file = "pending.csv"
	l.table(file, applicationColumns, nil, func(line int, row []string) {
		if row[1] != "" && !slices.Contains(Models, Model(row[1])) {
			l.fault(file, line, "%q is no support model", row[1])
		}
		l.applied = append(l.applied, application{Application{Model(row[1]), l.number(file, line, row[2])}, row[0], line})
	})
}
