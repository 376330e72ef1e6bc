package main

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"sync"
	"time"

	"ask287/bot/bottest/fakediscord"
	"ask287/bot/bottest/fakeslack"
)

// fate is what has become of a question.
type fate struct {
	way   string
	asked time.Time
	said  []string    // what who asked got to read, a message each
	came  []time.Time // when it was delivered, as far as is known
	late  bool        // the platform did not wait any more
	brief bool        // it comes by a shard, and Discord waits for three seconds: it is lost with the replica that has it, or has the shard
}

// load is questions that were asked.
type load struct {
	c   *cluster
	mu  sync.Mutex
	all []func(replies map[string][]string) fate
}

const (
	tampa     = "Tampa police, FL"
	tampaSaid = "Tampa Police Department"
)

const (
	soonest   = 4 * time.Second  // is how long a question may be open whose platform delivers it once
	takenOver = 30 * time.Second // is within what a shard is another replica's
)

// ways are how many ways questions are asked by.
const ways = 6

// ask asks so many questions, and more until done is closed: evenly, so many a second, each by another way and of another person.
func (c *cluster) ask(questions, perSecond int, done <-chan struct{}) *load {
	l := &load{c: c}
	var all sync.WaitGroup
	begin := time.Now()
	for i := 0; i < questions || !closed(done); i++ {
		time.Sleep(time.Until(begin.Add(time.Duration(i) * time.Second / time.Duration(perSecond))))
		all.Go(func() {
			fate := l.one(i)
			l.mu.Lock()
			defer l.mu.Unlock()
			l.all = append(l.all, fate)
		})
	}
	all.Wait()
	return l
}

// one asks a question by one of the ways.
func (l *load) one(i int) func(map[string][]string) fate {
	c, at := l.c, server(i/ways%servers)
	user := fmt.Sprint(1500000000000000000 + i)
	from := fakeslack.From{User: fmt.Sprintf("U%09d", i), Channel: fmt.Sprintf("C%09d", i%1000)}
	slash := fakediscord.Slash{
		From: fakediscord.From{User: user, Guild: at, Channel: channelOf(at, i/ways/servers%channels)}, Name: "287g", Sub: "ask",
		Options: []fakediscord.Value{{Name: "question", Value: tampa}},
	}
	switch i % ways {
	case 0:
		e := c.discord.Start(slash)
		return func(map[string][]string) fate {
			f := ofDiscord("discord gateway", e)
			f.brief = true
			return f
		}
	case 1:
		ctx, cancel := context.WithTimeout(context.Background(), soonest)
		defer cancel()
		e, _, _ := c.discord.Post(ctx, c.door.URL+"/discord/interactions", slash, fakediscord.Signing{}) // what fails is a question without an answer
		took := time.Since(e.Sent)
		return func(map[string][]string) fate {
			f := ofDiscord("discord http", e)
			f.late = took > soonest-time.Second
			return f
		}
	case 2:
		m := c.discord.Say(fakediscord.Say{User: user, Channel: slash.Channel, Text: fakediscord.Mention + " " + tampa})
		return func(replies map[string][]string) fate {
			return fate{way: "discord mention", asked: m.At, said: replies[m.ID]}
		}
	case 3:
		e := c.slack.Start(fakeslack.Command{From: from, Text: tampa})
		return func(map[string][]string) fate { return ofSlack("slack command", e) }
	case 4:
		e := c.slack.Start(fakeslack.Mentioning{From: from, Text: tampa})
		return func(map[string][]string) fate { return ofSlack("slack mention", e) }
	default:
		e := c.slack.Start(fakeslack.DM{From: fakeslack.From{User: from.User}, Text: tampa})
		return func(map[string][]string) fate { return ofSlack("slack dm", e) }
	}
}

func ofDiscord(way string, e *fakediscord.Exchange) fate {
	f := fate{way: way, asked: e.Sent}
	if m, ok := e.Original(); ok {
		f.said = append(f.said, string(m.Body))
	}
	for _, m := range e.FollowUps() {
		f.said = append(f.said, string(m.Body))
	}
	for _, r := range e.Requests() {
		f.late = f.late || r.Code == 10062
	}
	return f
}

func ofSlack(way string, e *fakeslack.Exchange) fate {
	f := fate{way: way, asked: e.Sent}
	for _, a := range e.Attempts() {
		f.came = append(f.came, a.At)
	}
	for _, m := range e.Posts() {
		f.said = append(f.said, m.Text+string(m.Blocks))
	}
	return f
}

// replies are what the bot wrote in the channels of Discord, by the message that it replies to.
func (c *cluster) replies() map[string][]string {
	all := map[string][]string{}
	for i := range servers {
		for n := range channels {
			for _, m := range c.discord.Messages(channelOf(server(i), n)) {
				if m.ReplyTo != "" {
					all[m.ReplyTo] = append(all[m.ReplyTo], string(m.Body))
				}
			}
		}
	}
	return all
}

// tally is what has become of questions.
type tally struct {
	asked   int
	once    int            // answered, once
	refused int            // with a word, once
	apart   int            // answered more than once, when replicas could not ask Redis what was answered
	twice   int            // answered more than once otherwise
	away    int            // not answered: their shard was on its way from a dead replica to another one
	lost    int            // not answered: a replica was killed that may have had them
	late    int            // not answered in time otherwise
	never   int            // not answered otherwise
	by      map[string]int // those that are not answered once, by the way in
}

func (t tally) String() string {
	return fmt.Sprintf("%d asked: %d answered exactly once, %d refused with a word, %d answered by two replicas of which one could not ask Redis, %d away with a shard, %d lost with a killed replica, %d late, %d otherwise twice, %d otherwise never %v",
		t.asked, t.once, t.refused, t.apart, t.away, t.lost, t.late, t.twice, t.never, t.by)
}

// tally tells what has become of them by now.
func (l *load) tally() tally {
	replies, h := l.c.replies(), &l.c.history
	t := tally{asked: len(l.all), by: map[string]int{}}
	for _, of := range l.all {
		f := of(replies)
		switch {
		case len(f.said) > 1 && slices.ContainsFunc(f.came, func(at time.Time) bool { return h.had(alone, at.Add(-time.Second/2), at.Add(time.Second)) }):
			t.apart++
			t.by[f.way+" apart"]++
		case len(f.said) > 1:
			t.twice++
			t.by[f.way+" twice"]++
		case len(f.said) == 1 && strings.Contains(f.said[0], tampaSaid):
			t.once++
		case len(f.said) == 1:
			t.refused++
		case f.brief && h.had(shardAway, f.asked.Add(-time.Second), f.asked.Add(time.Second)):
			t.away++
			t.by[f.way+" away"]++
		case f.brief && h.had(killed, f.asked.Add(-time.Second), f.asked.Add(soonest)):
			t.lost++
			t.by[f.way+" lost"]++
		case f.late:
			t.late++
			t.by[f.way+" late"]++
		default:
			t.never++
			t.by[f.way+" never"]++
		}
	}
	return t
}

// settle waits until all are answered, or so long.
func (l *load) settle(within time.Duration) {
	for end := time.Now().Add(within); time.Now().Before(end); time.Sleep(200 * time.Millisecond) {
		if t := l.tally(); t.once+t.refused+t.twice+t.apart == t.asked {
			return
		}
	}
}

func closed(done <-chan struct{}) bool {
	select {
	case <-done:
		return true
	default:
		return false
	}
}
