package main

import (
	"bytes"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"ask287/bot/bottest/fakediscord"
)

// The program registers its commands, serves, answers through the gateway, and ends on SIGTERM. It leaves nothing of the question
// and of the token anywhere.
func TestServe(t *testing.T) {
	const question, user = "Does the Alachua County sheriff in Florida take part?", "1499999999999999999"
	s := fakediscord.New(t, fakediscord.Options{})
	data := t.TempDir()
	env := append(os.Environ(),
		"ASK287_DISCORD_TOKEN="+fakediscord.DefaultToken, "ASK287_DISCORD_API_URL="+s.URL, "ASK287_DATA="+data)
	for range 2 {
		c := exec.CommandContext(t.Context(), plainProgram(t), "discord", "register", "--guild", fakediscord.DefaultGuild)
		c.Env = env
		if out, err := c.CombinedOutput(); err != nil {
			t.Fatalf("register: %v\n%s", err, out)
		}
	}
	if n := len(s.Registered(t.Context(), fakediscord.DefaultGuild)); n != 2 {
		t.Errorf("%d commands are registered", n)
	}
	var said bytes.Buffer
	c := exec.CommandContext(t.Context(), "ask287", "serve", "--update-every", "0")
	c.Env, c.Stderr = env, &said
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	ended := make(chan error, 1)
	go func() { ended <- c.Wait() }()
	if !s.Connected(t.Context()) {
		t.Fatal("it does not connect")
	}
	e := s.Do(t.Context(), fakediscord.Slash{
		From: fakediscord.From{User: user}, Name: "287g", Sub: "ask", Options: []fakediscord.Value{{Name: "question", Value: question}},
	})
	if m, ok := e.Answer(t.Context()); !ok || !strings.Contains(string(m.Body), "Alachua County Sheriff's Office") {
		t.Errorf("the answer: %v %s", ok, m.Body)
	}
	if err := c.Process.Signal(syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	select {
	case err := <-ended:
		if err != nil {
			t.Errorf("it ends with %v\n%s", err, said.String())
		}
	case <-time.After(20 * time.Second):
		t.Fatal("it does not end")
	}
	kept := treeText(t, data) + said.String()
	for _, secret := range []string{question, "Alachua", user, fakediscord.DefaultToken} {
		if strings.Contains(kept, secret) {
			t.Errorf("%q is left behind", secret)
		}
	}
}

// What is missing or wrong is said, with what to do.
func TestServeRefuses(t *testing.T) {
	for _, test := range []struct {
		env  []string
		want string
	}{
		{nil, "ASK287_DISCORD_TOKEN"},
		{[]string{"ASK287_DISCORD_TOKEN_FILE=/nowhere"}, "cannot be read"},
		{[]string{"ASK287_DISCORD_TOKEN=x", "ASK287_DISCORD_PUBLIC_KEY=12"}, "ASK287_DISCORD_PUBLIC_KEY"},
		{[]string{"ASK287_DISCORD_TOKEN=x", "ASK287_DISCORD_API_URL=nowhere"}, "scheme://host:port"},
		{[]string{"ASK287_DISCORD_TOKEN=x", "ASK287_USER_LIMIT=many"}, "ASK287_USER_LIMIT"},
	} {
		c := exec.CommandContext(t.Context(), plainProgram(t), "serve")
		c.Env = append(c.Environ(), append(test.env, "ASK287_DATA="+t.TempDir())...)
		out, err := c.CombinedOutput()
		if err == nil || !strings.Contains(string(out), test.want) {
			t.Errorf("%v: %v %s", test.env, err, out)
		}
	}
}

// treeText is all that the files below dir hold.
func treeText(t *testing.T, dir string) string {
	t.Helper()
	var all strings.Builder
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		text, err := os.ReadFile(path)
		all.Write(text)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all.String()
}
