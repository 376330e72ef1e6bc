package knowledge

// ListKind says which of ICE's two lists one is.
type ListKind string

// ICE's two lists. Participating are agencies with a signed agreement, Pending those that applied for one.
const (
	Participating ListKind = "participating"
	Pending       ListKind = "pending"
)

// List is one of ICE's lists, as it was published on one day.
type List struct {
	ID         string // its day, with a letter from the day's second list on: "2025-09-22", "2025-09-22b"
	Kind       ListKind
	Source     string // id of its Source
	Date       Date   // the day that the list is of
	DateFrom   string // how that day was found
	File       string // the workbook's name as published
	SHA256     string // of the workbook, in hex
	Agreements int    // how many it prints, or on a pending list how many applications
	Agencies   int    // how many agencies these are of
}

// Span is a run of participating lists that an agreement stands on without a gap: positions in [Base.Lists],
// both within.
type Span struct{ First, Last int }

// Print is something that lists once printed of an agreement otherwise than the last of them does.
type Print struct {
	What  Printed
	Value string // as printed
	Span         // from the first to the last list that printed it so
}

// Printed names what a Print is of.
type Printed string

// What lists print of an agreement and have changed. A state was only ever changed to correct it.
const (
	PrintedSigned Printed = "signed"
	PrintedName   Printed = "name"
	PrintedCounty Printed = "county"
	PrintedState  Printed = "state"
)

// Application is a row of a pending list.
type Application struct {
	Model Model // "" where the list prints none
	Row   int   // row of the workbook, the header being row 1
}

// ListOn returns the position in Lists of the last participating list until that day, or -1.
func (b *Base) ListOn(day Date) int { return lastUntil(b.Lists, day) }

// PendingOn returns the position in PendingLists of the last pending list until that day, or -1.
func (b *Base) PendingOn(day Date) int { return lastUntil(b.PendingLists, day) }

func lastUntil(lists []List, day Date) int {
	last := -1
	for i := range lists {
		if lists[i].Date <= day {
			last = i
		}
	}
	return last
}
