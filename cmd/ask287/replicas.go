package main

import (
	"context"
	"crypto/hkdf"
	"crypto/sha256"
	"fmt"
	"io"
	"log/slog"
	"path/filepath"
	"time"

	"ask287/bot"
	"ask287/bot/bolt"
	"ask287/bot/redis"
	"ask287/knowledge/ice/update"
)

// common is what a process keeps for good, and what it has in common with other replicas.
type common struct {
	bot.Store
	io.Closer
	server *redis.Server // nil where the process is alone
	key    bot.Secret    // which all replicas have, "" for none
}

// settingsFile is where what servers choose is kept, in the directory of --data.
const settingsFile = "settings.db"

// common opens the server that replicas share; without one the process is alone, and what servers choose is in a file.
func (s settings) common(dir string, log *slog.Logger) (*common, error) {
	if s.Redis.URL == "" {
		store, err := bolt.Open(filepath.Join(dir, settingsFile))
		if err != nil {
			return nil, fmt.Errorf("what servers choose cannot be kept: %w", err)
		}
		return &common{Store: store, Closer: store}, nil
	}
	server, err := redis.Open(s.Redis.config(log))
	if err != nil {
		return nil, err
	}
	return &common{server, server, server, s.SecretKey}, nil
}

// config says where the server is that replicas share.
func (r redisSettings) config(log *slog.Logger) redis.Config {
	return redis.Config{URL: r.URL, CA: r.CA, Log: log}
}

// watchedBy tells an operator whether the server that replicas share answers, and how often it was lost.
func (c *common) watchedBy(o *operations) {
	if c.server != nil {
		o.health.Want("replicas", func(context.Context) error { return c.server.Err() })
		o.Losses(c.server.Losses)
	}
}

// leases returns what lets one replica alone do something, nil where the process is alone.
func (c *common) leases() bot.Leases {
	if c.server == nil {
		return nil
	}
	return c.server
}

// board returns where replicas pass each other ICE's lists, nil where there is none.
func (c *common) board() update.Board {
	if c.server == nil {
		return nil
	}
	return c.server
}

// secretAgain is how often a server that is gone is asked again for the secret of the replicas.
const secretAgain = time.Second

// join makes the bot one of the replicas, until ctx is done; the channel is closed then, or when it is. Where they have no
// key in common the secret comes from the server: until that can be reached the bot is alone.
func (c *common) join(ctx context.Context, b *bot.Bot) <-chan struct{} {
	done := make(chan struct{})
	if c.server == nil || c.share(ctx, b) == nil {
		close(done)
		return done
	}
	go func() {
		defer close(done)
		again := time.NewTicker(secretAgain)
		defer again.Stop()
		for c.share(ctx, b) != nil {
			select {
			case <-ctx.Done():
				return
			case <-again.C:
			}
		}
	}()
	return done
}

func (c *common) share(ctx context.Context, b *bot.Bot) error {
	secret, err := c.secret(ctx)
	if err == nil {
		b.Share(c.server, secret)
	}
	return err
}

// secret returns what replicas make keys with that tell nobody anything.
func (c *common) secret(ctx context.Context) ([]byte, error) {
	if c.key == "" {
		return c.server.Secret(ctx)
	}
	return hkdf.Key(sha256.New, []byte(c.key), nil, "ask287 keys of what replicas share", sha256.Size)
}
