package main

import (
	"context"
	"fmt"
	"os/exec"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"ask287/bot/bottest/fakediscord"
	"ask287/bot/bottest/realredis"
)

// Two replicas are one: what one was asked the other can be asked about. Killed, the shared server is done without, and back it is used
// again. It never holds anything of a question, or of who asked.
func TestReplicas(t *testing.T) {
	const user, other, tampa = "1499999999999999999", "1488888888888888888", "Tampa Police Department"
	m := realredis.New(t, "--requirepass", "hunter22hunter")
	s := fakediscord.New(t, fakediscord.Options{})
	url := "ASK287_REDIS_URL=redis://:hunter22hunter@" + m.Addr
	a, b := newReplica(t, s, url), newReplica(t, s, url)
	questions := []string{"Does the Tampa police in Florida take part?", "which agencies in Zebulonia, Texas", "Washington County sheriff", "Tampa, Ocala and Miami police, Florida"}
	kept := ""
	for i, q := range questions {
		[]*replica{a, b}[i%2].asks(user, q)
		kept += everything(t, m.Addr, "hunter22hunter")
	}
	a.asks(other, questions[0])
	if got := b.asks(other, "when did they sign?"); !strings.Contains(got, tampa) {
		t.Errorf("the other replica does not know what was talked of: %s", got)
	}
	a.sub(other, "forget")
	if got := b.asks(other, "when did they sign?"); strings.Contains(got, tampa) {
		t.Errorf("the other replica knows what was to be forgotten: %s", got)
	}
	kept += everything(t, m.Addr, "hunter22hunter")
	m.Kill()
	a.asks(user, questions[0])
	if got := a.asks(user, "when did they sign?"); !strings.Contains(got, tampa) {
		t.Errorf("with the server gone a conversation does not go on: %s", got)
	}
	if got := a.ready(); !strings.Contains(got, "does not answer since") || strings.Contains(got, "hunter22") {
		t.Errorf("an operator is told %s", got)
	}
	m.Start()
	a.says("is back")
	if got := a.ready(); strings.Contains(got, "does not answer") {
		t.Errorf("it has healed, and an operator is told %s", got)
	}
	(&serving{t: t, operations: "http://" + a.health, log: a.said}).has("/metrics", "ask287_shared_server_losses_total 1\n", `ask287_check_well{check="replicas"} 1`)
	kept += everything(t, m.Addr, "hunter22hunter")
	a.end()
	b.end()
	kept += a.said.String() + b.said.String() + treeText(t, a.data) + treeText(t, b.data)
	for _, secret := range append(questions, user, other, "Tampa", "Zebulonia", "Washington", "hunter22", fakediscord.DefaultToken) {
		if strings.Contains(kept, secret) {
			t.Errorf("%q is left behind", secret)
		}
	}
	if !strings.Contains(kept, "ask287:talk:") || !strings.Contains(kept, "ask287:seen:") || !strings.Contains(kept, "ask287:limit:") {
		t.Error("nothing was shared, so this says nothing")
	}
}

// Without the server a replica answers too, and joins the others when it is there.
func TestReplicaComesFirst(t *testing.T) {
	m := realredis.New(t)
	m.Kill()
	s := fakediscord.New(t, fakediscord.Options{})
	r := newReplica(t, s, "ASK287_REDIS_URL="+m.URL())
	if got := r.asks("1", "Tampa police, Florida"); !strings.Contains(got, "Tampa Police Department") {
		t.Errorf("the answer is %s", got)
	}
	m.Start()
	for i := 0; !strings.Contains(everything(t, m.Addr, ""), "ask287:seen:"); i++ {
		r.asks(fmt.Sprint(i), "Tampa police, Florida")
		if i > 100 {
			t.Fatalf("it does not share: %s", r.said)
		}
		time.Sleep(50 * time.Millisecond)
	}
}

// What is wrong about the server is said, and never its password.
func TestReplicaRefuses(t *testing.T) {
	for want, env := range map[string]string{
		"ASK287_REDIS_URL is not redis://": "ASK287_REDIS_URL=http://:hunter22@127.0.0.1",
		"ASK287_REDIS_URL_FILE":            "ASK287_REDIS_URL_FILE=/nowhere",
		"without ASK287_REDIS_URL":         "ASK287_REDIS_CA=/nowhere",
	} {
		c := exec.CommandContext(t.Context(), plainProgram(t), "serve")
		c.Env = append(c.Environ(), "ASK287_DISCORD_TOKEN=x", "ASK287_DATA="+t.TempDir(), env)
		out, err := c.CombinedOutput()
		if err == nil || !strings.Contains(string(out), want) || strings.Contains(string(out), "hunter22") {
			t.Errorf("%v %s, want %s", err, out, want)
		}
	}
}

// A list that one replica has in its store is in all of them within a minute.
func TestReplicasPassLists(t *testing.T) {
	m := realredis.New(t)
	s := fakediscord.New(t, fakediscord.Options{})
	a, b := newReplica(t, s, "ASK287_REDIS_URL="+m.URL()), newReplica(t, s, "ASK287_REDIS_URL="+m.URL())
	path := editionOf(builtIn()).with(dane...).publish(t, t.TempDir(), "2026-05-20")
	out, err := exec.CommandContext(t.Context(), plainProgram(t), "list", "import", "--data", a.data, path).CombinedOutput()
	if err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	began := time.Now()
	for i := 0; !strings.Contains(b.asks(fmt.Sprint(i), "Dane County sheriff, Wisconsin"), "ICE's list of 2026-05-20"); i++ {
		if time.Since(began) > time.Minute {
			t.Fatalf("the other replica does not have it: %s %s", a.said, b.said)
		}
		time.Sleep(200 * time.Millisecond)
	}
	t.Logf("the other replica has it after %v", time.Since(began).Round(time.Second))
}

// Three replicas share two shards. One that has some is killed: they are taken over within 30 seconds, and what was asked since is answered. The
// shared server is killed and started again with nothing in it: nothing is lost, nothing is held twice.
func TestReplicasShareShards(t *testing.T) {
	t.Parallel()
	m := realredis.New(t)
	s := fakediscord.New(t, fakediscord.Options{Shards: 2, Concurrency: 1})
	var all []*replica
	for range 3 {
		all = append(all, startReplica(t, s, "ASK287_REDIS_URL="+m.URL()))
	}
	held := func(within time.Duration) {
		t.Helper()
		ctx, cancel := context.WithTimeout(t.Context(), within)
		defer cancel()
		if !s.Held(ctx, 2) {
			t.Fatalf("the shards are not held: %s %s %s", all[0].said, all[1].said, all[2].said)
		}
	}
	answered := func(message fakediscord.Message) {
		t.Helper()
		ctx, cancel := context.WithTimeout(t.Context(), 20*time.Second)
		defer cancel()
		if _, ok := s.Reply(ctx, message); !ok {
			t.Errorf("a question is not answered: %s %s %s", all[0].said, all[1].said, all[2].said)
		}
	}
	ask := func(i int) fakediscord.Message {
		return s.Say(fakediscord.Say{User: fmt.Sprint(1500000000000000000 + i), Text: fakediscord.Mention + " Tampa police, Florida"})
	}
	held(time.Minute)
	answered(ask(0))
	m.Kill()
	answered(ask(1))
	m.Start()
	answered(ask(2))
	guild, _ := strconv.Atoi(fakediscord.DefaultGuild)
	up := fmt.Sprintf(`"discord gateway is up" shard=%d`, guild>>22%2)
	i := slices.IndexFunc(all, func(r *replica) bool { return strings.Contains(r.said.String(), up) })
	holder := all[i] // of the server's shard
	holder.says("is back")
	time.Sleep(2 * time.Second) // how far it has come it leaves to the others every second
	must(t, holder.cmd.Process.Kill())
	_ = holder.cmd.Wait()
	holder.cmd = nil
	began, since := time.Now(), ask(3)
	for s.Held(context.Background(), 1); ; time.Sleep(10 * time.Millisecond) {
		if ctx, cancel := context.WithTimeout(t.Context(), time.Millisecond); s.Held(ctx, 2) {
			cancel()
			break
		} else if cancel(); time.Since(began) > 30*time.Second {
			t.Fatalf("nobody takes over: %s %s %s", all[0].said, all[1].said, all[2].said)
		}
	}
	t.Logf("taken over after %v", time.Since(began).Round(100*time.Millisecond))
	answered(since)
	answered(ask(4))
	if n := s.HeldTwice(); n != 0 {
		t.Errorf("%d times a shard is held twice", n)
	}
}

// Three replicas are asked a hundred questions a second while the shared server is killed and started again and again: each is
// answered once, and no later than in three seconds.
func TestReplicasOutlastServer(t *testing.T) {
	t.Parallel()
	const questions = 1000
	m := realredis.New(t)
	s := fakediscord.New(t, fakediscord.Options{NoSchema: true})
	var all []*replica
	for range 3 {
		all = append(all, newReplica(t, s, "ASK287_REDIS_URL="+m.URL()))
	}
	ctx, stop := context.WithCancel(t.Context())
	var chaos sync.WaitGroup
	kills := 0
	chaos.Go(func() {
		for ; ctx.Err() == nil; kills++ {
			time.Sleep(700 * time.Millisecond)
			m.Kill()
			time.Sleep(200 * time.Millisecond)
			m.Start()
		}
	})
	var asked sync.WaitGroup
	for i := range questions {
		time.Sleep(10 * time.Millisecond)
		asked.Go(func() {
			_, p, err := s.Post(t.Context(), all[i%3].endpoint, fakediscord.Slash{
				From: fakediscord.From{User: fmt.Sprint(1500000000000000000 + i)}, Name: "287g", Sub: "ask",
				Options: []fakediscord.Value{{Name: "question", Value: "Tampa police, Florida"}},
			}, fakediscord.Signing{})
			if err != nil || p.Status != 200 {
				t.Errorf("posted: %v %d", err, p.Status)
			}
		})
	}
	asked.Wait()
	stop()
	chaos.Wait()
	if c := s.Counts(); c.Interactions != questions || c.Answered != questions || c.Twice+c.Never+c.Late != 0 || kills < 5 {
		t.Errorf("with %d losses of the server: %+v", kills, c)
	}
}
