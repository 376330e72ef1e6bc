package main

import (
	"io"
	"net"
	"net/http"
	"net/http/cookiejar"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"ask287/bot/bottest/fakediscord"
	"ask287/bot/bottest/fakeslack"
)

// slackRun is ask287 serve against a Slack.
type slackRun struct {
	t    *testing.T
	data string
	log  logged
	stop func() // ends it as the system does, and waits
}

// serveSlack starts the program with no more of the environment than the test has, the API of a Slack and a directory for data.
func serveSlack(t *testing.T, s *fakeslack.Server, env ...string) *slackRun {
	t.Helper()
	r := &slackRun{t: t, data: t.TempDir()}
	c := exec.CommandContext(t.Context(), "ask287", "serve", "--update-every", "0")
	c.Env = append(append(os.Environ(), "ASK287_SLACK_API_URL="+s.URL, "ASK287_DATA="+r.data, "ASK287_OPERATIONS_LISTEN=off"), env...)
	c.Stdout, c.Stderr = &r.log, &r.log
	must(t, c.Start())
	ended := make(chan error, 1)
	go func() { ended <- c.Wait() }()
	r.stop = sync.OnceFunc(func() {
		must(t, c.Process.Signal(syscall.SIGTERM))
		select {
		case err := <-ended:
			if err != nil {
				t.Errorf("it ends with %v\n%s", err, r.log.String())
			}
		case <-time.After(20 * time.Second):
			t.Errorf("it does not end\n%s", r.log.String())
		}
	})
	t.Cleanup(r.stop)
	return r
}

// until waits until the log has a text.
func (r *slackRun) until(text string) {
	r.t.Helper()
	for end := time.Now().Add(20 * time.Second); !strings.Contains(r.log.String(), text); time.Sleep(5 * time.Millisecond) {
		if time.Now().After(end) {
			r.t.Fatalf("the log has no %q:\n%s", text, r.log.String())
		}
	}
}

// clean fails where the log or the data have a secret or something of a question. It ends the program.
func (r *slackRun) clean(secrets ...string) {
	r.t.Helper()
	r.stop()
	kept := treeText(r.t, r.data) + r.log.String()
	for _, secret := range append(secrets, fakeslack.BotToken, fakeslack.AppToken, fakeslack.SigningSecret, fakeslack.ClientSecret, "xox", "Alachua", fakeslack.DefaultUser) {
		if strings.Contains(kept, secret) {
			r.t.Errorf("%q is left behind:\n%s", secret, r.log.String())
		}
	}
}

// slackAnswers fails unless a command and a mention are answered.
func slackAnswers(t *testing.T, s *fakeslack.Server, from fakeslack.From) {
	t.Helper()
	const question = "Does the Alachua County sheriff in Florida take part?"
	for name, act := range map[string]fakeslack.Act{
		"command": fakeslack.Command{From: from, Text: question}, "mention": fakeslack.Mentioning{From: from, Text: question},
	} {
		e := s.Do(t.Context(), act)
		if m, ok := e.Answer(t.Context()); !ok || !strings.Contains(m.Text+string(m.Blocks), "Alachua County Sheriff") {
			t.Errorf("%s: %v %s", name, ok, m.Text)
		}
	}
}

// freeAddress is where nothing listens now.
func freeAddress(t testing.TB) string {
	t.Helper()
	l, err := (&net.ListenConfig{}).Listen(t.Context(), "tcp", "127.0.0.1:0")
	must(t, err)
	defer l.Close()
	return l.Addr().String()
}

// secretFile is a file with a secret, and a line's end as editors leave it.
func secretFile(t *testing.T, secret string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "secret")
	must(t, os.WriteFile(path, []byte(secret+"\n"), 0o600))
	return path
}

func postTo(s *fakeslack.Server, base string) {
	s.PostTo(fakeslack.Endpoint{Events: base + "/slack/events", Commands: base + "/slack/commands", Interactivity: base + "/slack/interactivity"})
}

// One workspace is served through Socket Mode, its secrets being in files.
func TestServeSlackSocket(t *testing.T) {
	t.Parallel()
	s := fakeslack.New(t, fakeslack.Options{})
	r := serveSlack(t, s, "ASK287_SLACK_BOT_TOKEN_FILE="+secretFile(t, fakeslack.BotToken), "ASK287_SLACK_APP_TOKEN_FILE="+secretFile(t, fakeslack.AppToken))
	if !s.Connected(t.Context(), 1) {
		t.Fatal(r.log.String())
	}
	slackAnswers(t, s, fakeslack.From{})
	r.clean()
}

// One workspace is served by what Slack posts, and Discord beside it.
func TestServeSlackHTTP(t *testing.T) {
	t.Parallel()
	s, d, address := fakeslack.New(t, fakeslack.Options{}), fakediscord.New(t, fakediscord.Options{}), freeAddress(t)
	r := serveSlack(t, s, "ASK287_SLACK_BOT_TOKEN="+fakeslack.BotToken, "ASK287_SLACK_SIGNING_SECRET="+fakeslack.SigningSecret, "ASK287_SLACK_LISTEN="+address,
		"ASK287_DISCORD_TOKEN="+fakediscord.DefaultToken, "ASK287_DISCORD_API_URL="+d.URL)
	r.until("listening")
	r.until(`platforms="discord, slack"`)
	if err := s.VerifyURL(t.Context(), "http://"+address+"/slack/events"); err != nil {
		t.Error(err)
	}
	postTo(s, "http://"+address)
	slackAnswers(t, s, fakeslack.From{})
	if !d.Connected(t.Context()) {
		t.Error("Discord is not served")
	}
	r.clean(fakediscord.DefaultToken)
}

// Workspaces install the app in a browser, and are answered by either way in; what they leave is nothing.
func TestServeSlackInstalled(t *testing.T) {
	t.Parallel()
	for way, env := range map[string]string{
		"http": "ASK287_SLACK_SIGNING_SECRET=" + fakeslack.SigningSecret, "socket": "ASK287_SLACK_APP_TOKEN=" + fakeslack.AppToken,
	} {
		t.Run(way, func(t *testing.T) {
			t.Parallel()
			s, address := fakeslack.New(t, fakeslack.Options{Rotate: true}), freeAddress(t)
			r := serveSlack(t, s, env, "ASK287_SLACK_CLIENT_ID="+fakeslack.ClientID, "ASK287_SLACK_CLIENT_SECRET="+fakeslack.ClientSecret,
				"ASK287_SECRET_KEY_FILE="+secretFile(t, strings.Repeat("0f", 32)), "ASK287_SLACK_URL=http://"+address, "ASK287_SLACK_LISTEN="+address)
			r.until("listening")
			if way == "http" {
				postTo(s, "http://"+address)
			} else if !s.Connected(t.Context(), 1) {
				t.Fatal(r.log.String())
			}
			from := fakeslack.From{Team: "T0CANARY00"}
			s.Consents(fakeslack.Consent{Team: from.Team})
			installIn(t, "http://"+address)
			slackAnswers(t, s, from)
			s.ExpireTokens(from.Team)
			slackAnswers(t, s, from)
			s.Do(t.Context(), fakeslack.AppUninstalled{From: from})
			r.until("removed all that was kept")
			r.clean("CANARY", strings.Repeat("0f", 32))
		})
	}
}

// installIn opens the install page as a browser does.
func installIn(t *testing.T, base string) {
	t.Helper()
	jar, err := cookiejar.New(nil)
	must(t, err)
	req, err := http.NewRequestWithContext(t.Context(), http.MethodGet, base+"/slack/install", nil)
	must(t, err)
	resp, err := (&http.Client{Jar: jar}).Do(req)
	must(t, err)
	defer resp.Body.Close()
	page, err := io.ReadAll(resp.Body)
	must(t, err)
	if resp.StatusCode != http.StatusOK || !strings.Contains(string(page), "ask287 is installed") {
		t.Fatalf("%d %s", resp.StatusCode, page)
	}
}

// A platform that refuses the application for good does not end the other one. Where both do, it ends, and says what to do about each.
func TestServeOfTwoOneRefuses(t *testing.T) {
	t.Parallel()
	d, s := fakediscord.New(t, fakediscord.Options{}), fakeslack.New(t, fakeslack.Options{})
	s.Allow("invalid_auth")
	served := startServe(t, d, "ASK287_SLACK_API_URL="+s.URL, "ASK287_SLACK_BOT_TOKEN="+fakeslack.BotToken, "ASK287_SLACK_APP_TOKEN=xapp-stranger")
	served.until("that Slack refuses it", func() bool { return strings.Contains(served.log.String(), "a platform is not served any more") })
	if status, text := served.get("/readyz"); status == http.StatusOK {
		t.Errorf("it is ready: %s", text)
	}
	m := d.Say(fakediscord.Say{Text: fakediscord.Mention + " Tampa police, Florida"})
	if _, ok := d.Reply(t.Context(), m); !ok {
		t.Errorf("Discord is not answered: %s", served.log)
	}
	d.CloseGateway(4004)
	err := served.ends()
	text := served.log.String()
	if err == nil || !strings.Contains(text, "ASK287_SLACK_APP_TOKEN") || !strings.Contains(text, "ASK287_DISCORD_TOKEN") || strings.Contains(text, "stranger") {
		t.Errorf("it ends with %v: %s", err, text)
	}
}

// What is half there is told, with what is missing and where it is from.
func TestServeSlackRefuses(t *testing.T) {
	t.Parallel()
	const way = "ASK287_SLACK_SIGNING_SECRET=x"
	id, secret, url, key := "ASK287_SLACK_CLIENT_ID=1.2", "ASK287_SLACK_CLIENT_SECRET=x", "ASK287_SLACK_URL=https://x.example.org", "ASK287_SECRET_KEY=hunter2"
	for _, test := range []struct {
		env  []string
		want []string
	}{
		{[]string{"ASK287_SLACK_BOT_TOKEN=xoxb-canary"}, []string{"ASK287_SLACK_APP_TOKEN", "ASK287_SLACK_SIGNING_SECRET", "api.slack.com/apps"}},
		{[]string{"ASK287_SLACK_APP_TOKEN=xapp-canary"}, []string{"ASK287_SLACK_BOT_TOKEN", "ASK287_SLACK_CLIENT_ID", "OAuth & Permissions"}},
		{[]string{way}, []string{"ASK287_SLACK_BOT_TOKEN"}},
		{[]string{way, "ASK287_SLACK_BOT_TOKEN=canary"}, []string{"xoxb-"}},
		{[]string{way, "ASK287_SLACK_BOT_TOKEN=xoxe.xoxb-canary"}, []string{"12 hours", "--single"}},
		{[]string{"ASK287_SLACK_APP_TOKEN=canary", "ASK287_SLACK_BOT_TOKEN=xoxb-canary"}, []string{"xapp-", "App-Level Tokens"}},
		{[]string{way, id}, []string{"ASK287_SLACK_CLIENT_SECRET", "App Credentials"}},
		{[]string{way, secret}, []string{"ASK287_SLACK_CLIENT_ID"}},
		{[]string{way, id, secret}, []string{"ASK287_SLACK_URL"}},
		{[]string{way, id, secret, url}, []string{"ASK287_SECRET_KEY", "openssl rand -base64 32"}},
		{[]string{way, id, secret, url, key}, []string{"ASK287_SECRET_KEY", "openssl rand -base64 32"}},
		{[]string{way, id, secret, "ASK287_SLACK_URL=http://x.example.org", "ASK287_SECRET_KEY=" + strings.Repeat("0f", 32)}, []string{"https://"}},
		{[]string{way, id, "ASK287_SLACK_BOT_TOKEN=xoxb-canary"}, []string{"one of them"}},
		{[]string{way, "ASK287_SLACK_BOT_TOKEN=xoxb-canary", "ASK287_SLACK_API_URL=nowhere"}, []string{"scheme://host:port"}},
		{[]string{"ASK287_SLACK_BOT_TOKEN_FILE=/nowhere"}, []string{"ASK287_SLACK_BOT_TOKEN_FILE", "cannot be read"}},
		{nil, []string{"ASK287_DISCORD_TOKEN", "ASK287_SLACK_BOT_TOKEN", "ASK287_SLACK_APP_TOKEN"}},
	} {
		c := exec.CommandContext(t.Context(), plainProgram(t), "serve")
		c.Env = append(c.Environ(), append(test.env, "ASK287_DATA="+t.TempDir())...)
		out, err := c.CombinedOutput()
		if err == nil {
			t.Errorf("%v: it serves", test.env)
		}
		for _, want := range test.want {
			if !strings.Contains(string(out), want) {
				t.Errorf("%v: no %q in %s", test.env, want, out)
			}
		}
		if strings.Contains(string(out), "canary") || strings.Contains(string(out), "hunter2") {
			t.Errorf("%v: a secret is in %s", test.env, out)
		}
	}
}
