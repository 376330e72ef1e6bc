package fetch

import (
	"bytes"
	"net/http"
	"slices"
	"testing"
	"time"
)

// versioned answers as a server does that keeps one version of a file.
func versioned(tag string, changed time.Time, data []byte) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		if tag != "" {
			w.Header().Set("ETag", tag)
		}
		http.ServeContent(w, r, "", changed, bytes.NewReader(data))
	}
}

// What has not changed is not fetched again; the page is.
func TestConditional(t *testing.T) {
	may18 := time.Date(2026, 5, 18, 11, 29, 17, 0, time.UTC)
	s := mirror(t, map[string]http.HandlerFunc{
		"/page":             servePage(participating, "moved.xlsx", "web.xlsx"),
		"/" + participating: versioned(`"one"`, time.Time{}, agreements(t)),
		"/moved.xlsx":       redirect("/" + pending),
		"/" + pending:       versioned("", may18, applications(t)),
		"/web.xlsx":         versioned(`"web"`, may18, []byte("<html>")),
	})
	look := func(known map[string]Validator) Look {
		t.Helper()
		l, err := client().Look(t.Context(), s.URL+"/page", known)
		if err != nil {
			t.Fatal(err)
		}
		return l
	}
	first := look(nil)
	if len(first.Lists) != 2 || len(first.Refused) != 1 || len(first.Validators) != 2 {
		t.Fatalf("first: %+v", first)
	}

	second := look(first.Validators)
	if len(second.Lists) != 0 || !slices.Equal(second.Unchanged, []string{s.URL + "/" + participating, s.URL + "/" + pending}) {
		t.Errorf("second: %+v", second)
	}
	if len(second.Refused) != 1 || len(second.Refused[0].Data) == 0 {
		t.Errorf("what was refused: %+v", second.Refused)
	}
	last := func(path, header string) string { r := s.sent(path); return r[len(r)-1].Header.Get(header) }
	if got := last("/"+participating, "If-None-Match"); got != `"one"` {
		t.Errorf("If-None-Match %q", got)
	}
	if got := last("/"+pending, "If-Modified-Since"); got != "Mon, 18 May 2026 11:29:17 GMT" {
		t.Errorf("If-Modified-Since %q", got)
	}
	for _, path := range []string{"/page", "/moved.xlsx", "/web.xlsx"} {
		if got := last(path, "If-None-Match") + last(path, "If-Modified-Since"); got != "" {
			t.Errorf("%s was asked for if %s", path, got)
		}
	}

	s.set("/"+participating, versioned(`"two"`, may18, applications(t))) // replaced under its name
	s.set("/"+pending, http.NotFound)
	third := look(second.Validators)
	if len(third.Lists) != 1 || len(third.Unchanged) != 0 || third.Validators[s.URL+"/"+participating].ETag != `"two"` {
		t.Errorf("third: %+v", third)
	}
	if fourth := look(third.Validators); !slices.Equal(fourth.Unchanged, []string{s.URL + "/" + participating}) {
		t.Errorf("fourth: %+v", fourth)
	}
}

// A workbook that cannot be fetched this time is known the next time, one that is no longer linked is not.
func TestConditionalKept(t *testing.T) {
	s := mirror(t, map[string]http.HandlerFunc{
		"/page":             servePage(participating, pending),
		"/" + participating: versioned(`"one"`, time.Time{}, agreements(t)),
		"/" + pending:       versioned(`"two"`, time.Time{}, applications(t)),
	})
	known, err := client().Look(t.Context(), s.URL+"/page", nil)
	if err != nil {
		t.Fatal(err)
	}
	s.set("/page", servePage(participating))
	s.set("/"+participating, status(http.StatusForbidden))
	look, err := client().Look(t.Context(), s.URL+"/page", known.Validators)
	if err != nil || len(look.Refused) != 1 {
		t.Fatalf("%+v, %v", look, err)
	}
	if len(look.Validators) != 1 || look.Validators[s.URL+"/"+participating].ETag != `"one"` {
		t.Errorf("%+v", look.Validators)
	}
}

// "Not modified" is no answer to one who has not got it.
func TestConditionalUnasked(t *testing.T) {
	s := mirror(t, map[string]http.HandlerFunc{"/page": servePage("a.xlsx"), "/a.xlsx": status(http.StatusNotModified)})
	look, err := client().Look(t.Context(), s.URL+"/page", nil)
	if err != nil {
		t.Fatal(err)
	}
	checkRefused(t, look, refusal{"a.xlsx", "answered 304 Not Modified: look"})
	_, err = client().Look(t.Context(), s.URL+"/a.xlsx", nil)
	fails(t, err, "answered 304 Not Modified: look")
}
