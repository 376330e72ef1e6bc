package fetch

import "testing"

func TestLinkedFrom(t *testing.T) {
	const (
		mirror = "http://127.0.0.1:8080/page"
		tls    = "https://mirror.example/page"
	)
	for _, tt := range []struct {
		page, link string
		want       bool
	}{
		{Page, "https://www.ice.gov/a.xlsx", true},
		{Page, "https://ICE.GOV/a.xlsx", true},
		{Page, "https://a.b.ice.gov/a.xlsx", true},
		{Page, "http://www.ice.gov/a.xlsx", false}, // links makes it https
		{Page, "https://www.ice.gov:8443/a.xlsx", false},
		{Page, "https://notice.gov/a.xlsx", false},
		{Page, "https://ice.gov.example.com/a.xlsx", false},
		{Page, "https://ice.gov@example.com/a.xlsx", false},
		{Page, "https://127.0.0.1/a.xlsx", false},
		{Page, "https:///www.ice.gov/a.xlsx", false},
		{Page, "ftp://www.ice.gov/a.xlsx", false},
		{"https://ice.gov/x", "https://www.ice.gov/a.xlsx", true},
		{mirror, "http://127.0.0.1:8080/a.xlsx", true},
		{mirror, "http://127.0.0.1:8081/a.xlsx", false},
		{mirror, "http://127.0.0.1/a.xlsx", false},
		{mirror, "file://127.0.0.1:8080/a.xlsx", false},
		{mirror, "https://www.ice.gov/a.xlsx", true},
		{tls, "https://MIRROR.example/a.xlsx", true},
		{tls, "https://www.mirror.example/a.xlsx", false},
	} {
		if got := linkedFrom(at(t, tt.page))(at(t, tt.link)); got != tt.want {
			t.Errorf("from %s to %s: %v", tt.page, tt.link, got)
		}
	}
}

func TestSecure(t *testing.T) {
	for _, tt := range []struct{ from, link, want string }{
		{"https://mirror.example/", "http://mirror.example/a.xlsx", "https://mirror.example/a.xlsx"},
		{"http://mirror.example/", "http://mirror.example/a.xlsx", "http://mirror.example/a.xlsx"},
		{"http://mirror.example/", "http://www.ice.gov/a.xlsx", "https://www.ice.gov/a.xlsx"},
		{Page, "ftp://www.ice.gov/a.xlsx", "ftp://www.ice.gov/a.xlsx"},
	} {
		u := at(t, tt.link)
		if secure(u, at(t, tt.from)); u.String() != tt.want {
			t.Errorf("from %s: %s, want %s", tt.from, u, tt.want)
		}
	}
	found, _ := links([]byte(`<base href="http://mirror.example/x/"><a href="a.xlsx">`), at(t, "https://mirror.example/"))
	if len(found) != 1 || found[0].address != "https://mirror.example/x/a.xlsx" {
		t.Errorf("%+v", found)
	}
}

func TestShown(t *testing.T) {
	for address, want := range map[string]string{
		"https://me:secret@www.ice.gov:1/a%2Fb%20c.xlsx?secret=1#secret": "https://www.ice.gov:1/a%2Fb%20c.xlsx",
		"https://www.ice.gov?secret":                                     "https://www.ice.gov",
		"https://a%E2%80%AEb/":                                           "https://a%E2%80%AEb/",
		"mailto:secret@ice.gov":                                          "mailto:",
	} {
		if got := shown(at(t, address)); got != want {
			t.Errorf("%s is shown as %s", address, got)
		}
	}
}

func TestFileName(t *testing.T) {
	for address, want := range map[string]string{
		"https://www.ice.gov/x/participatingAgencies05182026am.xlsx?v=1": "participatingAgencies05182026am.xlsx",
		"https://www.ice.gov/a%20b%28copy%29.xlsx":                       "a b(copy).xlsx",
		"https://www.ice.gov/..%2F..%2Fetc%2Fa.xlsx":                     "a.xlsx",
		`https://www.ice.gov/..%5C..%5Ca.xlsx`:                           "a.xlsx",
		"https://www.ice.gov/%1B%5B31m%00%E2%80%AE.xlsx":                 "_[31m__.xlsx",
		"https://www.ice.gov/x/":                                         "x",
		"https://www.ice.gov/..%2F..":                                    "unnamed",
		"https://www.ice.gov/":                                           "unnamed",
		"https://www.ice.gov":                                            "unnamed",
	} {
		if got := fileName(at(t, address)); got != want {
			t.Errorf("%s: %q, want %q", address, got, want)
		}
	}
}
