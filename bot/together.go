package bot

import "context"

// together is the Shared of a replica: what the far one, which all replicas ask, says; and where that fails, what this process
// knows by itself. So that it knows something then, it notes all that it learns.
type together struct {
	far  Shared
	here *local
}

// First never fails. What was seen here is not asked of the far one again: it may have been seen while that was gone.
func (t *together) First(ctx context.Context, key string) (bool, error) {
	if first, _ := t.here.First(ctx, key); !first {
		return false, nil
	}
	first, err := t.far.First(ctx, key)
	return first || err != nil, nil
}

// Seen never fails.
func (t *together) Seen(ctx context.Context, key string) (bool, error) {
	if seen, _ := t.here.Seen(ctx, key); seen {
		return true, nil
	}
	seen, err := t.far.Seen(ctx, key)
	return seen && err == nil, nil
}

// Allow never fails. Here only what came while the far one was gone is counted.
func (t *together) Allow(ctx context.Context, key string, limit Limit) (bool, error) {
	if ok, err := t.far.Allow(ctx, key, limit); err == nil {
		return ok, nil
	}
	return t.here.Allow(ctx, key, limit)
}

// Recall never fails. Another replica may have forgotten what is still known here: the far one decides.
func (t *together) Recall(ctx context.Context, key string) ([]byte, error) {
	value, err := t.far.Recall(ctx, key)
	if err != nil {
		return t.here.Recall(ctx, key)
	}
	return value, t.here.Keep(ctx, key, value)
}

// Keep fails where something is to be forgotten and the far one may still have it.
func (t *together) Keep(ctx context.Context, key string, value []byte) error {
	err := t.here.Keep(ctx, key, value)
	if failed := t.far.Keep(ctx, key, value); failed != nil && value == nil {
		return failed
	}
	return err
}
