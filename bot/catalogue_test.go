package bot

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"go.yaml.in/yaml/v4"
)

// Every sentence that the code says is in the catalogue of every language, and every sentence there is said.
func TestCatalogueIsUsed(t *testing.T) {
	said := saidIDs(t)
	for _, lang := range languages {
		text, err := os.ReadFile(filepath.Join("locales", string(lang)+".yaml"))
		if err != nil {
			t.Fatal(err)
		}
		var all map[string]any
		if err := yaml.Unmarshal(text, &all); err != nil {
			t.Fatal(err)
		}
		for id, where := range said {
			pattern := regexp.MustCompile("^" + id + "$")
			if !slices.ContainsFunc(keys(all), pattern.MatchString) {
				t.Errorf("%s says %s, which the catalogue in %s does not have", where, id, lang)
			}
		}
		for _, key := range keys(all) {
			used := false
			for id := range said {
				used = used || regexp.MustCompile("^"+id+"$").MatchString(key)
			}
			if !used {
				t.Errorf("the catalogue in %s has %s, which nothing says", lang, key)
			}
		}
	}
}

func keys(m map[string]any) []string {
	out := make([]string, 0, len(m))
	for k := range m {
		out = append(out, k)
	}
	return out
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
			case method.Sel.Name == "say" || method.Sel.Name == "count" || method.Sel.Name == "plural":
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
