package slack

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"regexp"
	"slices"
	"time"

	"github.com/slack-go/slack"

	"ask287/bot"
)

// workspace is where a delivery comes from, and how it is answered there.
type workspace struct {
	*slack.Client
	team string // its id, by which its settings are kept
	self string // the app's own user there
	http *http.Client

	scopes []string // what the app may do there; nil is not known
}

// may reports whether the workspace has granted a scope, as far as is known.
func (w workspace) may(scope string) bool {
	return len(w.scopes) == 0 || slices.Contains(w.scopes, scope)
}

// workspace returns the workspace of a place. The error is Slack's where it does not take the token.
func (a *Adapter) workspace(ctx context.Context, p place) (workspace, error) {
	in, err := a.tokens.of(ctx, p)
	if err != nil {
		return workspace{}, err
	}
	renew := func(ctx context.Context, code string) (bot.Secret, bool) { return a.tokens.refused(ctx, in, code) }
	client := a.web.client(in.Token, renew)
	return workspace{
		Client: slack.New(string(in.Token), slack.OptionAPIURL(a.web.api), slack.OptionHTTPClient(client)),
		team:   p.team, self: in.Self, http: client, scopes: in.Scopes,
	}, nil
}

// known asks Slack who the app is, until it says so. A token that Slack refuses for good is an error. Where workspaces install the app
// there is nothing to ask.
func (a *Adapter) known(ctx context.Context) error {
	if a.config.BotToken == "" {
		return nil
	}
	pause := bot.Reconnecting()
	for {
		_, err := a.workspace(ctx, place{})
		if err == nil || ctx.Err() != nil {
			return nil //nolint:nilerr // it ends because it shall
		}
		if final := refused(err, "ASK287_SLACK_BOT_TOKEN", "OAuth & Permissions, Bot User OAuth Token"); final != nil {
			return final
		}
		a.log.Warn("slack does not say who the app is", "error", err)
		if !bot.Sleep(ctx, pause.NextBackOff()) {
			return nil
		}
	}
}

// respond posts to a response_url, which takes five messages within half an hour
// (https://docs.slack.dev/interactivity/handling-user-interaction#message_responses).
func (w workspace) respond(ctx context.Context, to string, m *slack.WebhookMessage) error {
	if u, err := url.Parse(to); err != nil || u.Host == "" {
		return failure{code: "invalid_url"}
	}
	body, err := json.Marshal(m)
	if err != nil {
		return failure{code: "invalid_payload"}
	}
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, to, bytes.NewReader(body))
	if err != nil {
		return failure{code: "invalid_url"}
	}
	req.Header.Set("Content-Type", "application/json")
	resp, err := w.http.Do(req)
	if err != nil {
		return failed(err)
	}
	defer resp.Body.Close()
	said, _ := io.ReadAll(io.LimitReader(resp.Body, mostResponse))
	code := refusalIn(said)
	if code == "" && word.Match(said) { // Slack says ok, and why not, as JSON or as a word
		code = string(said)
	}
	if isGood(resp.StatusCode) && code == "" {
		return nil
	}
	return failure{status: resp.StatusCode, code: code}
}

// word is what Slack's words for errors look like; ok is none.
var word = regexp.MustCompile(`^[a-z]+(_[a-z]+){1,9}$`)

// failure says what became of a request that failed, without its address or body, which hold tokens and texts.
type failure struct {
	status int
	code   string // Slack's word for it
	scope  string // that is missing
	unread bool   // no connection took it
}

func (f failure) Error() string {
	text := "slack: "
	switch {
	case f.unread:
		text += "not reached"
	case f.code == "" && f.status == 0:
		text += "no response"
	case f.code == "":
		text += fmt.Sprintf("HTTP %d", f.status)
	default:
		text += f.code
	}
	if f.scope != "" {
		text += ", needs " + f.scope
	}
	return text
}

// failed turns errors of slack-go's and of net/http's into ones that may be logged.
func failed(err error) error {
	var (
		said   slack.SlackErrorResponse
		status slack.StatusCodeError
		known  failure
	)
	switch {
	case err == nil:
		return nil
	case errors.As(err, &known):
		return known
	case errors.As(err, &said):
		return failure{code: said.Err, scope: said.Needed}
	case errors.As(err, &status):
		return failure{status: status.Code}
	}
	for _, plain := range []error{errTwice, errLost, context.Canceled, context.DeadlineExceeded} {
		if errors.Is(err, plain) {
			return plain
		}
	}
	return failure{}
}

// codeOf returns Slack's word for an error, "" where it has none.
func codeOf(err error) string {
	var f failure
	_ = errors.As(failed(err), &f)
	return f.code
}

// isNo reports whether nothing came of a request, because Slack has read it and said no or was not reached with it, so that another way may
// be tried. Of a response that is lost that is not known.
func isNo(err error) bool {
	var f failure
	return errors.As(failed(err), &f) && (f.code != "" || f.status != 0 || f.unread)
}

// refusalIn returns Slack's word for an error in a response, "" where there is none.
func refusalIn(body []byte) string {
	var said slack.SlackResponse
	if !bytes.Contains(body, []byte(`"error"`)) || json.Unmarshal(body, &said) != nil || said.Ok {
		return ""
	}
	return said.Error
}

// sent tells the operator what became of an answer. Every answer ends here.
func (a *Adapter) sent(ctx context.Context, err error) {
	s := answeringIn(ctx)
	switch err := failed(err); {
	case err == nil:
		if s != nil {
			a.config.Observer.Sent(Platform, time.Since(s.came))
		}
	case errors.Is(err, errTwice):
		a.count(bot.Twice)
	case isDead(codeOf(err)):
		a.count(bot.Dead)
		a.log.Info("an interaction was gone before it was answered", "error", err)
	default:
		a.count(bot.Failed)
		a.log.Warn("an answer was not sent", "error", err)
	}
}

// isDead reports whether an error says that there was no time left to answer.
func isDead(code string) bool {
	switch code {
	case "expired_trigger_id", "trigger_expired", "exchanged_trigger_id", "trigger_exchanged", "expired_url", "used_url":
		return true
	}
	return false
}

// refused returns what to do about an error after which Slack never lets the app in as it is, nil for any other
// (https://docs.slack.dev/reference/methods/auth.test#errors, https://docs.slack.dev/reference/methods/apps.connections.open#errors).
func refused(err error, setting, page string) error {
	code := codeOf(err)
	hint := ""
	switch code {
	case "invalid_auth", "not_authed", "token_revoked", "token_expired":
		hint = "Slack does not know the token: copy it anew from " + appsPage + page + " into " + setting
	case "account_inactive", "user_removed_from_team", "team_disabled":
		hint = "Slack has ended the app's account: install the app in the workspace again, and copy the new token into " + setting
	case "not_allowed_token_type":
		hint = "Slack wants another kind of token in " + setting + ": copy the one from " + appsPage + page
	case "missing_scope", "no_permission", "no_scope":
		hint = "the token lacks a scope: add it at " + appsPage + page + ", and install the app again"
	case "app_uninstalled", "invalid_app", "app_not_found", "access_denied", "org_login_required", "enterprise_is_restricted":
		hint = "Slack does not let the app in: look whether it is installed and approved in the workspace"
	}
	if hint == "" {
		return nil
	}
	return fmt.Errorf("slack: %s (%w)", hint, failed(err))
}
