package slack

import (
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"

	"ask287/bot"
	"ask287/bot/bottest/fakeslack"
)

// Somebody agrees, through replicas that share the secret and the store; each of them has the token then, and nobody else sees it.
func TestInstall(t *testing.T) {
	t.Parallel()
	s := newSite(t, fakeslack.Options{Rotate: true})
	s.slack.AddTeam(fakeslack.Team{ID: "T0NEW00000", Name: `<b>Tom & "Jerry"</b>`})
	s.slack.Consents(fakeslack.Consent{Team: "T0NEW00000"})
	replicas := s.open(t, 2)
	status, page, at, h := get(t, browser(t), s.url+InstallPath)
	if status != http.StatusOK || at.Path != CallbackPath || !strings.Contains(page, "&lt;b&gt;Tom &amp; ") || strings.Contains(page, "<b>") {
		t.Errorf("%d %s\n%s", status, at, page)
	}
	for _, want := range []string{"ask287 is installed", "ask287 está instalado", `lang="es"`} {
		if !strings.Contains(page, want) {
			t.Errorf("the page does not say %s", want)
		}
	}
	if h.Get("Cache-Control") != "no-store" || h.Get("Referrer-Policy") != "no-referrer" || !strings.Contains(h.Get("Content-Security-Policy"), "default-src 'none'") {
		t.Errorf("headers: %v", h)
	}
	var token bot.Secret
	for i, a := range replicas {
		in, err := a.tokens.of(t.Context(), place{team: "T0NEW00000"})
		if err != nil || in.Self != "U0BOTT0NEW00000" || in.Refresh == "" || time.Until(in.Due) < 9*time.Hour || time.Until(in.Due) > 11*time.Hour {
			t.Fatalf("replica %d: %v %v", i, in, err)
		}
		token = in.Token
	}
	for what, text := range map[string]string{"the page": page, "the log": s.logs.String(), "the store": s.shelf.String()} {
		if strings.Contains(text, string(token)) || strings.Contains(text, "xoxe") || strings.Contains(text, fakeslack.ClientSecret) {
			t.Errorf("a secret is in %s", what)
		}
	}
	if strings.Contains(s.logs.String(), "T0NEW00000") || strings.Contains(s.logs.String(), "Jerry") {
		t.Errorf("the log names the workspace:\n%s", s.logs)
	}
}

// Who does not agree is told that nothing is kept, and a mishap is told as one.
func TestInstallFails(t *testing.T) {
	t.Parallel()
	s := newSite(t, fakeslack.Options{})
	s.open(t, 1)
	s.slack.Consents(fakeslack.Consent{Deny: true})
	if status, page, _, _ := get(t, browser(t), s.url+InstallPath); status != http.StatusForbidden || !strings.Contains(page, "was not agreed to") || !strings.Contains(page, "no se aceptó") {
		t.Errorf("denied: %d %s", status, page)
	}
	s.slack.Consents(fakeslack.Consent{})
	s.slack.Fail(fakeslack.Match{Method: "oauth.v2.access"}, fakeslack.Refuse("invalid_code"), 1)
	if status, page, _, _ := get(t, browser(t), s.url+InstallPath); status != http.StatusBadGateway || !strings.Contains(page, "could not be installed") {
		t.Errorf("failed: %d %s", status, page)
	}
	if kept := s.shelf.String(); kept != "" {
		t.Errorf("kept: %s", kept)
	}
	if !strings.Contains(s.logs.String(), "invalid_code") {
		t.Errorf("the log does not say why:\n%s", s.logs)
	}
}

// Nobody gets a code in who did not start here, in this browser, lately, and for the first time.
func TestInstallState(t *testing.T) {
	t.Parallel()
	s := newSite(t, fakeslack.Options{})
	s.open(t, 2)
	b := browser(t)
	b.CheckRedirect = func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }
	start := func(b *http.Client) (state string) {
		_, _, _, h := get(t, b, s.url+InstallPath)
		to, err := url.Parse(h.Get("Location"))
		if err != nil || !strings.HasPrefix(to.String(), s.slack.URL+"/oauth/v2/authorize?") {
			t.Fatalf("sent to %s, %v", to, err)
		}
		return to.Query().Get("state")
	}
	back := func(b *http.Client, state string) int {
		code := s.slack.Grant(fakeslack.TeamID, "U0ADMIN000", s.url+CallbackPath)
		status, page, _, _ := get(t, b, s.url+CallbackPath+"?"+url.Values{"code": {code}, "state": {state}}.Encode())
		if status == http.StatusBadRequest && !strings.Contains(page, "Please start again") {
			t.Errorf("the page: %s", page)
		}
		return status
	}
	for i := range start(b) {
		changed := []byte(start(b))
		changed[i] ^= 1
		if status := back(b, string(changed)); status != http.StatusBadRequest {
			t.Errorf("with byte %d changed: %d", i, status)
		}
	}
	state := start(b)
	other := browser(t)
	other.CheckRedirect = b.CheckRedirect
	start(other)
	for name, test := range map[string]struct {
		b     *http.Client
		state string
	}{
		"no state": {b, ""}, "another browser's": {other, state}, "no cookie": {browser(t), state}, "a long one": {browser(t), strings.Repeat("A", 4000)},
	} {
		if status := back(test.b, test.state); status != http.StatusBadRequest {
			t.Errorf("%s: %d", name, status)
		}
	}
	state = start(b)
	cookies := b.Jar.Cookies(mustURL(t, s.url+CallbackPath))
	if status := back(b, state); status != http.StatusOK {
		t.Errorf("the right one: %d", status)
	}
	b.Jar.SetCookies(mustURL(t, s.url+CallbackPath), cookies)
	if status := back(b, state); status != http.StatusBadRequest {
		t.Errorf("the right one again: %d", status)
	}
	v := testVault(t, testKey)
	made := time.Now()
	good, word := v.newState(made)
	for after, want := range map[time.Duration]bool{0: true, 9 * time.Minute: true, 10*time.Minute + time.Second: false} {
		if got := v.checkState(good, word, made.Add(after)); got != want {
			t.Errorf("after %v: %v", after, got)
		}
	}
	if testVault(t, strings.Repeat("cd", 32)).checkState(good, word, made) {
		t.Error("a state of another secret is taken")
	}
}

func mustURL(t *testing.T, text string) *url.URL {
	t.Helper()
	u, err := url.Parse(text)
	if err != nil {
		t.Fatal(err)
	}
	return u
}

// The cookie is as safe as the address allows.
func TestInstallCookie(t *testing.T) {
	t.Parallel()
	s := newSite(t, fakeslack.Options{})
	w := httptest.NewRecorder()
	s.replica(t).Handler().ServeHTTP(w, httptest.NewRequestWithContext(t.Context(), http.MethodGet, InstallPath, nil))
	result := w.Result()
	defer result.Body.Close()
	cookies := result.Cookies()
	if len(cookies) != 1 || !cookies[0].Secure || !cookies[0].HttpOnly || cookies[0].SameSite != http.SameSiteLaxMode || cookies[0].MaxAge != 600 || cookies[0].Path != "/slack/" {
		t.Errorf("cookies: %v", cookies)
	}
	to := mustURL(t, result.Header.Get("Location"))
	if got := to.Query().Get("scope"); got != "app_mentions:read,chat:write,commands,im:history,files:write,users:read" {
		t.Errorf("scopes: %s", got)
	}
	if got := to.Query().Get("redirect_uri"); got != "https://ask.example.org"+CallbackPath {
		t.Errorf("redirect: %s", got)
	}
	single := s.replica(t, func(c *Config) {
		c.BotToken, c.ClientID, c.ClientSecret, c.Key, c.URL = fakeslack.BotToken, "", "", "", ""
	})
	w = httptest.NewRecorder()
	single.Handler().ServeHTTP(w, httptest.NewRequestWithContext(t.Context(), http.MethodGet, InstallPath, nil))
	if w.Code != http.StatusNotFound && w.Code != http.StatusMethodNotAllowed {
		t.Errorf("with a bot token there is an install page: %d", w.Code)
	}
}

// FuzzReturned: no state gets through that was not given out, whatever the cookie.
func FuzzReturned(f *testing.F) {
	v := testVault(f, testKey)
	state, word := v.newState(time.Now().Add(-time.Hour))
	f.Add(state, word)
	f.Add("", "")
	f.Add("AAAAAAAAAAA", "x")
	f.Fuzz(func(t *testing.T, state, word string) {
		if v.checkState(state, word, time.Now()) {
			t.Errorf("%q is taken with %q", state, word)
		}
	})
}
