package slack

import (
	"html/template"
	"log/slog"
	"net/http"
	"net/url"
	"time"

	"ask287/bot"
)

// Where an installation begins, and where Slack sends people back to, below the app's own address.
const (
	InstallPath  = "/slack/install"
	CallbackPath = "/slack/callback"
)

// installer lets people install the app in their workspaces.
type installer struct {
	base   *url.URL // where the app is reached from outside
	vault  *vault
	tokens *tokens
	scopes []string
	bot    bot.Host
	page   *template.Template
	log    *slog.Logger
}

// keepTokens makes what knows the tokens and, where workspaces install the app, what lets them.
func (a *Adapter) keepTokens() error {
	c := a.config
	ask := oauth{clientID: c.ClientID, secret: c.ClientSecret, api: a.web.api, http: a.web.client("", nil)}
	if c.BotToken != "" {
		a.tokens = newTokens(c.BotToken, ask, newRecords(nil, nil, c.Settings), c.Log)
		return nil
	}
	v, err := newVault(string(c.Key))
	if err != nil {
		return err
	}
	base, err := baseURL(c.URL)
	if err != nil {
		return err
	}
	page, err := newPage()
	if err != nil {
		return err
	}
	a.tokens = newTokens("", ask, newRecords(v, c.Store, c.Settings), c.Log)
	a.installer = &installer{base: base, vault: v, tokens: a.tokens, scopes: scopeNames(c.Assistant), bot: c.Bot, page: page, log: c.Log}
	return nil
}

// installRoutes adds what people install the app with, where workspaces do.
func (a *Adapter) installRoutes(mux *http.ServeMux) {
	if a.installer != nil {
		mux.HandleFunc("GET "+InstallPath, a.installer.begin)
		mux.HandleFunc("GET "+CallbackPath, a.installer.finish)
	}
}

// begin sends a person to Slack, to agree.
func (i *installer) begin(w http.ResponseWriter, r *http.Request) {
	state, word := i.vault.newState(time.Now())
	i.setWord(w, word)
	w.Header().Set("Cache-Control", "no-store")
	http.Redirect(w, r, i.tokens.ask.authorize(i.callback(), state, i.scopes), http.StatusFound)
}

// callback is the address that Slack sends people back to.
func (i *installer) callback() string { return i.base.JoinPath(CallbackPath).String() }

// finish takes a person who comes back from Slack, and says what became of it. Nobody else gets further than the first check.
func (i *installer) finish(w http.ResponseWriter, r *http.Request) {
	q := r.URL.Query()
	if !i.returned(r) {
		i.show(w, http.StatusBadRequest, "stale", "")
		return
	}
	i.setWord(w, "")
	switch {
	case q.Get("error") == "access_denied":
		i.show(w, http.StatusForbidden, "denied", "")
		return
	case q.Get("code") == "":
		i.show(w, http.StatusBadGateway, "failed", "")
		return
	}
	g, err := i.tokens.ask.exchange(r.Context(), q.Get("code"), i.callback())
	if err == nil {
		err = i.tokens.install(r.Context(), g.installation)
	}
	if err != nil {
		i.log.Error("an installation failed", "error", err)
		i.show(w, http.StatusBadGateway, "failed", "")
		return
	}
	i.log.Info("the app is installed in a workspace", "tokens end", !g.Expires.IsZero())
	i.show(w, http.StatusOK, "done", g.workspace)
}
