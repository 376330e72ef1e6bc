package bot

import (
	"context"
	"errors"
	"log/slog"
)

// Secret is a token or a key. It never shows in a text that is made of it by mistake.
type Secret string

// String hides the secret.
func (Secret) String() string { return "(secret)" }

// GoString hides the secret.
func (Secret) GoString() string { return "(secret)" }

// LogValue hides the secret.
func (Secret) LogValue() slog.Value { return slog.StringValue("(secret)") }

// Host is what a platform needs of a bot besides its Handler. *Bot is one.
type Host interface {
	First(ctx context.Context, platform, delivery string) bool
	Seen(ctx context.Context, platform, delivery string) bool
	Allow(ctx context.Context, m Message) bool
	Suggest(ctx context.Context, t Typing, n int) []Choice
	Export(ctx context.Context, m Message) ([]byte, error)
	Forget(ctx context.Context, m Message) error
	Judge(j Judgement)
	WrittenIn(text string) string
	Texts(lang string) Texts
	StateName(code, lang string) string
}

// Keeper keeps what servers and workspaces chose. *Desk does.
type Keeper interface {
	Settings(ctx context.Context, platform, workspace string) (Settings, error)
	Set(ctx context.Context, platform, workspace string, s Settings) error
	Remove(ctx context.Context, platform, workspace string) error
}

// KindOf says of the error of a Handler what may be logged: the error itself may quote a question.
func KindOf(err error) string {
	switch {
	case errors.Is(err, ErrClosed):
		return "closed"
	case errors.Is(err, context.DeadlineExceeded):
		return "too slow"
	case errors.Is(err, context.Canceled):
		return "cancelled"
	}
	return "error"
}
