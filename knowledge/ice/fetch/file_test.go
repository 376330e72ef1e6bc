package fetch

import (
	"net/http"
	"os"
	"path/filepath"
	"testing"

	"ask287/knowledge/ice"
)

func save(t *testing.T, name string, data []byte) string {
	t.Helper()
	name = filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(name, data, 0o600); err != nil {
		t.Fatal(err)
	}
	return name
}

func TestFile(t *testing.T) {
	name := save(t, pending, agreements(t)) // whatever its name
	look, err := client().Look(t.Context(), name, nil)
	if err != nil || len(look.Lists) != 1 {
		t.Fatalf("%+v, %v", look, err)
	}
	got := look.Lists[0]
	if got.URL != "" || got.Published.File != pending || got.Published.Kind != ice.Participating || look.Page != "" || len(look.Validators) > 0 {
		t.Errorf("%+v of %+v", got, look)
	}
}

// The links of a page that was saved are ICE's.
func TestFilePage(t *testing.T) {
	s, c := iceSite(t, map[string]http.HandlerFunc{
		"/" + participating:               serve(agreements(t)),
		"/identify-and-arrest/" + pending: serve(applications(t)),
	})
	name := save(t, "287(g).html", []byte("\xef\xbb\xbf\n"+linking("/"+participating, pending, "https://www.example.com/a.xlsx")))
	look, err := c.Look(t.Context(), name, nil)
	if err != nil {
		t.Fatal(err)
	}
	checkLists(t, look, list{"https://www.ice.gov/" + participating, ice.Participating}, list{"https://www.ice.gov/identify-and-arrest/" + pending, ice.Pending})
	checkRefused(t, look, refusal{"a.xlsx", "is not where"})
	if look.Page != name || len(s.requests) != 2 {
		t.Errorf("page %q, %d requests", look.Page, len(s.requests))
	}
}

func TestFileRefused(t *testing.T) {
	large := save(t, "large.xlsx", []byte("PK\x03\x04"))
	if err := os.Truncate(large, maxBytes+1); err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]string{
		t.TempDir():                "is a folder: give",
		os.DevNull:                 "is a device: give",
		large:                      "has more than 20 MB",
		"none.xlsx":                "none.xlsx: there is no such file: see",
		"a\x00.xlsx":               "give a file that can be read",
		save(t, "empty.xlsx", nil): "empty.xlsx: the file is empty: fetch it again",
		save(t, "list.csv", []byte("STATE,SIGNED")):                                "not a workbook",
		save(t, "page.html", []byte("<html>nothing")):                              "links no workbook",
		save(t, "other.xlsx", archive(t, [][2]string{{"readme.txt", "secretly"}})): "no workbook",
	} {
		_, err := client().Look(t.Context(), name, nil)
		if err == nil {
			t.Errorf("%q was read", name)
			continue
		}
		if name != "a\x00.xlsx" {
			fails(t, err, want)
		}
	}
}
