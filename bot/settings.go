package bot

import (
	"context"
	"encoding/json"
	"fmt"
)

// Settings are what the people who manage a server or a workspace chose for it. The zero value is that of one where nobody has
// chosen anything.
type Settings struct {
	State    string `json:"state,omitempty"`    // two letters: names without a state are read in it
	Language string `json:"language,omitempty"` // "en" or "es"; "" is each question's own
	Public   bool   `json:"public,omitempty"`   // answers to commands are for all in the channel
	Reports  string `json:"reports,omitempty"`  // the channel that gets what people find not right; "" is none
}

// Store keeps what is to outlive the process. It is safe for use by several goroutines at once.
type Store interface {
	// Read returns what is kept under the key, nil where nothing is.
	Read(ctx context.Context, key string) ([]byte, error)
	// Write keeps a value under the key in place of what was there. A nil value is deleted.
	Write(ctx context.Context, key string, value []byte) error
}

// Desk keeps Settings in a Store.
type Desk struct{ store Store }

// NewDesk returns a Desk over the store.
func NewDesk(s Store) *Desk { return &Desk{s} }

func settingsKey(platform, workspace string) string { return "settings/" + platform + "/" + workspace }

// Settings returns those of a workspace, the zero value where it has none or the workspace is "".
func (d *Desk) Settings(ctx context.Context, platform, workspace string) (s Settings, err error) {
	if workspace == "" {
		return s, nil
	}
	value, err := d.store.Read(ctx, settingsKey(platform, workspace))
	if err != nil || value == nil {
		return s, err
	}
	if err := json.Unmarshal(value, &s); err != nil {
		return Settings{}, fmt.Errorf("the settings kept for this workspace cannot be read: %w", err)
	}
	return s, nil
}

// Set keeps settings for a workspace in place of those it had.
func (d *Desk) Set(ctx context.Context, platform, workspace string, s Settings) error {
	value, err := json.Marshal(s)
	if err != nil {
		return err
	}
	return d.store.Write(ctx, settingsKey(platform, workspace), value)
}

// Remove deletes all that is kept for a workspace.
func (d *Desk) Remove(ctx context.Context, platform, workspace string) error {
	return d.store.Write(ctx, settingsKey(platform, workspace), nil)
}
