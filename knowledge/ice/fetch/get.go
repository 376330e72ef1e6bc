package fetch

import (
	"context"
	"fmt"
	"net/http"
	"net/url"

	"github.com/cenkalti/backoff/v5"
)

// answer is what an address answered.
type answer struct {
	at        *url.URL // the address that answered, after its redirects
	data      []byte   // nil where it is unchanged
	unchanged bool
	validator Validator
}

// get asks for an address until it answers or there is no use in asking again.
func (v *visit) get(ctx context.Context, u *url.URL, allowed hosts) (answer, error) {
	p := v.client.patience
	pauses := &backoff.ExponentialBackOff{
		InitialInterval:     p.pause,
		RandomizationFactor: backoff.DefaultRandomizationFactor,
		Multiplier:          2,
		MaxInterval:         p.begin,
	}
	a, err := backoff.Retry(ctx, func() (answer, error) { return v.try(ctx, u, allowed) },
		backoff.WithBackOff(pauses), backoff.WithMaxTries(p.tries), backoff.WithMaxElapsedTime(p.begin))
	switch cause := context.Cause(ctx); {
	case err != nil && cause != nil:
		return answer{}, fmt.Errorf("%s was not fetched: %w", shown(u), cause)
	case err != nil:
		return answer{}, fmt.Errorf("%s %w", shown(u), err)
	}
	return a, nil
}

// try asks once. The error is a backoff.PermanentError where there is no use in asking again.
func (v *visit) try(ctx context.Context, u *url.URL, allowed hosts) (answer, error) {
	p := v.client.patience
	ctx, cancel := context.WithTimeoutCause(ctx, p.whole, fmt.Errorf("it took longer than %s", p.whole))
	defer cancel()
	resp, at, err := v.follow(ctx, u, allowed)
	if err != nil {
		return answer{}, err
	}
	defer resp.Body.Close()
	known, isKnown := v.known[at.String()]
	switch {
	case resp.StatusCode == http.StatusNotModified && isKnown:
		return answer{at: at, unchanged: true, validator: known}, nil
	case resp.StatusCode != http.StatusOK:
		return answer{}, statusError(resp)
	}
	data, err := readBody(ctx, resp)
	if err != nil {
		return answer{}, err
	}
	a := answer{at: at, data: data, validator: validator(resp.Header, data)}
	a.unchanged = a.validator.SHA256 == known.SHA256
	return a, nil
}
