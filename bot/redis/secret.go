package redis

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"errors"

	"github.com/redis/go-redis/v9"
)

// Secret returns a secret that all replicas have from the server: the first that asks makes it. Whoever can read the server knows
// it; one that the replicas are given otherwise is better.
func (s *Server) Secret(ctx context.Context) (secret []byte, err error) {
	const key = "ask287:secret"
	mine := make([]byte, sha256.Size)
	_, _ = rand.Read(mine) // it never fails (crypto/rand)
	err = s.ask(ctx, func(ctx context.Context, c *redis.Client) error {
		if err := c.SetNX(ctx, key, mine, 0).Err(); err != nil {
			return err
		}
		secret, err = c.Get(ctx, key).Bytes()
		return err
	})
	if errors.Is(err, redis.Nil) {
		return nil, ErrGone // it was deleted in between
	}
	return secret, err
}
