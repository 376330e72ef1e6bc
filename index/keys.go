package index

import (
	"slices"
	"strings"

	"ask287/knowledge"
)

// A key is what a name is looked up by: the state, the class of thing and the words run together, as
// in "FL|s|alachuacounty". Every name also has its key without the state ("|s|alachuacounty").

// class is the sort of thing that a key names.
type class byte

// The classes. A small letter is a name in full, its capital one with the designator left out: the
// sheriff of Alachua County is s alachuacounty and S alachua.
const (
	sheriffs class = 's'
	police   class = 'p'
	others   class = 'x' // agencies of all other kinds, and aliases, by the whole of their name
	shuffled class = 'z' // the same, their words sorted
	distinct class = 'y' // of some kinds of these, the words that tell them apart, sorted
	counties class = 'c'
	cities   class = 't'
	terms    class = 'g'
)

func (c class) loose() class { return c - 'a' + 'A' }

func key(state string, c class, name string) string {
	return state + "|" + string(rune(c)) + "|" + name
}

// keyWords returns the words of a name that count in keys of class others: no joining
// words, nothing that any office may be called, one number.
func keyWords(words []string) []string {
	out := make([]string, 0, len(words))
	for _, w := range words {
		if knowledge.IsJoining(w) || w == "in" || w == "department" || w == "office" {
			continue
		}
		out = append(out, knowledge.Singular(w))
	}
	return out
}

// keySet collects keys, each with and without its state.
type keySet struct {
	state string
	keys  []string
}

func (k *keySet) add(c class, words ...string) {
	name := knowledge.Key(words...)
	if name == "" {
		return
	}
	for _, full := range []string{key(k.state, c, name), key("", c, name)} {
		if !slices.Contains(k.keys, full) {
			k.keys = append(k.keys, full)
		}
	}
}

// here adds a key that only counts together with the state.
func (k *keySet) here(c class, words ...string) {
	if full := key(k.state, c, knowledge.Key(words...)); len(words) > 0 && !slices.Contains(k.keys, full) {
		k.keys = append(k.keys, full)
	}
}

func agencyKeys(base *knowledge.Base, a *knowledge.Agency, aliases []knowledge.Alias) []string {
	k := keySet{state: a.State}
	for _, name := range append([]string{a.Name}, a.OtherNames...) {
		switch kind := kindOfName(a.Kind, name); kind {
		case knowledge.Sheriff:
			k.core(sheriffs, knowledge.CoreOf(kind, name))
		case knowledge.Police:
			k.core(police, knowledge.CoreOf(kind, name))
		default:
			k.whole(base, a, name)
		}
	}
	for _, alias := range aliases {
		words := keyWords(knowledge.Words(alias.Name))
		for _, words := range [][]string{words, kindFirst(words)} {
			if alias.Assumed {
				k.add(others, words...)
			} else {
				k.here(others, words...)
			}
		}
	}
	return k.keys
}

// kindFirst returns the words of a name with the word for the kind that ends it before the others, as in "the police of
// Charlotte".
func kindFirst(words []string) []string {
	n := len(words) - 1
	if n < 1 || !isPolice(words[n]) && words[n] != "sheriff" {
		return words
	}
	return append([]string{words[n]}, words[:n]...)
}

// kindOfName returns the kind that one of a local agency's names says: Jacksonville's sheriff has "Jacksonville
// Police Department" for another name.
func kindOfName(kind knowledge.Kind, name string) knowledge.Kind {
	switch kind {
	case knowledge.Sheriff, knowledge.Police, knowledge.Marshal:
		if strings.Contains(name, "Police Department") {
			return knowledge.Police
		}
	}
	return kind
}

func (k *keySet) core(c class, core knowledge.Core) {
	words := core.Words
	if core.Designator != "" {
		k.add(c.loose(), words...)
		if core.Designator == "parish" {
			k.here(c, append(slices.Clone(words), "county")...) // as people call it
		}
		words = append(slices.Clone(words), core.Designator)
	}
	k.add(c, words...)
}

// whole adds a name of an agency that is neither a sheriff nor a town's police: as it stands, without the
// words that only say its kind, and, for use together with the state, without the state's name.
func (k *keySet) whole(base *knowledge.Base, a *knowledge.Agency, name string) {
	words := keyWords(knowledge.Words(name))
	k.add(others, words...)
	if len(words) > 2 {
		k.add(shuffled, slices.Sorted(slices.Values(words))...)
	}
	state := base.State(a.State)
	if state != nil && isBarelyNamed(a.Kind) {
		k.add(distinct, barest(knowledge.Words(name), knowledge.Words(state.Name))...)
	}
	core := keyWords(knowledge.CoreOf(a.Kind, name).Words)
	if len(core) > 1 || !a.Statewide {
		k.add(others, core...)
	}
	if state != nil && a.Statewide {
		own := withoutJoining(knowledge.Words(state.Name))
		if rest, ok := cutWords(words, own); ok {
			k.here(others, rest...)
			k.add(others, append([]string{strings.ToLower(a.State)}, rest...)...)
		}
	}
}

// cutWords returns words without the run of them at the front, if it is there.
func cutWords(words, front []string) ([]string, bool) {
	if len(words) <= len(front) || !slices.Equal(words[:len(front)], front) {
		return nil, false
	}
	return words[len(front):], true
}

// agencyWords returns every word of an agency's names. An alias may be other words altogether: LASD.
func agencyWords(a *knowledge.Agency, aliases []knowledge.Alias) []string {
	words := knowledge.Words(a.Name)
	for _, name := range a.OtherNames {
		words = append(words, knowledge.Words(name)...)
	}
	for _, alias := range aliases {
		words = append(words, knowledge.Words(alias.Name)...)
	}
	return words
}

// countyDesignators are the ends of counties' names that people leave out.
var countyDesignators = [][]string{
	{"county"}, {"parish"}, {"borough"}, {"census", "area"}, {"municipality"}, {"city"}, {"municipio"},
	{"city", "borough"}, {"planning", "region"}, {"district"}, {"island"},
}

// countyKeys returns the keys of a county. Taken has the keys that counties have by their names in full.
func countyKeys(c *knowledge.County, taken map[string]bool) []string {
	k := keySet{state: c.State}
	words := withoutJoining(knowledge.Words(c.Name))
	k.add(counties, words...)
	bare := words
	for _, d := range countyDesignators {
		if n := len(words) - len(d); n > 0 && slices.Equal(words[n:], d) && n < len(bare) {
			bare = words[:n]
		}
	}
	if len(bare) < len(words) {
		k.add(counties.loose(), bare...)
		// People call parishes and boroughs counties too, but not Baltimore city where there is a Baltimore County.
		if called := append(slices.Clone(bare), "county"); slices.Equal(called, words) || !taken[key(c.State, counties, knowledge.Key(called...))] {
			k.add(counties, called...)
		}
	}
	return k.keys
}

func cityKeys(c *knowledge.City) []string {
	k := keySet{state: c.State}
	k.add(cities, withoutJoining(knowledge.Words(c.Name))...)
	return k.keys
}

func termKeys(t *knowledge.Term) []string {
	var keys []string
	bare, _, _ := strings.Cut(t.Name, " (") // "Executive order (EO)"
	for _, name := range append([]string{t.Name, bare}, t.Also...) {
		if k := termKey(t.Lang, knowledge.Words(name)); !slices.Contains(keys, k) {
			keys = append(keys, k)
		}
	}
	return keys
}

// termKey returns the key of a term by its words. Articles and prepositions of the language do not count.
func termKey(lang knowledge.Lang, words []string) string {
	if lang == knowledge.Spanish {
		words = slices.DeleteFunc(slices.Clone(words), func(w string) bool { return slices.Contains(strings.Fields(spanishParticles), w) })
	}
	return key(string(lang), terms, knowledge.Key(keyWords(words)...))
}
