package bot

import (
	"context"
	"time"
)

// Leases let one replica at a time do what must be done once. They are safe for use by several goroutines at once. An error says that
// nobody can tell who does it.
type Leases interface {
	Memory // is what all of them know
	// Hold calls do while this replica has the lease of the name, and reports false, without a call, where another has it. The context of
	// do is done when another has taken it. The lease is free when do returns. The error is do's, or Hold's own with false.
	//
	// While nobody can tell who has the lease, do goes on, for this replica may be the only one there is; but another that can tell may
	// take it. So it is for what the next holder ends by beginning it, with what the last one left.
	Hold(ctx context.Context, name string, do func(context.Context, Lease) error) (bool, error)
	// Turn reports whether no replica has had the turn of the name within that time, and takes it then.
	Turn(ctx context.Context, name string, every time.Duration) (bool, error)
	// Replicas returns how many there are of a name, which is this one's from now on: how many have asked within some seconds.
	Replicas(ctx context.Context, name string) (int, error)
}

// Lease is one that this replica has. It is safe for use by several goroutines at once.
type Lease interface {
	// Sure reports whether no other replica can have it now. What would take it from another must not be begun otherwise.
	Sure() bool
	// Left returns what the holder before left within a quarter of an hour, nil where it left nothing.
	Left() []byte
	// Leave leaves a value to the next holder in place of what was left before. Only the holder can: after an error that stands.
	Leave(ctx context.Context, value []byte) error
}
