package fetch

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"io"
	"net/http"

	"github.com/cenkalti/backoff/v5"
)

// readBody reads what an answer sends, at most maxBytes of it whatever it says to have. A body that is shorter than
// it says is an error.
func readBody(ctx context.Context, resp *http.Response) ([]byte, error) {
	tooLarge := backoff.Permanent(fmt.Errorf("has more than %d MB, more than a page or a list can have: see what is there", maxBytes>>20))
	if resp.ContentLength > maxBytes {
		return nil, tooLarge
	}
	data, err := io.ReadAll(io.LimitReader(resp.Body, maxBytes+1))
	switch {
	case len(data) > maxBytes:
		return nil, tooLarge
	case err != nil:
		return nil, unreachable(ctx, err)
	}
	return data, nil
}

// unreachable is the error for an address that did not answer to the end. Trying again may help, except where the
// host is not who it should be.
func unreachable(ctx context.Context, err error) error {
	if _, is := errors.AsType[*tls.CertificateVerificationError](err); is {
		return backoff.Permanent(fmt.Errorf("cannot be trusted (%w): see whether this machine's clock is right and what stands between it and the host", err))
	}
	if cause := context.Cause(ctx); cause != nil {
		err = cause
	}
	return fmt.Errorf("cannot be fetched (%w): see whether the network works, and try again later", err)
}
