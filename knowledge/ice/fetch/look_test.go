package fetch

import (
	"context"
	"errors"
	"maps"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"ask287/knowledge/ice"
)

const (
	pagePath = "/identify-and-arrest/287g"
	folder   = "/doclib/about/offices/ero/287g/"
)

// ICE's own page: its lists are told by their contents and not by their names, and nothing else is followed.
func TestLook(t *testing.T) {
	page := linking(
		"https://www.ice.gov"+folder+pending,
		"http://www.ice.gov"+folder+participating,
		folder+participating+"#again",
		folder+"statistics.xlsx",
		folder+"gone.xlsx",
		"https://www.example.com/participatingAgencies05172026am.xlsx",
		"https://www.ice.gov.example.com/lists.xlsx?secret=1",
		"ftp://www.ice.gov/list.xlsx",
		"https://www.ice.gov/100%/list.xlsx",
		"/memorandum.pdf",
	)
	s, c := iceSite(t, map[string]http.HandlerFunc{
		pagePath:                   serve([]byte(page)),
		folder + pending:           serve(agreements(t)), // as on 2025-09-22
		folder + participating:     serve(applications(t)),
		folder + "statistics.xlsx": serve([]byte("<html>Access denied</html>")),
	})
	look, err := c.Look(t.Context(), "", nil)
	if err != nil {
		t.Fatal(err)
	}
	if look.Page != Page || look.More || len(look.Unchanged) > 0 {
		t.Errorf("%+v", look)
	}
	checkLists(t, look,
		list{"https://www.ice.gov" + folder + pending, ice.Participating},
		list{"https://www.ice.gov" + folder + participating, ice.Pending})
	checkRefused(t, look,
		refusal{"statistics.xlsx", "web page"},
		refusal{"gone.xlsx", "answered 404 Not Found: look for"},
		refusal{"participatingAgencies05172026am.xlsx", "https://www.example.com/participatingAgencies05172026am.xlsx is not where"},
		refusal{"lists.xlsx", "https://www.ice.gov.example.com/lists.xlsx is not where"},
		refusal{"list.xlsx", "ftp://www.ice.gov/list.xlsx is not where"},
		refusal{"", "no address"})
	if got := len(look.Validators); got != 2 {
		t.Errorf("%d validators, want those of the two lists", got)
	}
	if n := len(s.sent(folder + participating)); n != 1 {
		t.Errorf("one workbook was asked for %d times", n)
	}
	for _, r := range s.requests {
		if got := r.UserAgent(); got != "ask287/v1.2.3 (+https://github.com/ask287/ask287)" {
			t.Errorf("user agent %q", got)
		}
		if r.Host != "www.ice.gov" {
			t.Errorf("asked %s for %s", r.Host, r.URL)
		}
	}
}

func TestLookMany(t *testing.T) {
	handlers := map[string]http.HandlerFunc{}
	var hrefs []string
	for _, name := range strings.Split("abcdefghijklmnopqrstuvwxyz", "") {
		handlers["/"+name+"05182026.xlsx"] = serve(agreements(t))
		hrefs = append(hrefs, name+"05182026.xlsx")
	}
	s := mirror(t, handlers)
	s.set("/page", servePage(hrefs...))
	look, err := client().Look(t.Context(), s.URL+"/page", nil)
	if err != nil {
		t.Fatal(err)
	}
	if len(look.Lists) != maxLinks || !look.More || look.Lists[maxLinks-1].Published.File != "l05182026.xlsx" {
		t.Errorf("%d lists, more %v", len(look.Lists), look.More)
	}
	if len(s.requests) != 1+maxLinks {
		t.Errorf("%d requests", len(s.requests))
	}
}

// A page of another host may link that host, and ICE.
func TestLookMirror(t *testing.T) {
	other := mirror(t, map[string]http.HandlerFunc{"/" + participating: serve(agreements(t))})
	s := mirror(t, map[string]http.HandlerFunc{"/lists/" + participating: serve(agreements(t)), "/moved.xlsx": redirect(other.URL + "/" + participating)})
	s.set("/lists/page", servePage(participating, other.URL+"/"+participating, "/moved.xlsx", strings.Replace(s.URL, "http:", "https:", 1)+"/tls.xlsx"))
	s.set("/page", redirect("lists/page"))
	look, err := client().Look(t.Context(), s.URL+"/page", nil)
	if err != nil {
		t.Fatal(err)
	}
	if look.Page != s.URL+"/lists/page" {
		t.Errorf("page %q, want the address that it moved to", look.Page)
	}
	checkLists(t, look, list{s.URL + "/lists/" + participating, ice.Participating})
	checkRefused(t, look, refusal{participating, "is not where"}, refusal{"moved.xlsx", "which is not where it may be"}, refusal{"tls.xlsx", "cannot be fetched"})
	if len(other.requests) > 0 {
		t.Error("another host was asked")
	}

	iceSite, c := iceSite(t, map[string]http.HandlerFunc{folder + pending: serve(applications(t))})
	s.set("/page", servePage("http://www.ice.gov"+folder+pending))
	look, err = c.Look(t.Context(), s.URL+"/page", nil)
	if err != nil {
		t.Fatal(err)
	}
	checkLists(t, look, list{"https://www.ice.gov" + folder + pending, ice.Pending})
	if len(iceSite.requests) != 1 {
		t.Errorf("ICE was asked %d times", len(iceSite.requests))
	}
}

// What is ICE's stays ICE's.
func TestLookMovedAway(t *testing.T) {
	_, c := iceSite(t, map[string]http.HandlerFunc{
		pagePath:     redirect("https://www.example.com/287g?secret"),
		"/list":      servePage("/a.xlsx"),
		"/a.xlsx":    redirect("https://www.example.com/a.xlsx"),
		"/287g":      servePage("/" + participating),
		"/elsewhere": redirect("https://ice.gov/list"),
	})
	_, err := c.Look(t.Context(), "", nil)
	fails(t, err, Page+" redirects to https://www.example.com/287g, which is not where it may be")
	look, err := c.Look(t.Context(), "http://WWW.ice.gov/elsewhere", nil)
	if err != nil {
		t.Fatal(err)
	}
	if look.Page != "https://ice.gov/list" {
		t.Errorf("page %q", look.Page)
	}
	checkRefused(t, look, refusal{"a.xlsx", "redirects to https://www.example.com/a.xlsx"})
}

func TestLookWorkbook(t *testing.T) {
	s := mirror(t, map[string]http.HandlerFunc{
		"/get":                    redirect("/files/" + participating + "?secret=1"),
		"/files/" + participating: serve(agreements(t)),
		"/a%b05182026.xlsx":       serve(agreements(t)),
	})
	look, err := client().Look(t.Context(), s.URL+"/get", nil)
	if err != nil {
		t.Fatal(err)
	}
	checkLists(t, look, list{s.URL + "/files/" + participating + "?secret=1", ice.Participating})
	if look.Page != "" || look.Lists[0].Published.File != participating {
		t.Errorf("page %q, file %q", look.Page, look.Lists[0].Published.File)
	}
	again, err := client().Look(t.Context(), s.URL+"/get", look.Validators)
	if err != nil || len(again.Lists) != 0 || !slices.Equal(again.Unchanged, []string{look.Lists[0].URL}) {
		t.Errorf("the same bytes again: %+v, %v", again, err)
	}
	look, err = client().Look(t.Context(), s.URL+"/a%25b05182026.xlsx", nil)
	if err != nil || look.Lists[0].Published.File != "a%b05182026.xlsx" {
		t.Errorf("%+v, %v", look, err)
	}
}

func TestLookNothing(t *testing.T) {
	s := mirror(t, map[string]http.HandlerFunc{
		"/no-links": serve([]byte(linking("/a.pdf", "/b.xls", "/c.xlsx.html", "?d.xlsx"))),
		"/empty":    serve(nil),
		"/a.pdf":    serve([]byte("%PDF-1.7")),
		"/zip":      serve(archive(t, [][2]string{{"readme.txt", "no workbook"}})),
		"/cut":      serve(agreements(t)[:500]),
	})
	for path, want := range map[string]string{
		"/no-links": s.URL + "/no-links links no workbook: it may have changed its form",
		"/empty":    "is empty: fetch it again",
		"/a.pdf":    "not a workbook",
		"/zip":      "no workbook",
		"/cut":      "cut short",
	} {
		look, err := client().Look(t.Context(), s.URL+path+"?secret", nil)
		fails(t, err, want)
		if len(look.Refused) > 0 {
			t.Errorf("%s: %+v", path, look)
		}
	}
	for _, from := range []string{"ftp://user:secret@www.ice.gov/a.xlsx", "file:///etc/secret", "https://", "http://secret%zz/", "https://a\x7fb/"} {
		_, err := client().Look(t.Context(), from, nil)
		fails(t, err, "no http or https address: see")
	}
}

// What is in front of the host is for that host alone, and in nothing that is told or kept.
func TestLookLogin(t *testing.T) {
	other := mirror(t, map[string]http.HandlerFunc{"/page": servePage("a.xlsx")})
	s := mirror(t, map[string]http.HandlerFunc{"/" + participating: serve(agreements(t)), "/away": redirect(other.URL + "/page"), "/page": servePage(participating, "//me:secret@www.ice.gov:1/a.xlsx")})
	given := strings.Replace(s.URL, "//", "//me:secret@", 1)
	look, err := client().Look(t.Context(), given+"/page", nil)
	if err != nil {
		t.Fatal(err)
	}
	checkLists(t, look, list{s.URL + "/" + participating, ice.Participating})
	checkRefused(t, look, refusal{"a.xlsx", "www.ice.gov:1/a.xlsx is not"})
	if _, err := client().Look(t.Context(), given+"/away", nil); err != nil {
		t.Fatal(err)
	}
	for _, r := range s.requests {
		if user, password, _ := r.BasicAuth(); user != "me" || password != "secret" {
			t.Errorf("%s was asked for without the login", r.URL)
		}
	}
	for _, r := range other.requests {
		if r.Header.Get("Authorization") != "" || r.Referer() != "" {
			t.Errorf("another host was told %v", r.Header)
		}
	}
	_, err = client().Look(t.Context(), given+"/none?secret", nil)
	fails(t, err, s.URL+"/none answered 404")
}

func TestLookCanceled(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	s := mirror(t, map[string]http.HandlerFunc{"/page": servePage("a.xlsx", "b.xlsx"), "/a.xlsx": func(_ http.ResponseWriter, r *http.Request) {
		cancel()
		<-r.Context().Done()
	}})
	look, err := client().Look(ctx, s.URL+"/page", nil)
	if !errors.Is(err, context.Canceled) || len(look.Refused) > 0 {
		t.Errorf("%+v, %v", look, err)
	}
	if len(s.sent("/b.xlsx")) > 0 {
		t.Error("went on")
	}
	_, err = client().Look(ctx, s.URL+"/page", nil)
	if fails(t, err, "was not fetched"); !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
}

// ICE's own workbooks, as they were published. They are no part of the project.
func TestLookPublished(t *testing.T) {
	handlers := map[string]http.HandlerFunc{}
	want := map[string]ice.ListKind{
		"participatingAgencies09222025pm.xlsx": ice.Pending, // each was posted under the other's name
		"pendingAgencies09222025pm.xlsx":       ice.Participating,
	}
	for name := range want {
		files, _ := filepath.Glob(filepath.Join("..", "..", "..", "..", "shared", "ice", "*", name))
		if len(files) == 0 {
			t.Skip("ICE's workbooks are not in shared/ice beside the checkout")
		}
		data, err := os.ReadFile(files[0])
		if err != nil {
			t.Fatal(err)
		}
		handlers[folder+name] = serve(data)
	}
	handlers[pagePath] = servePage(slices.Sorted(maps.Keys(handlers))...)
	_, c := iceSite(t, handlers)
	look, err := c.Look(t.Context(), "", nil)
	if err != nil || len(look.Lists) != len(want) {
		t.Fatalf("%d lists, refused %+v, %v", len(look.Lists), look.Refused, err)
	}
	for _, l := range look.Lists {
		if l.Published.Kind != want[l.Published.File] {
			t.Errorf("%s is %s", l.URL, l.Published.Kind)
		}
	}
}

// list is what a Look should find.
type list struct {
	url  string
	kind ice.ListKind
}

func checkLists(t *testing.T, look Look, want ...list) {
	t.Helper()
	var got []list
	for _, l := range look.Lists {
		got = append(got, list{l.URL, l.Published.Kind})
		if len(l.Data) == 0 || look.Validators[l.URL].SHA256 != l.Published.SHA256 {
			t.Errorf("%s: %d bytes, %+v", l.URL, len(l.Data), look.Validators[l.URL])
		}
	}
	if !slices.Equal(got, want) {
		t.Errorf("lists %v\nwant  %v", got, want)
	}
}

// refusal is what a Look should refuse, and a part of the reason.
type refusal struct{ name, reason string }

func checkRefused(t *testing.T, look Look, want ...refusal) {
	t.Helper()
	if len(look.Refused) != len(want) {
		t.Fatalf("refused %+v\nwant    %+v", look.Refused, want)
	}
	for i, r := range look.Refused {
		if fails(t, r.Reason, want[i].reason); r.Name != want[i].name {
			t.Errorf("refused %q, want %q", r.Name, want[i].name)
		}
	}
}

func redirect(to string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Location", to)
		w.WriteHeader(http.StatusFound)
	}
}
