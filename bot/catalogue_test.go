package bot

import (
	"go/ast"
	"go/parser"
	"go/token"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"go.yaml.in/yaml/v4"

	"ask287/knowledge"
)

// Every sentence that the code says is in the catalogue of every language, and every sentence there is said.
func TestCatalogueIsUsed(t *testing.T) {
	said := saidIDs(t)
	maps.Copy(said, saidByPlatforms(t))
	for _, lang := range languages {
		all := slices.Collect(maps.Keys(entries(t, lang)))
		unused := slices.Clone(all)
		for id, where := range said {
			pattern := regexp.MustCompile("^" + id + "$")
			if !slices.ContainsFunc(all, pattern.MatchString) {
				t.Errorf("%s says %s, which the catalogue in %s does not have", where, id, lang)
			}
			unused = slices.DeleteFunc(unused, pattern.MatchString)
		}
		for _, key := range unused {
			t.Errorf("the catalogue in %s has %s, which nothing says", lang, key)
		}
	}
}

// entries reads a catalogue as it stands.
func entries(t *testing.T, lang knowledge.Lang) map[string]any {
	t.Helper()
	text, err := os.ReadFile(filepath.Join("locales", string(lang)+".yaml"))
	if err != nil {
		t.Fatal(err)
	}
	var all map[string]any
	if err := yaml.Unmarshal(text, &all); err != nil {
		t.Fatal(err)
	}
	return all
}

// saidIDs returns the ids that the package's code says, as regular expressions, and where it does.
func saidIDs(t *testing.T) map[string]string {
	t.Helper()
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	said := map[string]string{}
	set := token.NewFileSet()
	for _, name := range files {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		file, err := parser.ParseFile(set, name, nil, parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(file, func(n ast.Node) bool {
			call, ok := n.(*ast.CallExpr)
			if !ok || len(call.Args) == 0 {
				return true
			}
			method, ok := call.Fun.(*ast.SelectorExpr)
			if !ok {
				return true
			}
			id, literal := idOf(call.Args[0])
			where := set.Position(call.Pos()).String()
			switch {
			case !literal:
			case method.Sel.Name == "say" || method.Sel.Name == "count" || method.Sel.Name == "plural" || method.Sel.Name == "moved":
				said[id] = where
			case method.Sel.Name == "verdictSentence":
				word, _ := idOf(call.Args[1])
				said[id], said[id+`\.`+word] = where, where
			}
			return true
		})
	}
	return said
}

// saidByPlatforms returns the ids that the platforms say, likewise: every text in their code that begins with the platform's name, or
// with "platform" for what they share, and a dot. One that ends with a dot stands for all that begin with it.
func saidByPlatforms(t *testing.T) map[string]string {
	t.Helper()
	files, err := filepath.Glob("*/*.go")
	if err != nil {
		t.Fatal(err)
	}
	said := map[string]string{}
	for _, name := range files {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, literal := range regexp.MustCompile(`"(platform|`+filepath.Base(filepath.Dir(name))+`)\.[a-z.-]+"`).FindAllString(string(text), -1) {
			id := regexp.QuoteMeta(strings.Trim(literal, `"`))
			if strings.HasSuffix(id, ".") {
				id += `[a-z-]+`
			}
			said[id] = name
		}
	}
	return said
}

// idOf returns an id, as a regular expression in which what is not literal is any one word, and whether any of
// it is literal.
func idOf(e ast.Expr) (id string, literal bool) {
	switch e := e.(type) {
	case *ast.BasicLit:
		s, err := strconv.Unquote(e.Value)
		return regexp.QuoteMeta(s), err == nil
	case *ast.BinaryExpr:
		left, l := idOf(e.X)
		right, r := idOf(e.Y)
		return left + right, l || r
	}
	return "[a-z_]+", false
}

// hole is where a fact is put into a sentence.
var hole = regexp.MustCompile(`{{\.\w+}}`)

// Every language has the sentences of English, each with the same facts put in, and in the forms for one and for several
// where English has them.
func TestCataloguesAreAlike(t *testing.T) {
	english := sentences(t, knowledge.English)
	for _, lang := range languages {
		theirs := sentences(t, lang)
		for id, forms := range english {
			for form, text := range forms {
				other := theirs[id][form]
				if strings.TrimSpace(other) == "" && strings.TrimSpace(text) != "" {
					t.Errorf("the catalogue in %s lacks %s, %s", lang, id, form)
				}
				if want, got := holes(text), holes(other); !slices.Equal(want, got) {
					t.Errorf("%s, %s, has %v put in, in %s %v", id, form, want, lang, got)
				}
			}
			if len(theirs[id]) != len(forms) {
				t.Errorf("%s has %d forms, in %s %d", id, len(forms), lang, len(theirs[id]))
			}
		}
		if len(theirs) != len(english) {
			t.Errorf("the catalogue in %s has %d sentences, that in English %d", lang, len(theirs), len(english))
		}
	}
}

// sentences reads a catalogue: each sentence by its id, and by its form, which is "other" where it has one only.
func sentences(t *testing.T, lang knowledge.Lang) map[string]map[string]string {
	t.Helper()
	all := map[string]map[string]string{}
	for id, value := range entries(t, lang) {
		all[id] = map[string]string{}
		switch value := value.(type) {
		case string:
			all[id]["other"] = value
		case map[string]any:
			for form, text := range value {
				all[id][form] = text.(string)
			}
		default:
			t.Errorf("%s in %s is %v", id, lang, value)
		}
	}
	return all
}

func holes(text string) []string {
	found := hole.FindAllString(text, -1)
	slices.Sort(found)
	return slices.Compact(found)
}

// Days and numbers are written as the language does, in every sentence that they are put into.
func TestWritten(t *testing.T) {
	c, err := newCatalogue()
	if err != nil {
		t.Fatal(err)
	}
	for lang, want := range map[knowledge.Lang]string{
		knowledge.English: "2026-05-18: 1,843 agreements with 1 agency",
		knowledge.Spanish: "18 de mayo de 2026: 1,843 acuerdos con 1 agencia",
	} {
		texts := c.texts[lang]
		got := texts.say("growth.item", with{
			"Date": knowledge.Date("2026-05-18"), "Agreements": texts.count("agreements", 1843, nil), "Agencies": texts.count("agencies", 1, nil),
		})
		if got != want {
			t.Errorf("in %s: %s, want %s", lang, got, want)
		}
		if len(texts.months) != 12 {
			t.Errorf("%s has the months %v", lang, texts.months)
		}
	}
	if got := c.texts[knowledge.Spanish].date(""); got != "" {
		t.Errorf("the unknown day is written %q", got)
	}
}
