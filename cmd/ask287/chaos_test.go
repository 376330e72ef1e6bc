package main

import (
	"flag"
	"math/rand/v2"
	"sync"
	"testing"
	"time"

	"ask287/bot/bottest/fakediscord"
	"ask287/bot/bottest/fakeslack"
)

var (
	long      = flag.Bool("long", false, "run the long form of tests")
	questions = flag.Int("questions", 20_000, "how many questions the long form of TestChaos asks")
	perSecond = flag.Int("per-second", 500, "how many questions a second the long forms of TestChaos and TestRollingRestart ask")
)

// asked asks questions, so many at the least, while something else is done, and tells what has become of them.
func (c *cluster) asked(questions, perSecond int, meanwhile func()) tally {
	c.t.Helper()
	done := make(chan struct{})
	asked := make(chan *load)
	go func() { asked <- c.ask(questions, perSecond, done) }()
	over := make(chan struct{})
	var watching sync.WaitGroup
	watching.Go(func() { c.watchShards(over) })
	meanwhile()
	close(done)
	l := <-asked
	within := 5 * time.Second
	if c.history.count(killed) > 0 && *long {
		within += takenOver
	}
	l.settle(within)
	close(over)
	watching.Wait()
	c.noteAlone()
	got := l.tally()
	c.t.Log(got)
	c.judge(got, perSecond)
	c.t.Logf("counted: %.0f answers, %.0f deliveries that came again, %.0f busy, %.0f over the limit, %.0f failed, %.0f dead, %.0f reconnects",
		c.counted("ask287_questions_total"), c.counted("ask287_deliveries_twice_total"), c.counted("ask287_busy_total"), c.counted("ask287_over_limit_total"),
		c.counted("ask287_failed_total"), c.counted("ask287_dead_total"), c.counted("ask287_reconnects_total"))
	return got
}

// judge fails where what has become of questions is not what replicas promise.
func (c *cluster) judge(got tally, perSecond int) {
	c.t.Helper()
	if got.twice > 0 || got.never > 0 {
		c.t.Errorf("not every question is answered exactly once: %v", got)
	}
	if least := got.asked * 9 / 10; got.once < least {
		c.t.Errorf("%d are answered exactly once, want %d at the least: %v", got.once, least, got)
	}
	if most := c.history.count(killed) * perSecond / ways; got.lost > most {
		c.t.Errorf("%d are lost with killed replicas: more than comes to a gateway in a second each", got.lost)
	}
	if words := c.counted("ask287_busy_total") + c.counted("ask287_over_limit_total") + c.counted("ask287_failed_total"); got.refused > int(words) {
		c.t.Errorf("%d are refused with a word, and %.0f counted", got.refused, words)
	}
	if d := c.history.longest(shardAway); d > takenOver {
		c.t.Errorf("a shard is nobody's for %v", d)
	}
	if n := c.discord.HeldTwice(); n > 0 {
		c.t.Errorf("%d times a shard is held twice", n)
	}
}

// Three replicas answer what is asked on Discord and on Slack exactly once, while connections break, Redis is killed and a replica is. The long
// form asks 20,000 questions, 500 a second, and kills any replica, and Redis, at random.
func TestChaos(t *testing.T) {
	t.Parallel()
	c := newCluster(t, around{
		shards: 2, discord: fakediscord.Chaos{Cut: 0.005, Lost: 0.005, Seed: 287}, slack: fakeslack.Chaos{Cut: 0.005, Twice: 0.2, Seed: 287},
	}, nil, nil, nil)
	if *long {
		c.asked(*questions, *perSecond, func() { c.havoc(time.Duration(*questions / *perSecond) * time.Second) })
	} else {
		c.asked(0, 100, c.mishaps)
	}
	c.grown()
}

// mishaps are one of each. The replica that is killed has no shard, for another one would take some seconds to have it.
func (c *cluster) mishaps() {
	pause := func() { time.Sleep(150 * time.Millisecond) }
	time.Sleep(2 * time.Second) // in which replicas can ask Redis
	c.cutRedis()
	pause()
	c.redis.Kill()
	c.discord.Cut()
	pause()
	c.redis.Start()
	c.slack.Cut()
	pause()
	c.members[0].link.Stall(300 * time.Millisecond)
	pause()
	c.kill(c.spare())
}

// havoc does one thing after another at random for a while.
func (c *cluster) havoc(d time.Duration) {
	random := rand.New(rand.NewPCG(287, 7)) //nolint:gosec // havoc that can be had again
	done := map[string]int{}
	for end := time.Now().Add(d); time.Now().Before(end); time.Sleep(time.Duration(500+random.IntN(1500)) * time.Millisecond) {
		switch random.IntN(8) {
		case 0:
			done["replicas killed"]++
			c.kill(random.IntN(len(c.members)))
		case 1:
			done["Redis killed"]++
			c.redis.Kill()
			time.Sleep(time.Duration(random.IntN(2000)) * time.Millisecond)
			c.redis.Start()
		case 2, 3:
			done["Redis cut off"]++
			c.cutRedis()
		case 4:
			done["Redis stalled"]++
			for _, m := range c.members {
				m.link.Stall(time.Second)
			}
		case 5:
			done["Discord cut off"]++
			c.discord.Cut()
		default:
			done["Slack cut off"]++
			c.slack.Cut()
		}
	}
	c.t.Logf("meanwhile: %v", done)
}

// cutRedis breaks all connections to Redis.
func (c *cluster) cutRedis() {
	for _, m := range c.members {
		m.link.Cut()
	}
}

// One replica after another cannot reach Redis for up to eight seconds, while the others can: what it has of the gateway others take, nothing is
// lost, and nothing is answered twice but what is delivered twice meanwhile.
func TestChaosApart(t *testing.T) {
	if !*long {
		t.Skip("it takes a minute; -long runs it")
	}
	t.Parallel()
	c := newCluster(t, around{shards: 2, slack: fakeslack.Chaos{Twice: 0.2, Seed: 287}}, nil, nil, nil)
	c.asked(0, *perSecond, func() {
		random := rand.New(rand.NewPCG(287, 8)) //nolint:gosec // havoc that can be had again
		for i := range 9 {
			to := c.members[i%len(c.members)].link
			to.Silence()
			time.Sleep(time.Duration(random.IntN(8000)) * time.Millisecond)
			to.Mend()
			time.Sleep(time.Second)
		}
	})
}

// Every replica is ended as an operator does, one after the other, and another one takes its place: nothing is lost.
func TestRollingRestart(t *testing.T) {
	t.Parallel()
	c := newCluster(t, around{shards: 2}, nil, nil, nil)
	rate := 100
	if *long {
		rate = *perSecond
	}
	got := c.asked(0, rate, func() {
		for i := range c.members {
			c.roll(i)
		}
	})
	if got.once != got.asked {
		t.Errorf("a rolling restart loses questions: %v", got)
	}
}
