package slack

import (
	"context"
	"errors"
	"log/slog"
	"net/http"
	"strings"
	"sync"
	"testing"
	"time"

	"ask287/bot"
	"ask287/bot/bottest"
	"ask287/bot/bottest/fakeslack"
)

// installed puts the app into a workspace of the fake, as OAuth does, changed as the test wants it.
func (s *site) installed(t *testing.T, a *Adapter, team string, changes ...func(*installation)) installation {
	t.Helper()
	code := s.slack.Grant(team, "U0ADMIN000", a.installer.callback())
	g, err := a.tokens.ask.exchange(t.Context(), code, a.installer.callback())
	if err != nil {
		t.Fatal(err)
	}
	for _, change := range changes {
		change(&g.installation)
	}
	if err := a.tokens.install(t.Context(), g.installation); err != nil {
		t.Fatal(err)
	}
	return g.installation
}

func due(in *installation)     { in.Due = time.Now().Add(-time.Second) }
func expired(in *installation) { due(in); in.Expires = in.Due }

// works reports whether Slack takes a token.
func works(t *testing.T, a *Adapter, token bot.Secret) bool {
	t.Helper()
	_, err := a.tokens.ask.whoIs(t.Context(), token)
	return err == nil
}

// A workspace has its own installation or that of its enterprise.
func TestTokensFound(t *testing.T) {
	t.Parallel()
	s := newSite(t, fakeslack.Options{})
	s.slack.AddTeam(fakeslack.Team{ID: "T0ORG00000", EnterpriseID: "E0ORG00000", OrgInstall: true})
	a := s.replica(t)
	own, org := s.installed(t, a, "T0OWN00000"), s.installed(t, a, "T0ORG00000")
	if org.id != "E0ORG00000" {
		t.Fatalf("installed for %s", org.id)
	}
	for p, want := range map[place]bot.Secret{
		{team: "T0OWN00000"}: own.Token, {"E0ORG00000", "T0OWN00000"}: own.Token, {"E0ORG00000", "T0SOME0000"}: org.Token,
		{enterprise: "E0ORG00000"}: org.Token, {"E0ELSE0000", "T0ELSE0000"}: "", {}: "", {team: "T0ORG00000"}: "",
	} {
		for range 2 { // from the store, from memory
			in, err := a.tokens.of(t.Context(), p)
			if in.Token != want || (err == nil) != (want != "") || err != nil && !errors.Is(err, errNotInstalled) {
				t.Errorf("%v: %v", p, err)
			}
		}
	}
	wrong := s.replica(t, func(c *Config) { c.Key = bot.Secret(strings.Repeat("ab", 32)) })
	if _, err := wrong.tokens.of(t.Context(), place{team: "T0OWN00000"}); err == nil || !strings.Contains(err.Error(), "ASK287_SECRET_KEY") {
		t.Errorf("with another key: %v", err)
	}
}

// The next token is had once, however many need it, in however many replicas; it is in the store before anybody has it.
func TestTokensRenewed(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		name     string
		replicas int
		change   func(*installation)
	}{{"due", 1, due}, {"expired", 1, expired}, {"due, in three", 3, due}, {"expired, in three", 3, expired}} {
		s := newSite(t, fakeslack.Options{Rotate: true})
		if test.replicas > 1 {
			s.slack.Allow("invalid_refresh_token") // of those that come second
		}
		var replicas []*Adapter
		for range test.replicas {
			replicas = append(replicas, s.replica(t))
		}
		old := s.installed(t, replicas[0], "T0NEW00000", test.change)
		got := make(chan bot.Secret, 90)
		var all sync.WaitGroup
		for i := range cap(got) {
			all.Go(func() {
				in, err := replicas[i%len(replicas)].tokens.of(t.Context(), place{team: "T0NEW00000"})
				if err != nil {
					t.Errorf("%s: %v", test.name, err)
				}
				got <- in.Token
			})
		}
		all.Wait()
		close(got)
		kept, err := s.replica(t).tokens.of(t.Context(), place{team: "T0NEW00000"})
		if err != nil || kept.Token == old.Token || kept.Self != old.Self || !works(t, replicas[0], kept.Token) {
			t.Fatalf("%s: kept %v, %v", test.name, kept, err)
		}
		for token := range got {
			if token != kept.Token {
				t.Fatalf("%s: not all have the token that is kept", test.name)
			}
		}
		if strings.Contains(s.logs.String(), "level=WARN") {
			t.Errorf("%s: %s", test.name, s.logs)
		}
	}
}

// While Slack gives no other, the old token goes on as long as it is good.
func TestTokensSlackDown(t *testing.T) {
	t.Parallel()
	s := newSite(t, fakeslack.Options{Rotate: true})
	a := s.replica(t)
	old := s.installed(t, a, "T0NEW00000", due)
	s.slack.Fail(fakeslack.Match{Method: "oauth.v2.access"}, fakeslack.Refuse("internal_error"), tries)
	for range 2 {
		if in, err := a.tokens.of(t.Context(), place{team: "T0NEW00000"}); err != nil || in.Token != old.Token {
			t.Errorf("it is not the old one: %v", err)
		}
	}
	a.tokens.known.DeleteAll() // a minute later
	if in, err := a.tokens.of(t.Context(), place{team: "T0NEW00000"}); err != nil || in.Token == old.Token {
		t.Errorf("it is not a new one: %v", err)
	}
	s.installed(t, a, "T0OLD00000", expired)
	s.slack.Fail(fakeslack.Match{Method: "oauth.v2.access"}, fakeslack.Refuse("internal_error"), tries)
	if _, err := a.tokens.of(t.Context(), place{team: "T0OLD00000"}); codeOf(err) != "internal_error" {
		t.Errorf("an expired one: %v", err)
	}
	if in, err := a.tokens.of(t.Context(), place{team: "T0OLD00000"}); err != nil || !works(t, a, in.Token) {
		t.Errorf("later: %v", err)
	}
}

// A token that the store does not take is not used, and not lost.
func TestTokensStoreDown(t *testing.T) {
	t.Parallel()
	s := newSite(t, fakeslack.Options{Rotate: true})
	a := s.replica(t)
	a.tokens.records.patience = 50 * time.Millisecond
	old := s.installed(t, a, "T0NEW00000", expired)
	refresh := a.tokens.ask.http.Transport
	a.tokens.ask.http.Transport = roundTrip(func(r *http.Request) (*http.Response, error) {
		s.shelf.broken.Store(true) // after it was read, before the next token is kept
		return refresh.RoundTrip(r)
	})
	if _, err := a.tokens.of(t.Context(), place{team: "T0NEW00000"}); !errors.Is(err, errShelf) {
		t.Errorf("the store is broken: %v", err)
	}
	a.tokens.ask.http.Transport = refresh
	if _, err := a.tokens.of(t.Context(), place{team: "T0NEW00000"}); !errors.Is(err, errShelf) {
		t.Errorf("the store is still broken: %v", err)
	}
	s.shelf.broken.Store(false)
	in, err := a.tokens.of(t.Context(), place{team: "T0NEW00000"})
	if err != nil || in.Token == old.Token || !works(t, a, in.Token) {
		t.Errorf("the store is whole again: %v", err)
	}
	if kept, err := s.replica(t).tokens.of(t.Context(), place{team: "T0NEW00000"}); err != nil || kept.Token != in.Token {
		t.Errorf("another replica: %v", err)
	}
}

type roundTrip func(*http.Request) (*http.Response, error)

func (f roundTrip) RoundTrip(r *http.Request) (*http.Response, error) { return f(r) }

// What Slack says of a token in the middle of a call is acted on.
func TestTokensRefused(t *testing.T) {
	t.Parallel()
	s := newSite(t, fakeslack.Options{Rotate: true})
	a := s.replica(t)
	p := place{team: "T0NEW00000"}
	old := s.installed(t, a, p.team)
	if _, ok := a.tokens.refused(t.Context(), old, "channel_not_found"); ok {
		t.Error("something else is taken for a bad token")
	}
	next, ok := a.tokens.refused(t.Context(), old, "token_expired")
	if now, err := a.tokens.of(t.Context(), p); !ok || err != nil || next != now.Token || next == old.Token {
		t.Errorf("expired: %v %v", ok, err)
	}
	for _, code := range []string{"token_expired", "invalid_auth"} { // of a call that was on its way meanwhile
		if again, ok := a.tokens.refused(t.Context(), old, code); !ok || again != next {
			t.Errorf("%s of a token that has been replaced: %v", code, ok)
		}
	}
	for _, code := range []string{"invalid_auth", "token_revoked", "account_inactive"} {
		in := s.installed(t, a, p.team)
		if err := s.desk.Set(t.Context(), Platform, p.team, bot.Settings{State: "FL"}); err != nil {
			t.Fatal(err)
		}
		if _, ok := a.tokens.refused(t.Context(), in, code); ok {
			t.Errorf("%s: it would be tried again", code)
		}
		_, err := a.tokens.of(t.Context(), p)
		switch {
		case code == "invalid_auth": // it may be the address that is wrong, and not the token
			if err != nil || !strings.Contains(s.shelf.String(), "FL") {
				t.Errorf("%s: %v, kept: %s", code, err, s.shelf.String())
			}
		case !errors.Is(err, errNotInstalled) || s.shelf.String() != "":
			t.Errorf("%s: %v, kept: %s", code, err, s.shelf.String())
		}
		if !strings.Contains(s.logs.String(), "reason="+code) {
			t.Errorf("%s is not in the log", code)
		}
	}
	if text := s.logs.String(); strings.Contains(text, p.team) || strings.Contains(text, "xox") {
		t.Errorf("the log has what it should not:\n%s", text)
	}
}

// A refresh token that nobody can use any more is the end of an installation when its token has ended too.
func TestTokensGone(t *testing.T) {
	t.Parallel()
	s := newSite(t, fakeslack.Options{Rotate: true})
	s.slack.Allow("invalid_refresh_token")
	a := s.replica(t)
	a.tokens.rivals = 50 * time.Millisecond
	old := s.installed(t, a, "T0NEW00000", func(in *installation) { due(in); in.Refresh = "xoxe-used" })
	if in, err := a.tokens.of(t.Context(), place{team: "T0NEW00000"}); err != nil || in.Token != old.Token {
		t.Errorf("a token that is good still: %v", err)
	}
	s.installed(t, a, "T0NEW00000", func(in *installation) { expired(in); in.Refresh = "xoxe-used" })
	if _, err := a.tokens.of(t.Context(), place{team: "T0NEW00000"}); !errors.Is(err, errGone) || s.shelf.String() != "" {
		t.Errorf("an ended one: %v, kept: %s", err, s.shelf.String())
	}
}

// All that was kept for who takes the app out is deleted, for an enterprise that of its workspaces too, and nothing of others.
func TestUninstalled(t *testing.T) {
	t.Parallel()
	s := newSite(t, fakeslack.Options{})
	s.slack.AddTeam(fakeslack.Team{ID: "T0ORG00000", EnterpriseID: "E0ORG00000", OrgInstall: true})
	a := s.replica(t)
	teams := []string{"T0ONE00000", "T0TWO00000", "T0OWN00000", "T0ELSE0000"}
	for _, team := range []string{"T0ORG00000", "T0OWN00000", "T0ELSE0000"} {
		s.installed(t, a, team)
	}
	for _, team := range teams {
		if err := s.desk.Set(t.Context(), Platform, team, bot.Settings{State: "FL"}); err != nil {
			t.Fatal(err)
		}
		if _, err := a.tokens.of(t.Context(), place{"E0ORG00000", team}); err != nil {
			t.Fatal(err)
		}
	}
	left := func() (n int) {
		for _, team := range teams {
			if kept, err := s.desk.Settings(t.Context(), Platform, team); err == nil && kept.State != "" {
				n++
			}
		}
		return n
	}
	a.uninstalled(t.Context(), place{"E0ORG00000", "T0OWN00000"}, time.Time{})
	if in, err := a.tokens.of(t.Context(), place{"E0ORG00000", "T0OWN00000"}); left() != 3 || err != nil || in.id != "E0ORG00000" {
		t.Errorf("after a workspace of its own: %d settings, %v", left(), err)
	}
	a.uninstalled(t.Context(), place{enterprise: "E0ORG00000"}, time.Time{})
	if _, err := a.tokens.of(t.Context(), place{"E0ORG00000", "T0ONE00000"}); left() != 1 || !errors.Is(err, errNotInstalled) {
		t.Errorf("after the enterprise: %d settings, %v", left(), err)
	}
	a.uninstalled(t.Context(), place{team: "T0ELSE0000"}, time.Time{})
	a.uninstalled(t.Context(), place{}, time.Time{})
	if text := s.shelf.String(); text != "" {
		t.Errorf("left: %s", text)
	}
}

// With a bot token there is one workspace, and Slack is asked once who the app is there.
func TestTokensFixed(t *testing.T) {
	t.Parallel()
	s := newSite(t, fakeslack.Options{})
	a := s.replica(t, func(c *Config) {
		c.BotToken, c.ClientID, c.ClientSecret, c.Key, c.URL, c.Store = fakeslack.BotToken, "", "", "", "", nil
	})
	var all sync.WaitGroup
	for range 20 {
		all.Go(func() {
			in, err := a.tokens.of(t.Context(), place{team: fakeslack.TeamID})
			if err != nil || in.Token != fakeslack.BotToken || in.Self != fakeslack.BotUserID {
				t.Errorf("%v %v", in, err)
			}
		})
	}
	all.Wait()
	if err := s.desk.Set(t.Context(), Platform, fakeslack.TeamID, bot.Settings{State: "FL"}); err != nil {
		t.Fatal(err)
	}
	a.uninstalled(t.Context(), place{team: fakeslack.TeamID}, time.Time{})
	if kept := s.shelf.String(); kept != "" {
		t.Errorf("kept of the one workspace: %s", kept)
	}
	s.slack.Close()
	if _, err := a.tokens.of(context.Background(), place{}); err != nil {
		t.Errorf("Slack is asked again: %v", err)
	}
	if _, ok := a.tokens.refused(t.Context(), installation{Token: fakeslack.BotToken}, "token_expired"); ok || !strings.Contains(s.logs.String(), "ASK287_SLACK_BOT_TOKEN") {
		t.Errorf("refused: %s", s.logs)
	}
}

// BenchmarkTokens is what a delivery waits for its token.
func BenchmarkTokens(b *testing.B) {
	r := newRecords(testVault(b, testKey), &bottest.Store{}, bot.NewDesk(&bottest.Store{}))
	tokens := newTokens("", oauth{}, r, slog.New(slog.DiscardHandler))
	if err := tokens.install(b.Context(), installation{id: "T0NEW00000", Token: "xoxb-1"}); err != nil {
		b.Fatal(err)
	}
	for name, forget := range map[string]bool{"known": false, "sealed": true} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				if forget {
					tokens.known.DeleteAll()
				}
				if _, err := tokens.of(b.Context(), place{"E0ORG00000", "T0NEW00000"}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
