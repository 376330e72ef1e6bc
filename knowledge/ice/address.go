package ice

import (
	"net/url"
	"regexp"
	"strings"
)

// host is where ICE keeps its memoranda. An answer links to nothing else, whatever a list has in it.
var host = regexp.MustCompile(`^(?:[a-z0-9-]+\.)*ice\.gov$`)

// maxWraps bounds how many wrappers one address is taken out of.
const maxWraps = 4

// readAddress reads the address of a memorandum: from the hyperlink on the cell where there is one, else from the
// cell's own text. why says what was done beyond white space, "" for nothing. ok is false where there is something that
// is no address of ice.gov; "link", "link pending", "link | addendum" and an empty cell are no address and no fault.
//
// An address is taken out of what wraps it: an Outlook safelink, a browser extension's own address, or the
// web archive's. One slash after https: becomes two, http becomes https, a space becomes %20.
func readAddress(text, hyperlink string) (address, why string, ok bool) {
	printed := tidy(hyperlink)
	if printed == "" {
		printed = tidy(text)
		if placeholder(printed) {
			return "", "", true
		}
	}
	address, whys := printed, []string(nil)
	for range maxWraps {
		inner, wrapper := unwrap(address)
		if inner == "" {
			break
		}
		address = inner
		whys = append(whys, "taken out of "+wrapper)
	}
	scheme, rest, _ := strings.Cut(address, ":/")
	switch {
	case strings.EqualFold(scheme, "http"):
		whys = append(whys, "http made https")
	case !strings.EqualFold(scheme, "https"):
		return "", "", false
	case !strings.HasPrefix(rest, "/"):
		whys = append(whys, "two slashes after https:")
	}
	rest = strings.TrimLeft(rest, "/")
	if strings.Contains(rest, " ") {
		whys = append(whys, "spaces written %20")
	}
	address = "https://" + strings.ReplaceAll(rest, " ", "%20")
	u, err := url.Parse(address)
	if err != nil || u.User != nil || !host.MatchString(strings.ToLower(u.Host)) {
		return "", "", false
	}
	return address, strings.Join(whys, ", "), true
}

// placeholder reports whether a text stands where ICE has no address to give.
func placeholder(text string) bool {
	switch strings.ToLower(text) {
	case "", "link", "link pending", "pending", "addendum", "link | addendum":
		return true
	}
	return errorCell(text)
}

// unwrap takes an address out of another that only leads to it, and says what that was. It returns
// "" for an address that wraps none.
func unwrap(address string) (inner, wrapper string) {
	u, err := url.Parse(strings.ReplaceAll(address, " ", "%20"))
	if err != nil {
		return "", ""
	}
	if strings.HasSuffix(u.Host, ".safelinks.protection.outlook.com") {
		return tidy(u.Query().Get("url")), "an e-mail scanner's redirect"
	}
	at := max(strings.LastIndex(address, "https:/"), strings.LastIndex(address, "http:/"))
	if at <= 0 {
		return "", ""
	}
	switch {
	case u.Host == "web.archive.org":
		return address[at:], "the web archive's address"
	case strings.HasSuffix(u.Scheme, "-extension"):
		return address[at:], "a browser extension's address"
	}
	return "", ""
}
