package main

import (
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// hush is the secret of these tests, that none of them may see.
const hush = "hunter2.canary.secret"

// check runs ask287 config check in an environment, with a file of settings if there is any.
func check287(t *testing.T, environ []string, file string, args ...string) (code int, stdout, stderr string) {
	t.Helper()
	var out, errs strings.Builder
	args = append([]string{"config", "check", "--data", t.TempDir()}, args...)
	if file != "" {
		args = append(args, "--config", written(t, file))
	}
	code = run(t.Context(), args, strings.NewReader(""), &out, &errs, environ)
	if all := out.String() + errs.String(); strings.Contains(all, hush) {
		t.Errorf("%q %q %q: a secret is shown:\n%s", environ, file, args, all)
	}
	return code, out.String(), errs.String()
}

// written is a file with that text.
func written(t *testing.T, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "file")
	must(t, os.WriteFile(path, []byte(text), 0o600))
	return path
}

// A setting is taken from the command line before the environment before the file, and a secret before its file.
func TestSettingsOrder(t *testing.T) {
	t.Parallel()
	secret := written(t, hush+"\n")
	for _, test := range []struct {
		environ []string
		file    string
		args    []string
		want    string
	}{
		{nil, "user-limit: 7\n", nil, "user-limit: 7, from the key user-limit"},
		{nil, "user_limit: 7\n", nil, "user-limit: 7, from the key user-limit"},
		{[]string{"ASK287_USER_LIMIT=8"}, "user-limit: 7\n", nil, "user-limit: 8, from ASK287_USER_LIMIT"},
		{[]string{"ASK287_USER_LIMIT=8"}, "user-limit: 7\n", []string{"--user-limit=9"}, "user-limit: 9, from the command line"},
		{[]string{"ASK287_USER_LIMIT=1", "ASK287_USER_LIMIT=2"}, "", nil, "user-limit: 2, from ASK287_USER_LIMIT"},
		{[]string{"ASK287_USER_LIMIT="}, "user-limit: 7\n", nil, "user-limit: 7, from the key user-limit"},
		{nil, "discord:\n  gateway: off\n  public-key: " + strings.Repeat("0f", 32), nil, "discord-gateway: off, from the key discord-gateway"},
		{nil, "discord: {token: " + hush + "}\n", nil, "discord-token: (secret), from the key discord-token"},
		{nil, "discord: {token-file: " + secret + "}\n", nil, "discord-token: (secret), from the file of the key discord-token-file"},
		{[]string{"ASK287_DISCORD_TOKEN_FILE=" + secret}, "discord-token: x\n", nil, "discord-token: (secret), from the file of ASK287_DISCORD_TOKEN_FILE"},
		{[]string{"ASK287_DISCORD_TOKEN_FILE=/nowhere", "ASK287_DISCORD_TOKEN=" + hush}, "", nil, "discord-token: (secret), from ASK287_DISCORD_TOKEN\n"},
		{[]string{"ASK287_DISCORD_TOKEN=x"}, "", []string{"--discord-token-file", secret}, "discord-token: (secret), from the file of --discord-token-file"},
		{nil, "", []string{"--discord-token-file", "/nowhere", "--discord-token", hush}, "discord-token: (secret), from the command line"},
	} {
		if !strings.Contains(test.want, "token") {
			test.environ = append(test.environ, "ASK287_DISCORD_TOKEN=x", "ASK287_DISCORD_LISTEN=127.0.0.1:0")
		}
		if _, stdout, stderr := check287(t, test.environ, test.file, test.args...); !strings.Contains(stdout, "  "+test.want) {
			t.Errorf("%q %q %q: no %q in %s%s", test.environ, test.file, test.args, test.want, stdout, stderr)
		}
	}
	if _, stdout, _ := check287(t, []string{"ASK287_DISCORD_TOKEN=x", "ASK287_CONFIG=" + written(t, "user-limit: 5")}, ""); !strings.Contains(stdout, "user-limit: 5, ") {
		t.Errorf("the file of ASK287_CONFIG is not read: %s", stdout)
	}
}

// What is no setting, and what is no value of one, is an error that says what would be right and shows nothing that may be a secret.
func TestSettingsWrong(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		environ []string
		file    string
		want    string
	}{
		{[]string{"ASK287_DISCORD_TOKN=" + hush}, "", "there is no variable ASK287_DISCORD_TOKN: is it ASK287_DISCORD_TOKEN?"},
		{[]string{"ASK287_DISCORD_TOKEN_FIEL=x"}, "", "is it ASK287_DISCORD_TOKEN_FILE?"},
		{[]string{"ASK287_ZUGUNRUHE=x"}, "", "there is no variable ASK287_ZUGUNRUHE\n"},
		{[]string{"ASK287_" + hush + "=x"}, "", "here is no name of a variable"},
		{nil, "log: text\nuser-limits: 7\n", "line 2: there is no setting user-limits: is it user-limit?"},
		{nil, "discord:\n  tokken: " + hush + "\n", "line 2: there is no setting discord-tokken: is it discord-token?"},
		{nil, hush + ": x\n", "line 1: here is no name of a setting"},
		{nil, "config: x\n", "there is no setting config"},
		{nil, "user-limit: 7\nuser_limit: 8\n", "line 2: user-limit is there twice"},
		{nil, "discord-token: [" + hush + "]\n", "line 1: discord-token takes one value"},
		{nil, "discord-token: {x: " + hush + "}\n", "line 1: discord-token takes one value"},
		{nil, "- " + hush + "\n", "line 1: here are keys with values expected"},
		{nil, "a: b\n  " + hush + ": 'x\n", "is not YAML, line 2"},
		{nil, "user-limit: " + hush + "\n", "the value of the key user-limit is not what it takes"},
		{[]string{"ASK287_LOG=" + hush}, "", "the value of ASK287_LOG is not what it takes"},
		{[]string{"ASK287_UPDATE_EVERY=1m"}, "", "--update-every takes an hour or more"},
		{[]string{"ASK287_USER_LIMIT=-1"}, "", "ASK287_USER_LIMIT is not a number of questions a minute"},
		{[]string{"ASK287_DISCORD_LISTEN=" + hush}, "", "ASK287_DISCORD_LISTEN is not host:port"},
		{[]string{"ASK287_OPERATIONS_LISTEN=9287"}, "", "ASK287_OPERATIONS_LISTEN is not host:port"},
		{[]string{"ASK287_DISCORD_TOKEN_FILE=/" + hush}, "", "the file that ASK287_DISCORD_TOKEN_FILE names cannot be read: no such file"},
		{[]string{"ASK287_DISCORD_TOKEN_FILE=" + os.DevNull}, "", "the file that ASK287_DISCORD_TOKEN_FILE names is empty"},
		{[]string{"ASK287_CONFIG=/" + hush}, "", "the file that --config or ASK287_CONFIG names cannot be read: no such file"},
		{[]string{"ASK287_DISCORD_TOKEN=x", "ASK287_DISCORD_PUBLIC_KEY=" + hush}, "", "ASK287_DISCORD_PUBLIC_KEY is not 64 hexadecimal digits"},
		{[]string{"ASK287_DISCORD_PUBLIC_KEY=" + strings.Repeat("0f", 32)}, "", "there is no token: set ASK287_DISCORD_TOKEN"},
		{[]string{"ASK287_SLACK_BOT_TOKEN=" + hush, "ASK287_SLACK_APP_TOKEN=xapp-" + hush}, "", "ASK287_SLACK_BOT_TOKEN does not begin with xoxb-"},
		{nil, "slack: {client-id: x, client-secret: " + hush + ", signing-secret: " + hush + ", url: 'https://x.example.org'}\nsecret-key: " + hush, "ASK287_SECRET_KEY"},
		{nil, "", "there is nothing to serve: set ASK287_DISCORD_TOKEN"},
		{nil, "", "Slack: not set up. It begins with slack-bot-token. The app's token in the one workspace that uses it: at https://api.slack.com/apps"},
		{nil, "", "Discord: not set up. It begins with discord-token. The bot's token: at https://discord.com/developers/applications"},
	} {
		code, stdout, stderr := check287(t, test.environ, test.file)
		if code == answered || !strings.Contains(stdout+stderr, test.want) {
			t.Errorf("%q %q: exit code %d, no %q in %s%s", test.environ, test.file, code, test.want, stdout, stderr)
		}
	}
}

// Variables that Kubernetes sets for a service called ask287 are none of ours.
func TestSettingsInKubernetes(t *testing.T) {
	t.Parallel()
	code, stdout, stderr := check287(t, []string{
		"ASK287_DISCORD_TOKEN=x", "ASK287_SERVICE_HOST=10.0.0.1", "ASK287_SERVICE_PORT=8287", "ASK287_SERVICE_PORT_HTTP=8287", "ASK287_PORT=tcp://10.0.0.1:8287",
		"ASK287_PORT_8287_TCP=tcp://10.0.0.1:8287", "ASK287_PORT_8287_TCP_PROTO=tcp", "ASK287_PORT_8287_TCP_PORT=8287", "ASK287_PORT_8287_TCP_ADDR=10.0.0.1",
		"ASK287_REDIS_SERVICE_HOST=10.0.0.2",
	}, "")
	if code != answered {
		t.Errorf("exit code %d: %s%s", code, stdout, stderr)
	}
	if code, _, _ := check287(t, []string{"ASK287_DISCORD_TOKEN=x", "ASK287_PORT=8287"}, ""); code == answered {
		t.Error("ASK287_PORT is taken for a setting")
	}
}

// What the check says is what serve does: where it finds something wrong serve does not start, and says the same.
func TestCheckAndServe(t *testing.T) {
	t.Parallel()
	taken, err := (&net.ListenConfig{}).Listen(t.Context(), "tcp", "127.0.0.1:0")
	must(t, err)
	defer taken.Close()
	key := strings.Repeat("0f", 32)
	for _, test := range []struct {
		environ []string
		want    string
	}{
		{nil, "there is nothing to serve"},
		{[]string{"ASK287_DISCORD_TOKEN=x", "ASK287_DISCORD_API_URL=nowhere"}, "scheme://host:port"},
		{[]string{"ASK287_DISCORD_TOKEN=x", "ASK287_LOGG=json"}, "ASK287_LOG?"},
		{[]string{"ASK287_DISCORD_TOKEN=x", "ASK287_DATA=" + written(t, "")}, "not a directory"},
		{[]string{"ASK287_DISCORD_TOKEN=x", "ASK287_DISCORD_PUBLIC_KEY=" + key, "ASK287_DISCORD_API_URL=http://127.0.0.1:1", "ASK287_DISCORD_LISTEN=" + taken.Addr().String()}, taken.Addr().String()},
		{[]string{"ASK287_DISCORD_TOKEN=x", "ASK287_DISCORD_API_URL=http://127.0.0.1:1", "ASK287_OPERATIONS_LISTEN=" + taken.Addr().String()}, taken.Addr().String()},
	} {
		environ := append(append(os.Environ(), "ASK287_DATA="+t.TempDir()), test.environ...)
		for _, args := range [][]string{{"config", "check"}, {"serve", "--update-every", "0"}} {
			c := exec.CommandContext(t.Context(), plainProgram(t), args...)
			c.Env = environ
			if out, err := c.CombinedOutput(); err == nil || !strings.Contains(string(out), test.want) {
				t.Errorf("%q %q: %v, no %q in %s", args, test.environ, err, test.want, out)
			}
		}
	}
	dir := t.TempDir()
	c := exec.CommandContext(t.Context(), plainProgram(t), "config", "check", "--data", filepath.Join(dir, "new"))
	c.Env = append(os.Environ(), "ASK287_DISCORD_TOKEN="+hush)
	if out, err := c.CombinedOutput(); err != nil || !strings.HasSuffix(string(out), "ask287 serve would start.\n") || strings.Contains(string(out), hush) {
		t.Errorf("%v %s", err, out)
	}
	if left, err := os.ReadDir(dir); err != nil || len(left) > 0 {
		t.Errorf("the check leaves %v, %v", left, err)
	}
}

// Whatever is in a file of settings, reading it ends with settings or an error for people.
func FuzzSettingsFile(f *testing.F) {
	for _, seed := range []string{"user-limit: 7", "discord: {token: x}", "a: &x {b: *x}", "- 1", "? [a]\n: b", "\x00", "!!binary x: y", "<<: {log: text}"} {
		f.Add([]byte(seed))
	}
	p := &program{sources: newSources(nil), words: english(), stdout: &strings.Builder{}, stderr: &strings.Builder{}}
	if _, err := p.parse([]string{"config", "check"}); err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		s := &sources{known: p.known, file: map[string]string{}}
		if err := s.read(text); err != nil && (err.Error() == "" || strings.Contains(err.Error(), "\n")) {
			t.Errorf("%q is told as %q", text, err)
		}
		for name := range s.file {
			if s.known[name] == nil {
				t.Errorf("%q is taken for a setting", name)
			}
		}
	})
}
