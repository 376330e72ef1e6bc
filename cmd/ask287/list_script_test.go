package main

import (
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"ask287/knowledge"
)

// The scripts about ICE's lists. Each has a store of its own in $ASK287_DATA, and a page at $SITE that links every workbook
// in $WORK/site.
func TestListScripts(t *testing.T) {
	program := plainProgram(t)
	testscript.Run(t, testscript.Params{
		Dir: filepath.Join("testdata", "script", "list"),
		Setup: func(e *testscript.Env) error {
			dir := filepath.Join(e.WorkDir, "site")
			site := httptest.NewServer(siteOf(dir))
			e.Defer(site.Close)
			e.Setenv("PATH", filepath.Dir(program)+string(filepath.ListSeparator)+e.Getenv("PATH"))
			e.Setenv("SITE", site.URL)
			e.Setenv("ASK287_CACHE", os.Getenv("ASK287_CACHE"))
			e.Setenv("ASK287_DATA", filepath.Join(e.WorkDir, "data"))
			return os.Mkdir(dir, 0o755)
		},
		Cmds:                map[string]func(*testscript.TestScript, bool, []string){"damage": damage, "publish": publish},
		RequireExplicitExec: true,
	})
}

// siteOf is a page that links every workbook in a folder.
func siteOf(dir string) http.Handler {
	files := http.FileServer(http.Dir(dir))
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path != "/" {
			files.ServeHTTP(w, r)
			return
		}
		books, err := filepath.Glob(filepath.Join(dir, "*.xlsx"))
		if err != nil {
			panic(err)
		}
		_, _ = io.WriteString(w, "<html><body>ICE's lists")
		for _, book := range books {
			_, _ = fmt.Fprintf(w, "<a href=%q>a list</a>", filepath.Base(book))
		}
	})
}

// publish FILE DAY [EDIT...] writes the list that is built in as a workbook that was last changed on a day. Each edit is
// without=ID of an agency, with=STATE|AGENCY|TYPE|COUNTY|MODEL|SIGNED, first=N agreements, or applications.
func publish(ts *testscript.TestScript, _ bool, args []string) {
	if len(args) < 2 {
		ts.Fatalf("usage: publish FILE DAY [EDIT...]")
	}
	e := editionOf(builtIn())
	for _, arg := range args[2:] {
		switch what, value, _ := strings.Cut(arg, "="); what {
		case "without":
			a := builtIn().Agency(value)
			if a == nil {
				ts.Fatalf("no agency %s", value)
			}
			e = e.without(strings.ToUpper(builtIn().State(a.State).Name), a.Name)
		case "with":
			e = e.with(strings.Split(value, "|")...)
		case "first":
			n, err := strconv.Atoi(value)
			ts.Check(err)
			e = e.first(n)
		case "applications":
			e = e.applications()
		default:
			ts.Fatalf("no edit %s", what)
		}
	}
	data, err := e.workbook(knowledge.Date(args[1]))
	ts.Check(err)
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), data, 0o644))
}
