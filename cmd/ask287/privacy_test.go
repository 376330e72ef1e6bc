package main

import (
	"context"
	"encoding/base64"
	"encoding/hex"
	"net/http"
	"os"
	"os/exec"
	"strings"
	"testing"

	"ask287/bot/bottest/fakediscord"
	"ask287/bot/bottest/fakeslack"
	"ask287/bot/bottest/realredis"
)

// What the people of this test type and are. No name of an agency or place has a syllable of it.
const (
	typed       = "zugunruhe"
	discordUser = "1498765432198765432"
	slackUser   = "U0ZUGVOGEL"
	slackPlace  = "C0NIRGENDW"
	discordDM   = "1498765432198765433"
)

// Whatever way a question takes, none of the bytes that a run leaves behind or tells an operator has anything of it or of who asked: its files, its
// log, its metrics, and the server that replicas share.
func TestRunLeavesNothing(t *testing.T) {
	t.Parallel()
	for _, log := range []string{"text", "json"} {
		t.Run(log, func(t *testing.T) {
			t.Parallel()
			var redis *realredis.Server
			environ := []string{"ASK287_LOG=" + log}
			if _, err := exec.LookPath("redis-server"); err != nil {
				t.Log("redis-server is not installed here: the bytes of a shared server are not looked at")
			} else if log == "json" { // the other run keeps its settings in a file
				redis = realredis.New(t)
				environ = append(environ, "ASK287_REDIS_URL="+redis.URL())
			}
			runLeaves(t, redis, environ)
		})
	}
}

// runLeaves runs the program, does all that people do, and looks for them in what is left.
func runLeaves(t *testing.T, redis *realredis.Server, environ []string) {
	discord, slack := fakediscord.New(t, fakediscord.Options{}), fakeslack.New(t, fakeslack.Options{})
	home, address := t.TempDir(), realredis.Free(t)
	s := startServe(t, discord, append(environ, "HOME="+home, "TMPDIR="+home, "ASK287_DATA="+home+"/data", "ASK287_CACHE="+home+"/cache",
		"ASK287_DISCORD_PUBLIC_KEY="+discord.PublicKey(), "ASK287_DISCORD_LISTEN="+address,
		"ASK287_SLACK_BOT_TOKEN="+fakeslack.BotToken, "ASK287_SLACK_APP_TOKEN="+fakeslack.AppToken, "ASK287_SLACK_API_URL="+slack.URL)...)
	s.isReady()
	if !discord.Connected(t.Context()) { // one of several replicas is ready before it has shards
		t.Fatal("it does not connect")
	}
	onDiscord(t, discord, "http://"+address)
	onSlack(t, slack)
	var left strings.Builder
	for _, path := range []string{"/metrics", "/readyz", "/healthz"} {
		_, text := s.get(path)
		left.WriteString(text)
	}
	if redis != nil {
		left.WriteString(everything(t, redis.Addr, ""))
	}
	s.terminate()
	if err := s.ends(); err != nil {
		t.Errorf("it ends with %v", err)
	}
	left.WriteString(s.log.String())
	left.WriteString(treeText(t, home))
	isClean(t, left.String())
	// It does look where something would be.
	want := []string{"answered", "ask287_questions_total", "discord", "settings/discord/" + fakediscord.DefaultGuild}
	if redis != nil {
		want = append(want, "ask287:talk:", "ask287:seen:", "ask287:limit:")
	}
	for _, known := range want {
		if !strings.Contains(left.String(), known) {
			t.Errorf("what is left has no %q, so nothing was looked at", known)
		}
	}
}

// isClean fails where a text has what somebody typed or is, as it is or encoded.
func isClean(t *testing.T, left string) {
	t.Helper()
	left = strings.ToLower(left)
	for _, word := range []string{typed, discordUser, discordDM, slackUser, slackPlace, "police of gainesville", fakediscord.DefaultToken, fakeslack.BotToken, fakeslack.AppToken} {
		for _, form := range []string{word, hex.EncodeToString([]byte(word)), base64.StdEncoding.EncodeToString([]byte(word[:len(word)/3*3]))} {
			if at := strings.Index(left, strings.ToLower(form)); at >= 0 {
				t.Errorf("%s is left behind, as %s, in %q", word, form, left[max(0, at-100):min(len(left), at+100)])
			}
		}
	}
}

// onDiscord does what people do there, over both ways in, with requests that go wrong.
func onDiscord(t *testing.T, s *fakediscord.Server, endpoint string) {
	ctx, cancel := context.WithTimeout(t.Context(), patience)
	defer cancel()
	from := fakediscord.From{User: discordUser}
	question := "Do the police of Gainesville, Florida take part, " + typed + "?"
	slash := func(sub string, options ...fakediscord.Value) fakediscord.Slash {
		return fakediscord.Slash{From: from, Name: "287g", Sub: sub, Options: options}
	}
	value := func(name string, v any) fakediscord.Value { return fakediscord.Value{Name: name, Value: v} }
	typing := slash("agency", fakediscord.Value{Name: "name", Value: "Gainesville " + typed, Focused: true})
	manager := slash("settings", value("state", "Florida"))
	manager.Permissions = fakediscord.ManageGuild
	s.Fail(fakediscord.Matcher{Path: `/callback$`}, fakediscord.Fault{Status: 500}, 2)
	for _, act := range []fakediscord.Interaction{
		slash("ask", value("question", question)), slash("ask", value("question", "and the sheriff, "+typed+"?")),
		slash("agency", value("name", typed)), slash("place", value("name", "Gainesville "+typed)), slash("state", value("name", typed)), slash("term", value("word", typed)),
		fakediscord.Autocomplete(typing), slash("about"), inSpanish(slash("about")), slash("help"), manager,
		fakediscord.MessageCommand{From: from, Name: "Check for 287(g)", Target: question, Author: discordDM},
	} {
		if e := s.Do(ctx, act); !e.Requested(ctx, 1) {
			t.Errorf("%+v: nothing is done about it", act)
		}
	}
	if _, _, err := s.Post(ctx, endpoint+"/discord/interactions", slash("ask", value("question", question)), fakediscord.Signing{}); err != nil {
		t.Error(err)
	}
	_, _ = s.PostRaw(ctx, endpoint+"/discord/interactions", []byte(`{"type":2,"data":"`+typed+`"}`), fakediscord.Signing{}) // it is refused
	for _, m := range []fakediscord.Say{{User: discordUser, Text: fakediscord.Mention + " " + question}, {User: discordUser, DM: true, Text: question}} {
		if _, ok := s.Reply(ctx, s.Say(m)); !ok {
			t.Error("a message is not answered")
		}
	}
	s.Do(ctx, slash("forget"))
	s.Do(ctx, slash("ask", value("question", question))) // so that a conversation is left
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, endpoint+"/"+typed+"?q="+typed, nil)
	must(t, err)
	resp, err := http.DefaultClient.Do(r)
	must(t, err)
	resp.Body.Close()
}

func inSpanish(s fakediscord.Slash) fakediscord.Slash {
	s.Locale = "es-ES"
	return s
}

// onSlack does what people do there, with requests that go wrong.
func onSlack(t *testing.T, s *fakeslack.Server) {
	ctx, cancel := context.WithTimeout(t.Context(), patience)
	defer cancel()
	from := fakeslack.From{User: slackUser, Channel: slackPlace}
	question := "Do the police of Gainesville, Florida take part, " + typed + "?"
	for _, act := range []fakeslack.Act{
		fakeslack.Command{From: from, Text: question}, fakeslack.Command{From: from, Text: typed}, fakeslack.Command{From: from, Text: "about"},
		fakeslack.Mentioning{From: from, Text: question}, fakeslack.DM{From: fakeslack.From{User: slackUser}, Text: question},
		fakeslack.AppHomeOpened{From: fakeslack.From{User: slackUser}}, fakeslack.Command{From: from, Text: "forget"}, fakeslack.Command{From: from, Text: question},
	} {
		if e := s.Do(ctx, act); !e.Answered(ctx) {
			t.Errorf("%+v: nothing is done about it", act)
		}
	}
}

// treeText's files are those that are left: none is hidden from it.
func TestTreeText(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	must(t, os.MkdirAll(dir+"/a/.b", 0o700))
	must(t, os.WriteFile(dir+"/a/.b/c", []byte(typed), 0o600))
	if !strings.Contains(treeText(t, dir), typed) {
		t.Error("a file is not read")
	}
}
