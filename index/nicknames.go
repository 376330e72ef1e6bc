package index

import (
	"strings"

	"ask287/knowledge"
)

// nicknames are what people call places whose own names are longer. LA by itself is Louisiana; that has parishes, so LA County is not
// there, and nobody writes it with points. Two states have a KC.
func nicknames() []phrase[string] {
	return phrases([]saying[string]{
		{"Los Angeles County, CA", `la county | l.a county | county of la | county of l.a | condado de la | condado de l.a`},
		{"Los Angeles, CA", `l.a`},
		{"New York City, NY", `nyc`},
		{"Philadelphia, PA", `philly | filadelfia`},
		{"Las Vegas", `las vegas`},
		{"Las Vegas, NV", `vegas`},
		{"San Francisco, CA", `sf | san fran`},
		{"Oklahoma City, OK", `okc`},
		{"Salt Lake City, UT", `slc`},
		{"New Orleans, LA", `nola | nueva orleans`},
		{"Atlanta, GA", `atl`},
		{"Austin, TX", `atx`},
		{"Houston, TX", `htx`},
		{"San Antonio, TX", `satx`},
		{"Jacksonville, FL", `jax`},
		{"Fort Lauderdale, FL", `ft laud`},
		{"Portland, OR", `pdx`},
		{"Phoenix, AZ", `phx`},
		{"Albuquerque, NM", `abq`},
		{"Charlotte, NC", `clt`},
		{"Chicago, IL", `chi town | chitown`},
		{"Baltimore, MD", `bmore | b more`},
		{"Kansas City", `kc`},
		{"Pennsylvania State University", `penn state`},
	})
}

// unfolded returns a text with the whole names of places in the place of their nicknames.
func (p *parser) unfolded(text string, tokens []Token, lang knowledge.Lang) string {
	var out strings.Builder
	end := 0
	for i := 0; i < len(tokens); i++ {
		for _, n := range p.nicknames {
			if !isNickname(n.words, text, tokens[i:], lang) {
				continue
			}
			behind := i + len(n.words)
			name, _, _ := strings.Cut(n.means, ", ")
			if behind == len(tokens) || len(p.states.mentions(text, tokens[behind:behind+1])) == 0 {
				name = n.means
			}
			out.WriteString(text[end:tokens[i].Start] + name)
			end, i = tokens[behind-1].End, behind-1
			break
		}
	}
	return out.String() + text[end:]
}

// isNickname reports whether the words begin the tokens. The LA of Los Angeles is an article in Spanish, and in other names.
func isNickname(words []string, text string, tokens []Token, lang knowledge.Lang) bool {
	if len(words) > len(tokens) {
		return false
	}
	for k, want := range words {
		t := tokens[k]
		isPointed := want == "l.a" && strings.HasPrefix(strings.ToLower(text[t.Start:t.End]), want)
		isArticle := want == "la" && !t.Capital && (k > 0 || lang == knowledge.Spanish)
		if isArticle || t.Word != want && !isPointed {
			return false
		}
	}
	return true
}
