package discord

import (
	"crypto/ed25519"
	"encoding/hex"
	"errors"
	"fmt"
	"log/slog"
	"net/url"
	"strings"

	"ask287/bot"
)

// Config says how the application gets at Discord and at the bot.
type Config struct {
	Token     bot.Secret
	PublicKey string // hex, of the HTTP interactions endpoint; "" for none
	API       string // scheme://host:port in place of Discord's own, for tests; "" is Discord's
	NoGateway bool   // only the HTTP endpoint is used
	Bot       bot.Host
	Settings  bot.Keeper
	Leases    bot.Leases   // shares the gateway's shards with other replicas; nil where there are none
	Observer  bot.Observer // nil counts nothing
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
