package discord

import (
	"context"
	"crypto/ed25519"
	"encoding/hex"
	"errors"
	"fmt"
	"log/slog"
	"net/url"
	"strings"

	"ask287/bot"
)

// Secret is a token. It never shows in a text that is made of it by mistake.
type Secret string

// String hides the token.
func (Secret) String() string { return "(secret)" }

// GoString hides the token.
func (Secret) GoString() string { return "(secret)" }

// LogValue hides the token.
func (Secret) LogValue() slog.Value { return slog.StringValue("(secret)") }

// Bot is what the application needs of a bot besides its Handler. *bot.Bot is one.
type Bot interface {
	First(ctx context.Context, platform, delivery string) bool
	Allow(ctx context.Context, m bot.Message) bool
	Suggest(ctx context.Context, t bot.Typing, n int) []bot.Choice
	Export(ctx context.Context, m bot.Message) ([]byte, error)
	Forget(ctx context.Context, m bot.Message) error
	Judge(j bot.Judgement)
	Texts(lang string) bot.Texts
	StateName(code, lang string) string
}

// Settings keep what servers chose. *bot.Desk does.
type Settings interface {
	Settings(ctx context.Context, platform, workspace string) (bot.Settings, error)
	Set(ctx context.Context, platform, workspace string, s bot.Settings) error
	Remove(ctx context.Context, platform, workspace string) error
}

// Config says how the application gets at Discord and at the bot.
type Config struct {
	Token     Secret
	PublicKey string // hex, of the HTTP interactions endpoint; "" for none
	Listen    string // host:port of that endpoint
	API       string // scheme://host:port in place of Discord's own, for tests; "" is Discord's
	NoGateway bool   // only the HTTP endpoint is used
	Bot       Bot
	Settings  Settings
	Log       *slog.Logger // nil logs nothing
}

// check returns what is wrong with a Config, and its public key.
func (c Config) check() (ed25519.PublicKey, error) {
	if c.Token == "" {
		return nil, errors.New("discord: there is no token: set ASK287_DISCORD_TOKEN, from https://discord.com/developers/applications, your application, Bot")
	}
	if c.API != "" {
		if u, err := url.Parse(c.API); err != nil || u.Scheme == "" || u.Host == "" || strings.Trim(u.Path, "/") != "" {
			return nil, errors.New("discord: ASK287_DISCORD_API_URL is not scheme://host:port")
		}
	}
	if c.PublicKey == "" {
		if c.NoGateway {
			return nil, errors.New("discord: there is no way in: set ASK287_DISCORD_PUBLIC_KEY, or use the gateway")
		}
		return nil, nil
	}
	key, err := hex.DecodeString(strings.TrimSpace(c.PublicKey))
	if err != nil || len(key) != ed25519.PublicKeySize {
		return nil, fmt.Errorf("discord: ASK287_DISCORD_PUBLIC_KEY is not %d hexadecimal digits: copy it from your application's General Information", 2*ed25519.PublicKeySize)
	}
	return key, nil
}
