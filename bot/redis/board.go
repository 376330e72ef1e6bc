package redis

import (
	"context"
	"errors"
	"time"

	"github.com/redis/go-redis/v9"
)

// boardFor is how long what was posted stays.
const boardFor = 90 * 24 * time.Hour

// post puts a value on the board in place of a version.
var post = redis.NewScript(`
if (redis.call('HGET', KEYS[1], 'version') or '') ~= ARGV[1] then return 0 end
redis.call('HSET', KEYS[1], 'version', ARGV[2], 'value', ARGV[3])
redis.call('PEXPIRE', KEYS[1], ARGV[4])
return 1`)

// Posted returns the version of what a replica posted last under the name, "" where nothing is.
func (s *Server) Posted(ctx context.Context, name string) (version string, err error) {
	err = s.ask(ctx, func(ctx context.Context, c *redis.Client) error {
		version, err = c.HGet(ctx, "ask287:board:"+name, "version").Result()
		return err
	})
	if errors.Is(err, redis.Nil) {
		return "", nil
	}
	return version, err
}

// Fetch returns what was posted, and its version; nil where nothing is.
func (s *Server) Fetch(ctx context.Context, name string) (value []byte, version string, err error) {
	var both struct {
		Version string `redis:"version"`
		Value   []byte `redis:"value"`
	}
	err = s.ask(ctx, func(ctx context.Context, c *redis.Client) error {
		return c.HGetAll(ctx, "ask287:board:"+name).Scan(&both)
	})
	return both.Value, both.Version, err
}

// Post posts a value and its version where what is there is of the version over, "" for nothing, and reports whether that was so.
func (s *Server) Post(ctx context.Context, name, over, version string, value []byte) (posted bool, err error) {
	err = s.ask(ctx, func(ctx context.Context, c *redis.Client) error {
		posted, err = post.Run(ctx, c, []string{"ask287:board:" + name}, over, version, value, boardFor.Milliseconds()).Bool()
		return err
	})
	return posted, err
}
