package knowledge

import (
	"bytes"
	"encoding/csv"
	"errors"
	"io"
	"slices"
	"strings"
)

// The tables and their columns. A file whose header is not this does not load.
var (
	sourceColumns    = []string{"id", "publisher", "title", "url", "date", "licence"}
	stateColumns     = []string{"code", "fips", "name", "territory"}
	stateNameColumns = []string{"state", "lang", "name", "also"}
	countyColumns    = []string{"fips", "name", "state"}
	cityColumns      = []string{"name", "state", "counties"}
	zipColumns       = []string{"zip", "city", "state", "counties"}
	aliasColumns     = []string{"name", "agency", "assumed", "why"}
	erratumColumns   = []string{"state", "agency", "column", "printed", "corrected", "why"}
)

// table calls f with every row of a CSV file, in order, and its line. The row is only good until f returns;
// the strings in it may be kept. Before the first row it calls size with how many to expect.
func (l *loader) table(file string, columns []string, size func(rows int), f func(line int, row []string)) {
	text := l.read(file)
	if text == nil {
		return
	}
	if size != nil {
		size(bytes.Count(text, []byte("\n")))
	}
	r := csv.NewReader(bytes.NewReader(text))
	r.ReuseRecord = true
	header, err := r.Read()
	if err != nil || !slices.Equal(header, columns) {
		l.fault(file, 1, "the header is not %q", strings.Join(columns, ","))
		return
	}
	var lines []int
	defer func() { l.keepLines(file, lines) }()
	for {
		row, err := r.Read()
		if errors.Is(err, io.EOF) {
			return
		}
		var broken *csv.ParseError
		if errors.As(err, &broken) {
			l.fault(file, broken.Line, "%v", broken.Err)
			return
		}
		line, _ := r.FieldPos(0)
		lines = append(lines, line)
		f(line, row)
	}
}

func (l *loader) date(file string, line int, s string) Date {
	d, err := ParseDate(s)
	if err != nil {
		l.fault(file, line, "%v", err)
	}
	return d
}

func (l *loader) flag(file string, line int, s string) bool {
	if s != "true" && s != "false" {
		l.fault(file, line, "%q is neither true nor false", s)
	}
	return s == "true"
}

// cells keeps the values of cells that hold several. One long slice for a whole table, made about as long as
// it will be, costs far less than a short one for each of its rows.
type cells struct{ all []string }

// split returns the values of a cell, nil if it is empty.
func (c *cells) split(cell string, sep byte) []string {
	if cell == "" {
		return nil
	}
	from := len(c.all)
	for {
		i := strings.IndexByte(cell, sep)
		if i < 0 {
			break
		}
		c.all = append(c.all, cell[:i])
		cell = cell[i+1:]
	}
	c.all = append(c.all, cell)
	return c.all[from:len(c.all):len(c.all)]
}

func (l *loader) sources(b *Base) {
	const file = "sources.csv"
	l.table(file, sourceColumns, nil, func(line int, row []string) {
		s := Source{row[0], row[1], row[2], row[3], l.date(file, line, row[4]), row[5]}
		if s.ID == "" || s.Publisher == "" || s.Title == "" || s.URL == "" || s.Licence == "" {
			l.fault(file, line, "a source needs id, publisher, title, url and licence")
		}
		b.Sources = append(b.Sources, s)
	})
}

func (l *loader) states(b *Base) {
	const file = "states.csv"
	l.table(file, stateColumns, nil, func(line int, row []string) {
		b.States = append(b.States, State{row[0], row[1], row[2], l.flag(file, line, row[3])})
	})
}

func (l *loader) stateNames(b *Base) {
	const file = "state_names.csv"
	var several cells
	l.table(file, stateNameColumns, nil, func(line int, row []string) {
		n := StateName{row[0], Lang(row[1]), row[2], several.split(row[3], '|')}
		if n.Lang != Spanish || n.Name == "" {
			l.fault(file, line, "a state's other name needs a language that is not the file's own, %q, and a name", Spanish)
		}
		b.StateNames = append(b.StateNames, n)
	})
}

func (l *loader) counties(b *Base) {
	const file = "counties.csv"
	l.table(file, countyColumns, nil, func(line int, row []string) {
		if len(row[0]) != 5 {
			l.fault(file, line, "%q is no FIPS code of five digits", row[0])
		}
		b.Counties = append(b.Counties, County{row[0], row[1], row[2]})
	})
}

func (l *loader) cities(b *Base) {
	var several cells
	l.table("cities.csv", cityColumns, func(n int) {
		b.Cities, several.all = make([]City, 0, n), make([]string, 0, n*9/8)
	}, func(_ int, row []string) {
		b.Cities = append(b.Cities, City{row[0], row[1], several.split(row[2], ' ')})
	})
}

func (l *loader) zips(b *Base) {
	const file = "zips.csv"
	var several cells
	last := ""
	l.table(file, zipColumns, func(n int) {
		b.ZIPs, several.all = make([]ZIP, 0, n), make([]string, 0, n*3/2)
	}, func(line int, row []string) {
		if len(row[0]) != 5 {
			l.fault(file, line, "%q is no ZIP code of five digits", row[0])
		}
		if row[0] <= last {
			l.fault(file, line, "%s stands behind %s: ZIP codes are sorted, and each stands once", row[0], last)
		}
		last = row[0]
		b.ZIPs = append(b.ZIPs, ZIP{row[0], row[1], row[2], several.split(row[3], ' ')})
	})
}

func (l *loader) aliases(b *Base) {
	const file = "aliases.csv"
	l.table(file, aliasColumns, nil, func(line int, row []string) {
		a := Alias{row[0], row[1], l.flag(file, line, row[2]), row[3]}
		if a.Name == "" || a.Why == "" {
			l.fault(file, line, "an alias needs a name and what it rests on")
		}
		b.Aliases = append(b.Aliases, a)
	})
}

func (l *loader) errata(b *Base) {
	l.table("errata.csv", erratumColumns, nil, func(_ int, row []string) {
		b.Errata = append(b.Errata, Erratum{row[0], row[1], row[2], row[3], row[4], row[5]})
	})
}
