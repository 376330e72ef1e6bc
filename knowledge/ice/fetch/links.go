package fetch

import (
	"bytes"
	"net/url"
	"slices"
	"strings"

	"golang.org/x/net/html"
)

// link is a link of a page that may lead to a workbook.
type link struct {
	address string   // without user name and fragment; where to is nil, the start of what the page has
	to      *url.URL // nil where that cannot be read as an address
}

// links finds the links of a page that may lead to a workbook: each once, in the page's order, at most maxLinks. at is
// the page's address. more is true where the page has further ones, or an element that is too large, at which reading
// ends.
func links(page []byte, at *url.URL) (found []link, more bool) {
	base, based := at, false
	for z := html.NewTokenizer(bytes.NewReader(page)); ; {
		switch z.Next() {
		case html.ErrorToken:
			return found, false
		case html.StartTagToken, html.SelfClosingTagToken:
		default:
			continue
		}
		tag, href, ok := element(z)
		switch {
		case !ok:
			return found, true
		case href == "":
		case tag == "base" && !based:
			if u, err := at.Parse(href); err == nil && anywhere(u) {
				secure(u, at)
				base, based = u, true
			}
		case tag == "a", tag == "area":
			l, workbook := readLink(href, base)
			if !workbook || slices.ContainsFunc(found, func(f link) bool { return f.address == l.address }) {
				continue
			}
			if len(found) == maxLinks {
				return found, true
			}
			found = append(found, l)
		}
	}
}

// element returns an element's tag and its href, "" for none, without what browsers leave out of it. ok is false for
// an element with more than maxAttributes.
func element(z *html.Tokenizer) (tag, href string, ok bool) {
	name, more := z.TagName()
	if tag = string(name); tag == "noscript" {
		z.NextIsNotRawText() // there is no script here either
	}
	for n := 0; more; n++ {
		if n == maxAttributes {
			return tag, "", false
		}
		var key, value []byte
		if key, value, more = z.TagAttr(); string(key) == "href" {
			href = strings.TrimSpace(strings.NewReplacer("\t", "", "\n", "", "\r", "").Replace(string(value)))
		}
	}
	return tag, href, true
}

// readLink reads a href. workbook is false for one that leads to none: its path does not end as theirs do.
func readLink(href string, base *url.URL) (l link, workbook bool) {
	const extension = ".xlsx"
	u, err := base.Parse(href)
	if err != nil || len(href) > maxAddress || printable(u.String()) != u.String() {
		start := href[:min(len(href), maxAddress)]
		return link{address: printable(start)}, strings.Contains(strings.ToLower(start), extension)
	}
	u.User, u.Fragment, u.RawFragment = nil, "", ""
	secure(u, base)
	return link{u.String(), u}, strings.HasSuffix(strings.ToLower(strings.TrimSpace(u.Path)), extension)
}

// isPage tells a page from a workbook by its first bytes.
func isPage(data []byte) bool {
	start := bytes.TrimPrefix(data[:min(len(data), 512)], []byte("\xef\xbb\xbf"))
	return bytes.HasPrefix(bytes.TrimLeft(start, " \t\r\n"), []byte("<"))
}
