package main

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"os"
	"os/exec"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"ask287/bot/bottest/fakediscord"
	"ask287/bot/bottest/fakeslack"
	"ask287/bot/bottest/realredis"
)

// cluster is several replicas of ask287 serve, which share a Redis. They are asked on Discord and on Slack, on each by both ways in: over
// HTTP through a load balancer, and over connections of their own.
type cluster struct {
	t       testing.TB
	in      around
	env     []string
	redis   *realredis.Server
	discord *fakediscord.Server
	slack   *fakeslack.Server
	door    *balancer
	members []*member
	all     []*member // those that have ended too
	history history
}

// member is a replica.
type member struct {
	cmd        *exec.Cmd
	link       *realredis.Link // to Redis, nil where it reaches it without
	log        *logged
	ended      chan struct{}      // closed when it has
	err        error              // how, then
	killed     time.Time          // when it was
	door       string             // host:port of its HTTP ways in
	operations string             // the URL of its operations listener
	idle       vitals             // before it was asked anything
	last       map[string]float64 // what it counted when it could be asked last
}

// vitals are what must not grow.
type vitals struct{ goroutines, resident float64 }

func (v vitals) String() string {
	return fmt.Sprintf("%.0f goroutines, %.1f MB resident", v.goroutines, v.resident/1e6)
}

// around is what the replicas live among.
type around struct {
	shards  int  // of Discord's gateway; 0 is that Discord is reached over HTTP alone
	keep    int  // how many questions the platforms remember; 0 is all
	alone   bool // there is no Redis
	direct  bool // there are no links to it that can be cut, which take their time
	discord fakediscord.Chaos
	slack   fakeslack.Chaos
}

// The servers that are asked on Discord, one after another of other shards, and the channels in each: within one, answers keep their order.
const (
	servers  = 8
	channels = 16
)

func server(i int) string { return strconv.Itoa(1200000000000000001 + i<<22) }

func channelOf(server string, i int) string {
	return server[:len(server)-3] + fmt.Sprintf("%03d", 100+i)
}

// newCluster starts as many replicas as with has prefixes for their command lines, and waits until all are ready.
func newCluster(t testing.TB, in around, with ...[]string) *cluster {
	t.Helper()
	c := &cluster{t: t, in: in, door: newBalancer(t)}
	c.platforms()
	if !in.alone {
		c.redis = realredis.New(t, "--appendonly", "yes", "--dir", t.TempDir()) // as it is where Slack's installs are kept
	}
	for _, prefix := range with {
		c.members = append(c.members, c.launch(prefix...))
	}
	for _, m := range c.members {
		c.ready(m)
	}
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	if in.shards > 0 && !c.discord.Held(ctx, in.shards) {
		t.Fatalf("the shards are not held: %s", c.members[0].log)
	}
	return c
}

// platforms starts a Discord and a Slack.
func (c *cluster) platforms() {
	var guilds []fakediscord.Guild
	for i := range servers {
		g := fakediscord.Guild{ID: server(i), Name: "Test"}
		for n := range channels { // where no thread can be opened, so that a reply is where it was asked
			g.Channels = append(g.Channels, fakediscord.Channel{
				ID: channelOf(g.ID, n), Name: "general", Permissions: fakediscord.ViewChannel | fakediscord.SendMessages | fakediscord.ReadMessageHistory,
			})
		}
		guilds = append(guilds, g)
	}
	c.discord = fakediscord.New(c.t, fakediscord.Options{Guilds: guilds, Shards: c.in.shards, Concurrency: c.in.shards, NoSchema: true, Keep: c.in.keep, Chaos: c.in.discord})
	c.discord.Allow(0, 10062, 40060) // a reply may be lost, and an answer come too late
	c.slack = fakeslack.New(c.t, fakeslack.Options{
		NoChecks: true, Retries: []time.Duration{0, time.Second, 2 * time.Second, 4 * time.Second}, Keep: c.in.keep, Chaos: c.in.slack,
	})
	c.slack.PostTo(fakeslack.Endpoint{Commands: c.door.URL + "/slack/commands"})
	c.env = []string{
		"ASK287_DISCORD_TOKEN=" + fakediscord.DefaultToken, "ASK287_DISCORD_API_URL=" + c.discord.URL, "ASK287_DISCORD_PUBLIC_KEY=" + c.discord.PublicKey(),
		"ASK287_DISCORD_LISTEN=127.0.0.1:0", "ASK287_OPERATIONS_LISTEN=127.0.0.1:0", "ASK287_USER_LIMIT=6000", "ASK287_WORKSPACE_LIMIT=6000000",
	}
	if c.in.shards == 0 {
		c.env = append(c.env, "ASK287_DISCORD_GATEWAY=off")
	}
	c.env = append(c.env, "ASK287_SLACK_API_URL="+c.slack.URL, "ASK287_SLACK_BOT_TOKEN="+fakeslack.BotToken, "ASK287_SLACK_APP_TOKEN="+fakeslack.AppToken,
		"ASK287_SLACK_SIGNING_SECRET="+fakeslack.SigningSecret, "ASK287_SLACK_LISTEN=127.0.0.1:0")
}

// launch starts a replica, with a prefix to its command line.
func (c *cluster) launch(prefix ...string) *member {
	c.t.Helper()
	args := append(slices.Clone(prefix), plainProgram(c.t), "serve", "--update-every", "0", "--data", c.t.TempDir())
	m := &member{log: &logged{}, ended: make(chan struct{})}
	m.cmd = exec.Command(args[0], args[1:]...) //nolint:noctx // it is ended below
	m.cmd.Env, m.cmd.Stdout, m.cmd.Stderr = append(append(os.Environ(), c.env...), c.toRedis(m)...), m.log, m.log
	must(c.t, m.cmd.Start())
	go func() { m.err = m.cmd.Wait(); close(m.ended) }()
	c.all = append(c.all, m)
	c.t.Cleanup(func() { _ = m.cmd.Process.Kill(); <-m.ended })
	return m
}

// toRedis makes a way to Redis for a replica, and returns what tells it of that.
func (c *cluster) toRedis(m *member) (env []string) {
	switch {
	case c.redis == nil:
		return nil
	case c.in.direct:
		return []string{"ASK287_REDIS_URL=" + c.redis.URL()}
	}
	m.link = c.redis.Link()
	return []string{"ASK287_REDIS_URL=" + m.link.URL()}
}

// ready waits until a replica can be asked, and lets it be asked.
func (c *cluster) ready(m *member) {
	c.t.Helper()
	for what, to := range map[string]*string{`msg=listening address=(\S+)`: &m.door, `msg="operations are at" address=(\S+)`: &m.operations} {
		at := regexp.MustCompile(what)
		c.until(m, what, func() bool {
			found := at.FindStringSubmatch(m.log.String())
			if found != nil {
				*to = found[1]
			}
			return found != nil
		})
	}
	m.operations = "http://" + m.operations
	c.until(m, "readiness", func() bool { _, ok := m.get("/readyz"); return ok })
	m.idle = m.vitals()
	c.door.add(m.door)
}

// until waits for something of a replica's.
func (c *cluster) until(m *member, what string, holds func() bool) {
	c.t.Helper()
	for end := time.Now().Add(patience); !holds(); time.Sleep(10 * time.Millisecond) {
		if time.Now().After(end) {
			c.t.Fatalf("it has not come: %s\n%s", what, m.log)
		}
	}
}

// kill ends a replica as a power cut does, and starts another one in its place.
func (c *cluster) kill(i int) {
	m := c.members[i]
	c.note(m)
	m.killed = time.Now()
	c.history.note(killed, m.killed, m.killed)
	_ = m.cmd.Process.Kill()
	<-m.ended
	c.door.remove(m.door)
	c.members[i] = c.launch()
	c.ready(c.members[i])
}

// roll ends a replica as an operator does, when the load balancer asks nothing of it any more, and starts another one in its place.
func (c *cluster) roll(i int) {
	m := c.members[i]
	c.door.remove(m.door)
	time.Sleep(100 * time.Millisecond)
	must(c.t, m.cmd.Process.Signal(syscall.SIGTERM))
	c.until(m, "the end of it", func() bool {
		c.note(m)
		return closed(m.ended)
	})
	if m.err != nil {
		c.t.Errorf("a replica ends with %v: %s", m.err, m.log)
	}
	c.members[i] = c.launch()
	c.ready(c.members[i])
}

// get asks the operations listener.
func (m *member) get(path string) (text string, ok bool) {
	r, err := http.NewRequestWithContext(context.Background(), http.MethodGet, m.operations+path, nil)
	if err != nil {
		return "", false
	}
	resp, err := http.DefaultClient.Do(r)
	if err != nil {
		return "", false
	}
	defer resp.Body.Close()
	body, err := io.ReadAll(resp.Body)
	return string(body), err == nil && resp.StatusCode == http.StatusOK
}

// metrics are what a replica counts, without labels: their sums.
func (m *member) metrics() map[string]float64 {
	text, _ := m.get("/metrics")
	all := map[string]float64{}
	for line := range strings.Lines(text) {
		name, value, _ := strings.Cut(strings.TrimSpace(line), " ")
		if n, err := strconv.ParseFloat(value, 64); err == nil {
			name, _, _ = strings.Cut(name, "{")
			all[name] += n
		}
	}
	return all
}

func (m *member) vitals() vitals {
	all := m.metrics()
	return vitals{all["go_goroutines"], all["process_resident_memory_bytes"]}
}
