package index

import (
	"cmp"
	"slices"

	"ask287/knowledge"
)

// spelling is one way in which the words of a question make a name of some class.
type spelling struct {
	class class
	name  string // run together, as keys are
	bare  string // without its designator
	words []Token
	cut   string // a designator beside it that is not taken for a part of it, or ""
}

// spellings returns the names of the class that words[lo:hi], with what stands around them, may be: the
// longest first, then with designators where names have theirs ("the township of Hellam"). A word of the lexicon
// beside the others may belong to the name: New Philadelphia.
func spellings(c class, words []Token, lo, hi int) []spelling {
	if c == others || c == shuffled {
		return wholeSpellings(c, words, lo, hi)
	}
	var out []spelling
	for before := reachPlain; before >= 0; before-- {
		for behind := min(1, reachPlain); behind >= 0; behind-- {
			if arePlain(words, lo-before, lo) && arePlain(words, hi, hi+behind) {
				out = append(out, coreSpellings(c, words, lo-before, hi+behind)...)
			}
		}
	}
	return out
}

// reachPlain is how many words of the lexicon a name may take in on either side.
const reachPlain = 2

// arePlain reports whether words[from:to] all are there and are words of the lexicon that say nothing about kind or place, and
// do not name the program.
func arePlain(words []Token, from, to int) bool {
	if from < 0 || to > len(words) {
		return false
	}
	for _, t := range words[from:to] {
		if t.Role != Filler && t.Role != Particle || everywhere[t.Word] {
			return false
		}
	}
	return true
}

// coreSpellings returns the names that exactly words[lo:hi] may be, with the designators beside them.
func coreSpellings(c class, words []Token, lo, hi int) []spelling {
	core := make([]string, 0, hi-lo+1)
	for _, t := range words[lo:hi] {
		if !onlySays(c, t) {
			core = append(core, t.Word)
		}
	}
	var before, after string
	if hi < len(words) && words[hi].Role == Designator {
		after = designator(words[hi])
	}
	of := lo - 1
	for of >= 0 && words[of].Role == Particle {
		of--
	}
	if of >= 0 && words[of].Role == Designator {
		before = designator(words[of])
	}
	bare := knowledge.Key(core...)
	var out []spelling
	add := func(name, cut string) {
		if name != "" && !slices.ContainsFunc(out, func(s spelling) bool { return s.name == name }) {
			out = append(out, spelling{class: c, name: name, bare: bare, words: words[lo:hi], cut: cut})
		}
	}
	switch {
	case after != "":
		add(bare+after, "")
	case before != "" && before != "city":
		add(bare+before, "")
	}
	// "Tampa city" and "the town of Palm Beach" are Tampa and Palm Beach, if nothing else can be meant; a township is
	// not the town of its name, nor a county's sheriff that of the city.
	switch beside := cmp.Or(after, before); {
	case beside == "", after == "" && beside == "city":
		add(bare, "")
	case beside == "city" && before == "" || (beside == "town" || beside == "village") && after == "":
		if c != sheriffs {
			add(bare, beside)
		}
	}
	return out
}

// designator returns the word of a designator in the singular: "counties" is what people write for two of them.
func designator(t Token) string {
	w := t.Word
	if t.Fixed != "" {
		w = t.Fixed
	}
	switch w {
	case "co", "counties":
		return "county"
	case "parishes":
		return "parish"
	}
	return w
}

// onlySays reports whether a word within a name of the class is left out of its key.
func onlySays(c class, t Token) bool {
	if t.Role == Generic || t.Role == KindWord {
		return true
	}
	if c != police {
		return false
	}
	switch t.Word {
	case "public", "safety", "service", "services", "division", "bureau": // as knowledge.CoreOf leaves out
		return true
	}
	return false
}

// The words that a whole name may take in before and behind those that the lexicon does not have:
// "University of South Florida Police Department" has two kind words behind and one before.
const (
	reachBefore = 3
	reachBehind = 5
)

// wholeSpellings returns every run of words that takes in words[lo:hi], the longest first.
func wholeSpellings(c class, words []Token, lo, hi int) []spelling {
	var out []spelling
	first, last := max(0, lo-reachBefore), min(len(words), hi+reachBehind)
	for size := last - first; size >= hi-lo; size-- {
		for from := first; from <= lo && from+size <= last; from++ {
			if from+size < hi {
				continue
			}
			run := words[from : from+size]
			if slices.ContainsFunc(run, func(t Token) bool { return t.Role == Joining }) {
				continue // it is apart from the name
			}
			counted := keyWords(plainWords(run))
			if c == shuffled {
				slices.Sort(counted)
			}
			name := knowledge.Key(counted...)
			if name != "" && !slices.ContainsFunc(out, func(s spelling) bool { return s.name == name }) {
				out = append(out, spelling{class: c, name: name, bare: name, words: run})
			}
		}
	}
	return out
}

// plainWords returns the words with what people call an agency's kind in the word that its name has.
func plainWords(words []Token) []string {
	out := make([]string, len(words))
	for i, t := range words {
		switch w := t.Word; {
		case t.Fixed != "":
			out[i] = t.Fixed
		case isPolice(w):
			out[i] = "police"
		case w == "deputies" || w == "deputy":
			out[i] = "sheriff"
		default:
			out[i] = w
		}
	}
	return out
}

// isPolice reports whether the word is one for the police.
func isPolice(w string) bool { return w == "police" || w == "pd" || w == "cops" || w == "cop" }
