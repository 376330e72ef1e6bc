package bottest

import (
	"context"
	"sync"

	"ask287/bot"
)

// host is the shared bot as one scene has it to itself: nothing that was delivered or talked of elsewhere is known in it.
type host struct {
	*bot.Bot
	scene   string
	refuses bool // it is over its limits

	mu     sync.Mutex
	judged []bot.Judgement
}

// First reports whether a delivery is the first in the scene.
func (h *host) First(ctx context.Context, platform, delivery string) bool {
	return h.Bot.First(ctx, h.scene+platform, delivery)
}

// Seen reports whether a delivery has been seen in the scene.
func (h *host) Seen(ctx context.Context, platform, delivery string) bool {
	return h.Bot.Seen(ctx, h.scene+platform, delivery)
}

// Allow allows everything, unless the host refuses.
func (h *host) Allow(context.Context, bot.Message) bool { return !h.refuses }

// Handle answers in the scene.
func (h *host) Handle(ctx context.Context, m bot.Message) (bot.Answer, error) {
	return h.Bot.Handle(ctx, h.here(m))
}

// Export exports in the scene.
func (h *host) Export(ctx context.Context, m bot.Message) ([]byte, error) {
	return h.Bot.Export(ctx, h.here(m))
}

// Forget forgets in the scene.
func (h *host) Forget(ctx context.Context, m bot.Message) error { return h.Bot.Forget(ctx, h.here(m)) }

// Judge keeps the judgement.
func (h *host) Judge(j bot.Judgement) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.judged = append(h.judged, j)
}

func (h *host) judgements() []bot.Judgement {
	h.mu.Lock()
	defer h.mu.Unlock()
	return h.judged
}

func (h *host) here(m bot.Message) bot.Message {
	m.Workspace = h.scene + m.Workspace
	return m
}

// fixed is a bot.Keeper of workspaces that all chose the same.
type fixed bot.Settings

// Settings are the same everywhere.
func (f fixed) Settings(context.Context, string, string) (bot.Settings, error) {
	return bot.Settings(f), nil
}

// Set changes nothing.
func (fixed) Set(context.Context, string, string, bot.Settings) error { return nil }

// Remove changes nothing.
func (fixed) Remove(context.Context, string, string) error { return nil }
