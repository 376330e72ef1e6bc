package slack

import (
	"context"
	"errors"
	"net/http"
	"net/url"
	"strings"
	"time"

	"github.com/slack-go/slack"

	"ask287/bot"
)

// oauth asks Slack for tokens.
type oauth struct {
	clientID string
	secret   bot.Secret
	api      string // as slack-go wants it
	http     *http.Client
}

// oauthFor is how long Slack may take for one of these.
const oauthFor = 10 * time.Second

// authorize returns the address where a person agrees to the app's scopes and is sent back from with the state
// (https://docs.slack.dev/authentication/installing-with-oauth).
func (o oauth) authorize(redirect, state string, scopes []string) string {
	q := url.Values{"client_id": {o.clientID}, "scope": {strings.Join(scopes, ",")}, "redirect_uri": {redirect}, "state": {state}}
	return strings.TrimSuffix(o.api, "api/") + "oauth/v2/authorize?" + q.Encode()
}

// granted is what Slack gives for a code.
type granted struct {
	installation
	workspace string // its name, or that of the enterprise
}

// exchange returns what Slack gives for the code that a person came back with.
func (o oauth) exchange(ctx context.Context, code, redirect string) (g granted, err error) {
	ctx, cancel := context.WithTimeout(ctx, oauthFor)
	defer cancel()
	made := time.Now()
	r, err := slack.GetOAuthV2ResponseContext(ctx, o.http, o.clientID, string(o.secret), code, redirect, slack.OAuthOptionAPIURL(o.api))
	if err != nil {
		return g, failed(err)
	}
	if g.installation, err = installationOf(r); err != nil {
		return g, err
	}
	g.id, g.workspace, g.Made = r.Team.ID, r.Team.Name, made
	if r.IsEnterpriseInstall {
		g.id, g.workspace = r.Enterprise.ID, r.Enterprise.Name
	}
	if g.id == "" {
		return g, errNoToken
	}
	if g.Self == "" {
		var who installation
		who, err = o.whoIs(ctx, g.Token)
		g.Self = who.Self
	}
	return g, err
}

// refresh returns what Slack gives for a refresh token, which is used up by that (https://docs.slack.dev/authentication/using-token-rotation).
func (o oauth) refresh(ctx context.Context, token bot.Secret) (installation, error) {
	ctx, cancel := context.WithTimeout(ctx, oauthFor)
	defer cancel()
	r, err := slack.RefreshOAuthV2TokenContext(ctx, o.http, o.clientID, string(o.secret), string(token), slack.OAuthOptionAPIURL(o.api))
	if err != nil {
		return installation{}, failed(err)
	}
	return installationOf(r)
}

// whoIs returns the installation of a token: whose it is, and what it may do, which is in a header
// (https://docs.slack.dev/apis/web-api/#responses). A server that does not tell is done without: what the app itself writes has its bot_id.
func (o oauth) whoIs(ctx context.Context, token bot.Secret) (in installation, err error) {
	ctx, cancel := context.WithTimeout(ctx, oauthFor)
	defer cancel()
	r, err := slack.New(string(token), slack.OptionAPIURL(o.api), slack.OptionHTTPClient(o.http)).AuthTestContext(ctx)
	if isUnsaid(err) {
		return installation{Token: token}, nil
	}
	if err != nil {
		return in, failed(err)
	}
	return installation{Token: token, Self: r.UserID, Scopes: scopesIn(r.Header.Get("X-OAuth-Scopes"))}, nil
}

// isUnsaid reports whether a server has no such method.
func isUnsaid(err error) bool {
	var f failure
	return errors.As(failed(err), &f) && (f.code == "unknown_method" || f.code == "" && f.status == http.StatusNotFound)
}

// scopesIn takes a list of scopes apart.
func scopesIn(list string) []string {
	return strings.FieldsFunc(list, func(r rune) bool { return r == ',' || r == ' ' })
}

var errNoToken = errors.New("slack gives no token of a bot")

// installationOf returns what is kept of an answer. The next token is to be had when a sixth of this one's time is left: of Slack's 12
// hours, 2.
func installationOf(r *slack.OAuthV2Response) (in installation, err error) {
	if r.AccessToken == "" || r.TokenType != "" && r.TokenType != "bot" {
		return in, errNoToken
	}
	in = installation{Token: bot.Secret(r.AccessToken), Refresh: bot.Secret(r.RefreshToken), Self: r.BotUserID, Scopes: scopesIn(r.Scope)}
	if r.ExpiresIn > 0 {
		life := time.Duration(r.ExpiresIn) * time.Second
		in.Expires = time.Now().Add(life)
		in.Due = in.Expires.Add(-life / 6)
	}
	return in, nil
}
