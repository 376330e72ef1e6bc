package fetch

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"path/filepath"

	"ask287/knowledge/ice"
)

// visit is a Look under way.
type visit struct {
	client *Client
	known  map[string]Validator
	login  *url.Userinfo // what stood before the host of the address that was given: for that host alone
	host   string
	later  error // why nothing more is asked for, or nil
	look   Look
}

// address looks at an address.
func (v *visit) address(ctx context.Context, from string) error {
	u, err := url.Parse(from)
	if err != nil || !anywhere(u) {
		return errors.New("what was given is no http or https address: see how it is written; a file is given by its path alone")
	}
	v.login, v.host = u.User, u.Host
	u.User, u.Fragment, u.RawFragment = nil, "", ""
	secure(u, u)
	allowed := anywhere
	if ofICE(u) {
		allowed = ofICE
	}
	a, err := v.get(ctx, u, allowed)
	switch {
	case err != nil:
		return err
	case isPage(a.data):
		v.look.Page = a.at.String()
		return v.page(ctx, a.data, a.at)
	}
	return v.take(a)
}

// file looks at a file.
func (v *visit) file(ctx context.Context, name string) error {
	data, err := ReadFile(name)
	if err != nil {
		return err
	}
	if isPage(data) {
		v.look.Page = name
		at, err := url.Parse(Page)
		if err != nil {
			return err
		}
		return v.page(ctx, data, at)
	}
	list, err := ice.Read(filepath.Base(name), data)
	if err != nil {
		return err
	}
	v.look.Lists = []Fetched{{Data: data, Published: list}}
	return nil
}

// page looks at the workbooks that a page links.
func (v *visit) page(ctx context.Context, data []byte, at *url.URL) error {
	var found []link
	if found, v.look.More = links(data, at); len(found) == 0 {
		return fmt.Errorf("%s links no workbook: it may have changed its form, look at it in a browser and give a workbook's own address", shown(at))
	}
	for _, l := range found {
		if v.workbook(ctx, l, linkedFrom(at)); ctx.Err() != nil {
			return fmt.Errorf("the workbooks of %s were not all fetched: %w", shown(at), context.Cause(ctx))
		}
	}
	return nil
}

// workbook looks at one link of a page.
func (v *visit) workbook(ctx context.Context, l link, allowed hosts) {
	if l.to == nil {
		v.look.Refused = append(v.look.Refused, Refused{URL: l.address, Reason: errors.New("the link is no address: look at the page in a browser")})
		return
	}
	a, err := v.linked(ctx, l, allowed)
	if err == nil {
		err = v.take(a)
	}
	if err != nil {
		v.look.Refused = append(v.look.Refused, Refused{Name: fileName(l.to), URL: l.address, Data: a.data, Reason: err})
	}
}

// linked fetches what a link leads to, if it is allowed to.
func (v *visit) linked(ctx context.Context, l link, allowed hosts) (answer, error) {
	if !allowed(l.to) {
		return answer{}, fmt.Errorf("%s is not where the page may link to: see what it is, and give its own address if it is ICE's list", shown(l.to))
	}
	if v.later != nil {
		return answer{}, v.later
	}
	a, err := v.get(ctx, l.to, allowed)
	if _, later := errors.AsType[*LaterError](err); later {
		v.later = err
	}
	if known, ok := v.known[l.address]; ok && err != nil {
		v.look.Validators[l.address] = known // it is still what the caller has of it
	}
	return a, err
}

// take reads what was fetched, once for each address.
func (v *visit) take(a answer) error {
	address := a.at.String()
	if _, again := v.look.Validators[address]; again {
		return nil
	}
	if a.unchanged {
		v.look.Unchanged = append(v.look.Unchanged, address)
	} else {
		list, err := ice.Read(fileName(a.at), a.data)
		if err != nil {
			return err
		}
		v.look.Lists = append(v.look.Lists, Fetched{URL: address, Data: a.data, Published: list})
	}
	v.look.Validators[address] = a.validator
	return nil
}
