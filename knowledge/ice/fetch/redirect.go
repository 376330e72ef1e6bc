package fetch

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"slices"

	"github.com/cenkalti/backoff/v5"
)

// follow asks for an address and goes along with redirects, within allowed. at is the address that answered; the
// caller closes the answer's body.
//
// http.Client could do this, but each address is asked on the terms of its own validator, is told nothing of the
// address before it, and is not to be in an error with its query.
func (v *visit) follow(ctx context.Context, u *url.URL, allowed hosts) (resp *http.Response, at *url.URL, err error) {
	for been := []string(nil); ; {
		resp, err := v.ask(ctx, u)
		if err != nil {
			return nil, nil, unreachable(ctx, err)
		}
		location := resp.Header.Get("Location")
		if !redirects(resp.StatusCode) || location == "" {
			return resp, u, nil
		}
		resp.Body.Close()
		if been = append(been, u.String()); len(been) > maxRedirects {
			return nil, nil, backoff.Permanent(fmt.Errorf("redirects more than %d times: %s", maxRedirects, lookYourself))
		}
		if u, err = target(u, location, allowed); err != nil {
			return nil, nil, backoff.Permanent(err)
		}
		if slices.Contains(been, u.String()) {
			return nil, nil, backoff.Permanent(errors.New("redirects in a circle: " + lookYourself))
		}
	}
}

const lookYourself = "look at it in a browser, and give the address at which it ends, or the file saved there"

// target reads where an answer from an address redirects to.
func target(from *url.URL, location string, allowed hosts) (*url.URL, error) {
	to, err := from.Parse(location)
	if err != nil {
		return nil, errors.New("redirects to what is no address: " + lookYourself)
	}
	to.User, to.Fragment, to.RawFragment = nil, "", ""
	if from.Scheme == "https" && to.Scheme == "http" {
		return nil, fmt.Errorf("redirects to %s, which is not encrypted: %s", shown(to), lookYourself)
	}
	secure(to, from)
	if !allowed(to) {
		return nil, fmt.Errorf("redirects to %s, which is not where it may be: %s", shown(to), lookYourself)
	}
	return to, nil
}

func redirects(status int) bool {
	switch status {
	case http.StatusMovedPermanently, http.StatusFound, http.StatusSeeOther, http.StatusTemporaryRedirect, http.StatusPermanentRedirect:
		return true
	}
	return false
}

// ask sends one request.
func (v *visit) ask(ctx context.Context, u *url.URL) (*http.Response, error) {
	req := (&http.Request{Method: http.MethodGet, URL: u, Header: http.Header{}}).WithContext(ctx)
	req.Header.Set("User-Agent", v.client.agent)
	v.known[u.String()].ask(req.Header)
	if v.login != nil && u.Host == v.host {
		password, _ := v.login.Password()
		req.SetBasicAuth(v.login.Username(), password)
	}
	return v.client.transport.RoundTrip(req)
}
