package bot

import (
	"context"
	"time"

	"github.com/cenkalti/backoff/v5"
)

// Reconnecting are the pauses of an adapter between connections that fail; the first is short, for most cuts mean nothing.
func Reconnecting() *backoff.ExponentialBackOff {
	b := backoff.NewExponentialBackOff()
	b.InitialInterval, b.MaxInterval = 20*time.Millisecond, time.Minute
	return b
}

// Sleep reports whether the time passed before ctx was done.
func Sleep(ctx context.Context, d time.Duration) bool {
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-timer.C:
		return true
	case <-ctx.Done():
		return false
	}
}
