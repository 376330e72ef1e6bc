package knowledge

import "strings"

// Core is what tells an agency from the others of its kind: its name without the words that
// only say what it is. The core of "Hellam Township Police Department" is hellam, of a township.
type Core struct {
	Words      []string // as [Words] gives them, never with "of", "the" or "and"
	Designator string   // "county", "parish", "township", "borough", "village", "town", "city", or ""
}

// CoreOf returns the core of an agency's name. Only sheriffs and police agencies have a designator:
// the county's or the municipality's. A "city" is one only where it ends a sheriff's name
// ("Richmond City Sheriff's Office"); elsewhere it is part of the name ("Kansas City").
func CoreOf(kind Kind, name string) Core {
	var c Core
	words := Words(name)
	if local := kind == Sheriff || kind == Police; local && len(words) > 2 && IsDesignator(words[0]) && words[1] == "of" {
		// "City of Miami" is Miami; the "Town of Palm Beach" is the town of that name.
		if words[0] != "city" {
			words = append(words[2:], words[0])
		} else {
			words = words[2:]
		}
	}
	for _, w := range words {
		w = Singular(w)
		if IsJoining(w) || says(kind, w) {
			continue
		}
		c.Words = append(c.Words, w)
	}
	if kind != Sheriff && kind != Police {
		return c
	}
	if n := len(c.Words); n > 1 && IsDesignator(c.Words[n-1]) && (c.Words[n-1] != "city" || kind == Sheriff) {
		c.Designator = c.Words[n-1]
		c.Words = c.Words[:n-1]
	}
	// "New Paltz Town and Village" is a town and a village that share their police.
	if n := len(c.Words); n > 1 && c.Designator == "village" && c.Words[n-1] == "town" {
		c.Words = c.Words[:n-1]
	}
	return c
}

// Key returns the words run together, so that "De Kalb", "DeKalb" and "De-Kalb" are one.
func Key(words ...string) string { return strings.Join(words, "") }

// IsJoining reports whether a word of a name only joins others and is left out of keys.
func IsJoining(w string) bool { return w == "of" || w == "the" || w == "and" || w == "for" }

// IsDesignator reports whether w says what sort of place a name is of.
func IsDesignator(w string) bool {
	switch w {
	case "county", "parish", "township", "borough", "village", "town", "city":
		return true
	}
	return false
}

// says reports whether w, in the name of an agency of that kind, only says what kind it is.
func says(kind Kind, w string) bool {
	switch w {
	case "office", "department":
		return true
	case "sheriff":
		return kind == Sheriff
	case "police":
		return kind == Police || kind == Campus || kind == Port || kind == Tribal
	case "public", "safety", "service", "division", "bureau":
		return kind == Police
	}
	return false
}

// Singular returns the one form of the words that agencies write now in the singular, now in the plural.
func Singular(w string) string {
	switch w {
	case "constables", "sheriffs", "marshals", "attorneys", "prosecutors", "services", "troopers", "detectives", "guards", "jails", "prisons":
		return w[:len(w)-1]
	case "corrections", "correctional":
		return "correction"
	}
	return w
}
