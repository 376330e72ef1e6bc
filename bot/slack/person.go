package slack

import (
	"context"
	"errors"
	"time"

	"github.com/jellydator/ttlcache/v3"
	"github.com/slack-go/slack"
)

// person is what Slack tells of a user, where the workspace lets the app see that: the scope users:read is optional.
type person struct {
	known  bool
	locale string
	admin  bool // of the workspace, or its owner
}

// How long it is remembered, in memory only, and how many people; and how long it may take to ask, for the user waits.
const (
	knownFor   = time.Hour
	unknownFor = 10 * time.Minute
	slowFor    = 10 * time.Second
	mostPeople = 50_000
	askFor     = 500 * time.Millisecond
)

// people remembers what Slack told of users, and of which workspaces it tells nothing.
type people struct {
	*ttlcache.Cache[string, person]
}

func newPeople() people {
	return people{ttlcache.New(
		ttlcache.WithTTL[string, person](knownFor), ttlcache.WithCapacity[string, person](mostPeople), ttlcache.WithDisableTouchOnHit[string, person](),
	)}
}

// person returns what is known of who did something; nothing, where Slack does not tell that in time.
func (a *Adapter) person(ctx context.Context, w workspace, p spot) person {
	if p.User == "" || !w.may("users:read") || a.people.Has(w.team) {
		return person{}
	}
	key := w.team + "/" + p.User
	if item := a.people.Get(key); item != nil {
		return item.Value()
	}
	parent := ctx
	ctx, cancel := context.WithTimeout(parent, askFor)
	defer cancel()
	u, err := w.GetUserInfoContext(ctx, p.User, slack.GetUserInfoOptionIncludeLocale(true))
	switch {
	case err == nil && u != nil:
		found := person{known: true, locale: u.Locale, admin: u.IsAdmin || u.IsOwner || u.IsPrimaryOwner}
		a.people.Set(key, found, ttlcache.DefaultTTL)
		return found
	case isRefused(err): // for want of the scope, and so for everybody there
		a.people.Set(w.team, person{}, unknownFor)
	case codeOf(err) == "" && parent.Err() == nil: // Slack is slow or limited: nobody else there waits for it in vain
		a.people.Set(w.team, person{}, slowFor)
	default:
		a.people.Set(key, person{}, slowFor)
	}
	return person{}
}

// isRefused reports whether Slack does not let the app do something for want of a scope.
func isRefused(err error) bool {
	switch codeOf(err) {
	case "missing_scope", "no_permission", "not_allowed_token_type", "access_denied", "unknown_method":
		return true
	}
	return errors.Is(err, errNoScope)
}

// errNoScope is the error of what is not tried for want of a scope.
var errNoScope = errors.New("slack: the workspace has not granted the scope")
