package fetch

import (
	"fmt"
	"net/url"
	"slices"
	"strings"
	"testing"
)

func at(t testing.TB, address string) *url.URL {
	t.Helper()
	u, err := url.Parse(address)
	if err != nil {
		t.Fatal(err)
	}
	return u
}

func TestLinks(t *testing.T) {
	long := "/" + strings.Repeat("x", 3000) + ".xlsx"
	for _, tt := range []struct{ page, want string }{
		{`<a href="https://www.ice.gov/a.xlsx">`, "https://www.ice.gov/a.xlsx"},
		{`<a href="http://www.ICE.gov/a.xlsx">`, "https://www.ICE.gov/a.xlsx"},
		{`<a href="//www.ice.gov/a.xlsx">`, "https://www.ice.gov/a.xlsx"},
		{`<a href="/a.xlsx">`, "https://www.ice.gov/a.xlsx"},
		{`<a href="a.xlsx">`, "https://www.ice.gov/identify-and-arrest/a.xlsx"},
		{`<a href="../a/./b.xlsx">`, "https://www.ice.gov/a/b.xlsx"},
		{`<A CLASS=x HREF=/A.XLSX?v=1&amp;w=2#sheet>`, "https://www.ice.gov/A.XLSX?v=1&w=2"},
		{"<a\nhref='\n /a\t b.xlsx \r\n'>", "https://www.ice.gov/a%20b.xlsx"},
		{`<a href="/a%20b%2Exlsx%20">`, "https://www.ice.gov/a%20b%2Exlsx%20"},
		{`<a href="https://me:secret@www.ice.gov/a.xlsx">`, "https://www.ice.gov/a.xlsx"},
		{`<a href="/é.xlsx">`, "https://www.ice.gov/%C3%A9.xlsx"},
		{`<map><area href=/a.xlsx></map><noscript><a href=/b.xlsx></noscript><p><a href=/c.xlsx/>`, "https://www.ice.gov/a.xlsx https://www.ice.gov/b.xlsx"},
		{`<a href=/a.xlsx><a href=/b.xlsx><a href=https://www.ice.gov/a.xlsx#1>`, "https://www.ice.gov/a.xlsx https://www.ice.gov/b.xlsx"},
		{`<a href=/a.xlsx href=/b.xlsx>`, "https://www.ice.gov/a.xlsx"},
		{`<a href=/a.xlsx`, ""}, // cut off
		{`<!-- <a href=/a.xlsx> --><script>"<a href=/b.xlsx>"</script><textarea><a href=/c.xlsx></textarea><title><a href=/d.xlsx>`, ""},
		{`<a href=/a.xls><a href=/a.xlsx.pdf><a href=/?a.xlsx><a href=#a.xlsx><a name=/a.xlsx><a href><link href=/a.xlsx><p href=/a.xlsx></a href=/a.xlsx>`, ""},
		{`<a href="mailto:a@ice.gov?b.xlsx"><a href="javascript:get('a.xlsx')"><a href="data:,a.xlsx">`, ""},
		{`<base href="https://ice.gov/x/"><a href=a.xlsx><base href=/y/><a href=b.xlsx>`, "https://ice.gov/x/a.xlsx https://ice.gov/x/b.xlsx"},
		{`<base href="javascript:x"><base href="//secret%zz"><base target=x><base href=/y/><a href=a.xlsx>`, "https://www.ice.gov/y/a.xlsx"},
		{`<a href="https:/www.ice.gov/a.xlsx">`, "https:/www.ice.gov/a.xlsx"},
		{`<a href="/%zz.xlsx"><a href="http://[::1/a.xlsx"><a href="/%zz.pdf">`, "no:/%zz.xlsx no:http://[::1/a.xlsx"},
		{`<a href="` + strings.Repeat("/a.xlsx", 300) + `"><a href="` + long + `">`, "no:" + strings.Repeat("/a.xlsx", 300)[:maxAddress]},
		{"<a href=/a.xlsx?\xff><a href=/b.xlsx?\u202e>", "no:/a.xlsx?\uFFFD no:/b.xlsx?_"},
		{"<a href='/\x1b%\xff.xlsx'>", "no:/_%\uFFFD.xlsx"},
	} {
		found, more := links([]byte(tt.page), at(t, Page))
		var got []string
		for _, l := range found {
			if l.to == nil {
				l.address = "no:" + l.address
			}
			got = append(got, l.address)
		}
		if s := strings.Join(got, " "); s != tt.want || more {
			t.Errorf("%.200s\ngot  %.200s\nwant %.200s", tt.page, s, tt.want)
		}
	}
}

// Nothing that a page can be makes reading it endless or its links many.
func TestLinksBounded(t *testing.T) {
	var many, wide strings.Builder
	for n := range 1 << 17 {
		fmt.Fprintf(&many, "<a href=%d.xlsx>", n)
	}
	wide.WriteString("<a href=/a.xlsx><p")
	for n := range 1 << 17 {
		fmt.Fprintf(&wide, " a%d", n)
	}
	wide.WriteString(">" + strings.Repeat("<a b>", 1<<15))
	for name, tt := range map[string]struct {
		page  string
		found int
		more  bool
	}{
		"many links":       {many.String(), maxLinks, true},
		"one link, often":  {strings.Repeat("<a href=a.xlsx>", 1<<15), 1, false},
		"twelve links":     {many.String()[:len("<a href=0.xlsx>")*10+len("<a href=10.xlsx>")*2], maxLinks, false},
		"many attributes":  {wide.String(), 1, true},
		"a long attribute": {"<a href='" + strings.Repeat("x", 1<<20) + ".xlsx'><a href=a.xlsx>", 1, false},
		"deep":             {strings.Repeat("<div><table>", 1<<15) + "<a href=a.xlsx>", 1, false},
		"only openings":    {strings.Repeat("<", 1<<15), 0, false},
		"comments":         {strings.Repeat("<!--", 1<<15), 0, false},
		"scripts":          {strings.Repeat("<script><!--", 1<<15), 0, false},
	} {
		if found, more := links([]byte(tt.page), at(t, Page)); len(found) != tt.found || more != tt.more {
			t.Errorf("%s: %d links, more %v", name, len(found), more)
		}
	}
}

func FuzzLinks(f *testing.F) {
	f.Add(linking("a.xlsx", "/b.XLSX?c#d", "//ice.gov/c.xlsx", "http://[::1", "/%zz.xlsx"), "https://www.ice.gov/")
	f.Add("<base href=//x/y/><a href=../a.xlsx><area href='\x00.xlsx'><noscript><a href=b.xlsx", "http://127.0.0.1:1/a?b")
	f.Add("<script><!--<a href=a.xlsx></script><svg><a href='&#120;.xlsx&quot'/>", Page)
	f.Fuzz(func(t *testing.T, page, address string) {
		from, err := url.Parse(address)
		if err != nil || !anywhere(from) {
			t.Skip()
		}
		found, _ := links([]byte(page), from)
		if len(found) > maxLinks {
			t.Fatalf("%d links", len(found))
		}
		var seen []string
		for _, l := range found {
			if slices.Contains(seen, l.address) || printable(l.address) != l.address {
				t.Errorf("link %q", l.address)
			}
			seen = append(seen, l.address)
			if l.to == nil {
				continue
			}
			if name := fileName(l.to); name == "" || strings.ContainsAny(name, "/\\\n\x00") || name == ".." {
				t.Errorf("name %q", name)
			}
			if linkedFrom(from)(l.to) && l.to.Host != from.Host && !ofICE(l.to) && !strings.EqualFold(l.to.Host, from.Host) {
				t.Errorf("%s may be asked for from %s", l.to, from)
			}
			if s := shown(l.to); printable(s) != s || strings.ContainsAny(s, "?#") {
				t.Errorf("shown as %q", s)
			}
		}
	})
}
