package fetch

import (
	"net/url"
	"path"
	"strings"
	"unicode"
)

// hosts says whether an address may be asked for.
type hosts func(*url.URL) bool

// ofICE: only what ICE itself sends, unchanged on the way, is ICE's.
func ofICE(u *url.URL) bool { return u.Scheme == "https" && iceHost(u.Host) }

func anywhere(u *url.URL) bool { return u.Host != "" && (u.Scheme == "https" || u.Scheme == "http") }

// linkedFrom is who may be asked for the links of a page: ICE, and the page's own host where it is another's.
func linkedFrom(page *url.URL) hosts {
	return func(u *url.URL) bool {
		return ofICE(u) || !ofICE(page) && anywhere(u) && strings.EqualFold(u.Host, page.Host)
	}
}

// iceHost takes no host with a port: ICE's addresses have none.
func iceHost(host string) bool {
	host = strings.ToLower(host)
	return host == "ice.gov" || strings.HasSuffix(host, ".ice.gov")
}

// secure makes http https where it is ICE's, and where it was come to by https.
func secure(u, from *url.URL) {
	if u.Scheme == "http" && (from.Scheme == "https" || iceHost(u.Host)) {
		u.Scheme = "https"
	}
}

// shown is an address as errors show it: without user name, password, query and fragment.
func shown(u *url.URL) string {
	return (&url.URL{Scheme: u.Scheme, Host: u.Host, Path: u.Path, RawPath: u.RawPath}).String()
}

// fileName returns the last element of an address's path, unescaped, as the name of a file in some folder.
func fileName(u *url.URL) string {
	switch name := path.Base(strings.ReplaceAll(printable(u.Path), `\`, "/")); name {
	case ".", "..", "/":
		return "unnamed"
	default:
		return name
	}
}

// printable keeps what comes from outside from being more than text where it is shown.
func printable(s string) string {
	return strings.Map(func(r rune) rune {
		if !unicode.IsPrint(r) {
			return '_'
		}
		return r
	}, s)
}
