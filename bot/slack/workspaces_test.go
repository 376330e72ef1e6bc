package slack

import (
	"net/http"
	"strings"
	"testing"
	"time"

	"ask287/bot"
	"ask287/bot/bottest/fakeslack"
)

// asked asks in a workspace and reports whether the answer came.
func (s *site) asked(t *testing.T, team string) bool {
	t.Helper()
	e := s.slack.Mention(t.Context(), fakeslack.Mentioning{From: fakeslack.From{Team: team}, Text: "Tampa police, FL"})
	m, ok := e.Answer(t.Context())
	return ok && strings.Contains(shown(m), "Tampa Police Department")
}

// install lets somebody in a workspace agree.
func (s *site) install(t *testing.T, team string) {
	t.Helper()
	s.slack.Consents(fakeslack.Consent{Team: team})
	if status, page, _, _ := get(t, browser(t), s.url+InstallPath); status != http.StatusOK {
		t.Fatalf("%s: %d %s", team, status, page)
	}
}

// Workspaces that installed the app are each answered with their own token, by any replica, also when it ends in between.
func TestWorkspaces(t *testing.T) {
	t.Parallel()
	s := newSite(t, fakeslack.Options{Rotate: true})
	s.slack.AddTeam(fakeslack.Team{ID: "T0ORG10000", EnterpriseID: "E0ORG00000", OrgInstall: true, BotUserID: "U0ORGBOT00"})
	s.slack.AddTeam(fakeslack.Team{ID: "T0ORG20000", EnterpriseID: "E0ORG00000", OrgInstall: true, BotUserID: "U0ORGBOT00"})
	s.open(t, 2)
	s.slack.RevokeTokens(fakeslack.TeamID) // nobody has use for the token of the one workspace
	teams := []string{"T0ONE00000", "T0TWO00000", "T0ORG10000"}
	for _, team := range teams {
		s.install(t, team)
	}
	for range 2 {
		for _, team := range append(teams, "T0ORG20000") {
			if !s.asked(t, team) {
				t.Errorf("%s has no answer\n%s", team, s.logs)
			}
		}
		for _, team := range teams {
			s.slack.ExpireTokens(team)
		}
	}
	for _, secret := range []string{"xox", "T0O", "E0ORG", fakeslack.ClientSecret, fakeslack.SigningSecret, testKey} {
		if strings.Contains(s.logs.String(), secret) {
			t.Errorf("%s is in the log:\n%s", secret, s.logs)
		}
	}
}

// Who takes the app out, or takes its token back, leaves nothing behind; people's own tokens are not the app's.
func TestWorkspaceLeaves(t *testing.T) {
	t.Parallel()
	s := newSite(t, fakeslack.Options{})
	s.slack.AddTeam(fakeslack.Team{ID: "T0ORG10000", EnterpriseID: "E0ORG00000", OrgInstall: true})
	replicas := s.open(t, 2)
	const own, org = "T0ONE00000", "T0ORG10000"
	from := func(team string) fakeslack.From { return fakeslack.From{Team: team} }
	for name, test := range map[string]struct {
		team string
		act  fakeslack.Act
		gone bool
	}{
		"uninstalled":           {own, fakeslack.AppUninstalled{From: from(own)}, true},
		"uninstalled, org":      {org, fakeslack.AppUninstalled{From: from(org)}, true},
		"revoked":               {own, fakeslack.TokensRevoked{From: from(own), Bot: true}, true},
		"revoked, org":          {org, fakeslack.TokensRevoked{From: from(org), Users: []string{"U1"}, Bot: true}, true},
		"a person's revoked":    {own, fakeslack.TokensRevoked{From: from(own), Users: []string{"U1"}}, false},
		"a person's, in an org": {org, fakeslack.TokensRevoked{From: from(org), Users: []string{"U1"}}, false},
	} {
		s.install(t, test.team)
		if err := s.desk.Set(t.Context(), Platform, test.team, bot.Settings{State: "FL"}); err != nil {
			t.Fatal(err)
		}
		if !s.asked(t, test.team) {
			t.Errorf("%s: no answer before\n%s", name, s.logs)
		}
		s.slack.Do(t.Context(), test.act)
		gone := func() bool { return s.shelf.String() == "" }
		if test.gone != eventually(gone) {
			t.Errorf("%s: kept: %s\n%s", name, s.shelf.String(), s.logs)
		}
		if !test.gone && !s.asked(t, test.team) {
			t.Errorf("%s: no answer after", name)
		}
		for _, a := range replicas {
			a.uninstalled(t.Context(), place{"E0ORG00000", test.team}, time.Time{})
		}
	}
}

// An event of before the app was installed again, which comes late or once more, takes nothing of what is there now.
func TestWorkspaceReturns(t *testing.T) {
	t.Parallel()
	for name, act := range map[string]fakeslack.Act{
		"uninstalled": fakeslack.AppUninstalled{From: fakeslack.From{Team: "T0ONE00000"}},
		"revoked":     fakeslack.TokensRevoked{From: fakeslack.From{Team: "T0ONE00000"}, Bot: true},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			const team = "T0ONE00000"
			s := newSite(t, fakeslack.Options{Rotate: true})
			s.slack.AddTeam(fakeslack.Team{ID: team})
			replicas := s.open(t, 2)
			s.install(t, team)
			left := s.slack.Do(t.Context(), act)
			if !eventually(func() bool { return s.shelf.String() == "" }) {
				t.Fatalf("kept: %s", s.shelf.String())
			}
			time.Sleep(time.Until(left.Sent.Truncate(time.Second).Add(time.Second))) // an event tells its second only
			s.install(t, team)
			s.slack.ExpireTokens(team) // the next token is of the same installation
			if err := s.desk.Set(t.Context(), Platform, team, bot.Settings{State: "FL"}); err != nil {
				t.Fatal(err)
			}
			for round := range 2 {
				if !s.asked(t, team) || !strings.Contains(s.shelf.String(), "settings/slack/"+team) {
					t.Errorf("round %d: no answer, or not the settings: %s\n%s", round, s.shelf.String(), s.logs)
				}
				s.slack.Flood(left, 4)
				for _, a := range replicas {
					for a.Waiting() > 0 {
						time.Sleep(time.Millisecond)
					}
				}
			}
			if !eventually(func() bool { s.slack.Flood(left, 2); return strings.Contains(s.logs.String(), "has it again") }) {
				t.Errorf("it did not come to another replica:\n%s", s.logs)
			}
			s.slack.Do(t.Context(), act)
			if !eventually(func() bool { return s.shelf.String() == "" }) {
				t.Errorf("kept: %s", s.shelf.String())
			}
		})
	}
}

// An enterprise that takes the app out of one workspace leaves nothing of that one, and all of the others.
func TestWorkspaceWithdrawn(t *testing.T) {
	t.Parallel()
	s := newSite(t, fakeslack.Options{})
	s.slack.AddTeam(fakeslack.Team{ID: "T0ORG10000", EnterpriseID: "E0ORG00000", OrgInstall: true})
	a := s.open(t, 1)[0]
	s.installed(t, a, "T0ORG10000")
	s.installed(t, a, "T0OWN00000")
	for _, team := range []string{"T0ORG10000", "T0ORG20000", "T0OWN00000"} {
		if err := s.desk.Set(t.Context(), Platform, team, bot.Settings{State: "FL"}); err != nil {
			t.Fatal(err)
		}
	}
	s.slack.Do(t.Context(), fakeslack.Event{
		From: fakeslack.From{Team: "T0ORG10000"}, Type: "team_access_revoked",
		Inner: map[string]any{"type": "team_access_revoked", "team_ids": []string{"T0OWN00000", "T0ORG20000"}},
	})
	if !eventually(func() bool { return !strings.Contains(s.shelf.String(), "settings/slack/T0ORG20000") }) {
		t.Errorf("kept: %s", s.shelf.String())
	}
	for _, team := range []string{"T0ORG10000", "T0OWN00000"} {
		if _, err := a.tokens.of(t.Context(), place{"E0ORG00000", team}); err != nil || !strings.Contains(s.shelf.String(), "settings/slack/"+team) {
			t.Errorf("%s: %v, %s", team, err, s.shelf.String())
		}
	}
}

// eventually reports whether something comes true in a while.
func eventually(is func() bool) bool {
	for until := time.Now().Add(10 * time.Second); !is(); time.Sleep(5 * time.Millisecond) {
		if time.Now().After(until) {
			return false
		}
	}
	return true
}
