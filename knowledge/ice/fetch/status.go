package fetch

import (
	"errors"
	"fmt"
	"net/http"
	"strconv"
	"strings"
	"time"

	"github.com/cenkalti/backoff/v5"
)

// LaterError says that a server asked for more time than a Look may take.
type LaterError struct {
	At     time.Time // when the server may be asked again, at most a year away
	status string
}

func (e *LaterError) Error() string {
	return fmt.Sprintf("answered %s and asks to be left alone until %s: try again then", e.status, e.At.UTC().Format(time.RFC1123))
}

// statusError is the error for an answer that is neither 200 nor a welcome 304.
func statusError(resp *http.Response) error {
	status := strings.TrimSpace(fmt.Sprintf("%d %s", resp.StatusCode, http.StatusText(resp.StatusCode)))
	advice := lookYourself
	switch resp.StatusCode {
	case http.StatusTooManyRequests, http.StatusInternalServerError, http.StatusBadGateway,
		http.StatusServiceUnavailable, http.StatusGatewayTimeout:
		return busy(status, resp.Header.Get("Retry-After"))
	case http.StatusNotFound, http.StatusGone:
		advice = "look for where it has moved to, and give that address"
	case http.StatusUnauthorized, http.StatusForbidden:
		advice = "it may not let programs in: save it with a browser, and give the file"
	}
	return backoff.Permanent(fmt.Errorf("answered %s: %s", status, advice))
}

// busy is the error for a server that may answer if it is asked again, when it says or after a pause.
func busy(status, retryAfter string) error {
	switch wait := readRetryAfter(retryAfter, time.Now()); {
	case wait > maxRetryAfter:
		return backoff.Permanent(&LaterError{At: time.Now().Add(wait), status: status})
	case wait > 0:
		return fmt.Errorf("answered %s (%w): try again later", status, &backoff.RetryAfterError{Duration: wait})
	default:
		return fmt.Errorf("answered %s: try again later", status)
	}
}

// readRetryAfter returns how long a server asks to be left alone, for some seconds or until a date (RFC 9110, 10.2.3):
// 0 where it does not say, or says what is neither, and at most maxRemembered.
func readRetryAfter(header string, now time.Time) time.Duration {
	if seconds, err := strconv.ParseUint(header, 10, 64); err == nil || errors.Is(err, strconv.ErrRange) {
		return time.Duration(min(seconds, uint64(maxRemembered/time.Second))) * time.Second
	}
	at, err := http.ParseTime(header)
	if err != nil {
		return 0
	}
	return max(0, min(at.Sub(now), maxRemembered))
}
