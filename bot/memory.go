package bot

import (
	"context"
	"time"

	"github.com/jellydator/ttlcache/v3"
)

// Memory keeps what conversations were about, for as long as [remembered] and no longer. Keys and values hold nothing that
// somebody typed, nor who it was. It is safe for use by several goroutines at once, and may be shared by several
// processes.
type Memory interface {
	// Recall returns what is kept under the key, nil where nothing is.
	Recall(ctx context.Context, key string) ([]byte, error)
	// Keep keeps a value under the key in place of what was there. A nil value is forgotten.
	Keep(ctx context.Context, key string, value []byte) error
}

// remembered is how long a conversation may pause.
const remembered = 15 * time.Minute

// mostConversations is how many are kept in memory: beyond it the one that has paused the longest is forgotten. One takes
// less than 2 KB.
const mostConversations = 10_000

// memory is a Memory of this process only. Its owner closes it.
type memory struct {
	cache *ttlcache.Cache[string, []byte]
	done  chan struct{} // closed to end the sweeping
	ended chan struct{} // closed when it has ended
}

// newMemory returns a memory that forgets after ttl. What else is to be swept as often is swept with it.
func newMemory(ttl time.Duration, sweeps ...func()) *memory {
	m := &memory{
		cache: ttlcache.New(
			ttlcache.WithTTL[string, []byte](ttl), ttlcache.WithCapacity[string, []byte](mostConversations), ttlcache.WithDisableTouchOnHit[string, []byte](),
		),
		done: make(chan struct{}), ended: make(chan struct{}),
	}
	go m.sweep(max(ttl/15, time.Millisecond), append(sweeps, m.cache.DeleteExpired))
	return m
}

// sweep forgets what is too old, whether anybody asks or not. The cache's own Start does too, but a Stop that comes before it
// has begun is lost.
func (m *memory) sweep(every time.Duration, sweeps []func()) {
	defer close(m.ended)
	tick := time.NewTicker(every)
	defer tick.Stop()
	for {
		select {
		case <-tick.C:
			for _, sweep := range sweeps {
				sweep()
			}
		case <-m.done:
			return
		}
	}
}

func (m *memory) Recall(_ context.Context, key string) ([]byte, error) {
	if item := m.cache.Get(key); item != nil {
		return item.Value(), nil
	}
	return nil, nil
}

func (m *memory) Keep(_ context.Context, key string, value []byte) error {
	if value == nil {
		m.cache.Delete(key)
	} else {
		m.cache.Set(key, value, ttlcache.DefaultTTL)
	}
	return nil
}

// close forgets everything.
func (m *memory) close() {
	close(m.done)
	<-m.ended
	m.cache.DeleteAll()
}
