package bot

import (
	"context"
	"time"
)

// Leases let one replica at a time do what must be done once. They are safe for use by several goroutines at once. An error says that
// nobody can tell who does it.
type Leases interface {
	Memory // is what one that had a lease leaves to the next
	// Hold calls do while this replica, and no other, has the lease of the name, and reports false, without a call, where another
	// has it. The context of do is done in good time before the lease may pass to another; do must have ended what is to be done
	// once within a second then. The lease is free when do returns. The error is do's, or Hold's own with false.
	Hold(ctx context.Context, name string, do func(context.Context) error) (bool, error)
	// Turn reports whether no replica has had the turn of the name within that time, and takes it then.
	Turn(ctx context.Context, name string, every time.Duration) (bool, error)
	// Replicas returns how many there are of a name, which is this one's from now on: how many have asked within some seconds.
	Replicas(ctx context.Context, name string) (int, error)
}
