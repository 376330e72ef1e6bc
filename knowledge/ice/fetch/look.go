package fetch

import (
	"context"
	"fmt"
	"strings"

	"ask287/knowledge/ice"
)

// Page is where ICE links its lists.
const Page = "https://www.ice.gov/identify-and-arrest/287g"

// Look is what one look at a page found.
type Look struct {
	Page       string               // the page's address, after redirects, or its file; "" if a workbook was given
	Lists      []Fetched            // in the page's order
	Refused    []Refused            // in the page's order
	Unchanged  []string             // addresses of workbooks that are as the caller knows them, in the page's order
	More       bool                 // the page links more workbooks than the 12 that were looked at, or is malformed
	Validators map[string]Validator // by address: to be given to the next Look, in place of those given to this one
}

// Fetched is a workbook that is one of ICE's lists.
type Fetched struct {
	URL       string // the address that sent it, after redirects, without user name; "" for a file
	Data      []byte
	Published *ice.Published // with the name that the address or the file has
}

// Refused is a link of a page that may lead to a workbook and did not give a list.
type Refused struct {
	Name   string // the last element of the address's path, fit to name a file; "" where the link is no address
	URL    string
	Data   []byte // what was fetched, nil where nothing was
	Reason error  // says what to do; a *LaterError is in it where the server asked for that
}

// Look looks at a page and fetches the workbooks that it links. from is the address of a page or of a workbook, a file
// that is one of these, or "" for ICE's own page. A page and a workbook are told apart by their contents, and so are
// the lists: with ice.Read. The links of a page in a file are taken as those of ICE's page.
//
// Every link whose path ends in .xlsx may be a workbook. The first 12 are asked for, one after the other, if they lead
// to ice.gov or a subdomain of it, by https, or to the host of the page itself where that is another's. What cannot
// be fetched, or is not a list, is among the Refused and does not stop the others. Where a server asks to be left alone
// for longer than two minutes, though, nothing more is asked for.
//
// known are the Validators of an earlier Look whose lists the caller has kept, nil for none. A workbook that has not
// changed since is among the Unchanged and is not read again. A page is always fetched, since a workbook can change
// while the page that links it does not. What was Refused is always fetched again too.
//
// Look returns an error, and nothing else, if from cannot be read or fetched (a *LaterError is in it where the server
// asked for that), if it is neither a page nor a list, if it is a page that links no workbook, and if ctx ends or all
// of it takes longer than 15 minutes. The error says what to do, and names the address without what may be secret in
// it: user name, password and query.
func (c *Client) Look(ctx context.Context, from string, known map[string]Validator) (Look, error) {
	ctx, cancel := context.WithTimeoutCause(ctx, c.patience.look, fmt.Errorf("all of it took longer than %s: try again later", c.patience.look))
	defer cancel()
	defer c.transport.CloseIdleConnections()
	if from == "" {
		from = Page
	}
	v := &visit{client: c, known: known, look: Look{Validators: map[string]Validator{}}}
	look := v.file
	if strings.Contains(from, "://") {
		look = v.address
	}
	if err := look(ctx, from); err != nil {
		return Look{}, err
	}
	return v.look, nil
}
