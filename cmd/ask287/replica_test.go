package main

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/redis/go-redis/v9"

	"ask287/bot/bottest/fakediscord"
	"ask287/bot/bottest/realredis"
)

// replica is ask287 serve as one of several: Discord posts to it.
type replica struct {
	t        *testing.T
	discord  *fakediscord.Server
	endpoint string
	health   string // the address of its operations
	data     string
	said     *logged
	cmd      *exec.Cmd
}

// newReplica starts one without the gateway, and waits until it listens.
func newReplica(t *testing.T, s *fakediscord.Server, env ...string) *replica {
	return startReplica(t, s, append(env, "ASK287_DISCORD_GATEWAY=off")...)
}

// startReplica starts one and waits until it listens.
func startReplica(t *testing.T, s *fakediscord.Server, env ...string) *replica {
	t.Helper()
	address := realredis.Free(t)
	r := &replica{t: t, discord: s, endpoint: "http://" + address + "/discord/interactions", health: realredis.Free(t), data: t.TempDir(), said: &logged{}}
	r.cmd = exec.Command(plainProgram(t), "serve", "--update-every", "0") //nolint:noctx // end ends it
	r.cmd.Env = append(os.Environ(), append(env, "ASK287_DISCORD_TOKEN="+fakediscord.DefaultToken, "ASK287_DISCORD_API_URL="+s.URL,
		"ASK287_DISCORD_PUBLIC_KEY="+s.PublicKey(), "ASK287_DISCORD_LISTEN="+address, "ASK287_OPERATIONS_LISTEN="+r.health, "ASK287_DATA="+r.data)...)
	r.cmd.Stderr = r.said
	must(t, r.cmd.Start())
	t.Cleanup(r.end)
	for end := time.Now().Add(30 * time.Second); ; time.Sleep(10 * time.Millisecond) {
		if p, err := s.Ping(t.Context(), r.endpoint, fakediscord.Signing{}); err == nil && p.Status == 200 {
			return r
		}
		if time.Now().After(end) {
			t.Fatalf("a replica does not listen: %s", r.said)
		}
	}
}

// says waits until its log has something.
func (r *replica) says(what string) {
	r.t.Helper()
	for end := time.Now().Add(30 * time.Second); !strings.Contains(r.said.String(), what); time.Sleep(10 * time.Millisecond) {
		if time.Now().After(end) {
			r.t.Fatalf("it does not say %q: %s", what, r.said)
		}
	}
}

// end ends it as an operator does.
func (r *replica) end() {
	if r.cmd == nil {
		return
	}
	_ = r.cmd.Process.Signal(syscall.SIGTERM)
	if err := r.cmd.Wait(); err != nil {
		r.t.Errorf("a replica ends with %v: %s", err, r.said)
	}
	r.cmd = nil
}

// does does something on Discord, which this replica is told of, and returns the answer.
func (r *replica) does(i fakediscord.Interaction) string {
	r.t.Helper()
	ctx, cancel := context.WithTimeout(r.t.Context(), 20*time.Second)
	defer cancel()
	e, p, err := r.discord.Post(ctx, r.endpoint, i, fakediscord.Signing{})
	if err != nil || p.Status != 200 {
		r.t.Fatalf("posted: %v %+v", err, p)
	}
	m, ok := e.Answer(ctx)
	if !ok {
		r.t.Fatal("there is no answer")
	}
	return string(m.Body)
}

func (r *replica) asks(user, question string) string {
	r.t.Helper()
	return r.does(fakediscord.Slash{
		From: fakediscord.From{User: user}, Name: "287g", Sub: "ask", Options: []fakediscord.Value{{Name: "question", Value: question}},
	})
}

func (r *replica) sub(user, name string) string {
	r.t.Helper()
	return r.does(fakediscord.Slash{From: fakediscord.From{User: user}, Name: "287g", Sub: name})
}

// ready is what an operator is told of it.
func (r *replica) ready() string {
	r.t.Helper()
	c := exec.CommandContext(r.t.Context(), plainProgram(r.t), "health", "--ready")
	c.Env = append(os.Environ(), "ASK287_OPERATIONS_LISTEN="+r.health)
	out, err := c.CombinedOutput()
	if err != nil {
		r.t.Errorf("it is not ready: %s", out)
	}
	return string(out)
}

// everything is all that a server holds, keys and values.
func everything(t *testing.T, address, password string) string {
	t.Helper()
	c := redis.NewClient(&redis.Options{Addr: address, Password: password})
	defer c.Close()
	keys, err := c.Keys(t.Context(), "*").Result()
	must(t, err)
	var all strings.Builder
	for _, key := range keys {
		fmt.Fprintln(&all, key)
		switch kind := c.Type(t.Context(), key).Val(); kind {
		case "string":
			fmt.Fprintln(&all, c.Get(t.Context(), key).Val())
		case "hash":
			fmt.Fprintln(&all, c.HGetAll(t.Context(), key).Val())
		case "zset":
			fmt.Fprintln(&all, c.ZRange(t.Context(), key, 0, -1).Val())
		case "none": // its time was over
		default:
			t.Errorf("%s is a %s, which this test cannot read", key, kind)
		}
	}
	return all.String()
}
