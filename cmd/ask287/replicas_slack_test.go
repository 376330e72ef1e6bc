package main

import (
	"context"
	"net/http"
	"net/http/httptest"
	"net/http/httputil"
	"net/url"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/redis/go-redis/v9"

	"ask287/bot/bottest/fakeslack"
	"ask287/bot/bottest/realredis"
)

// Behind a load balancer that gives each request to another replica, a workspace installs the app, is answered with its token by both,
// also after it has ended, and leaves nothing where the replicas keep what they share.
func TestSlackReplicas(t *testing.T) {
	t.Parallel()
	m, s := realredis.New(t), fakeslack.New(t, fakeslack.Options{Rotate: true})
	var doors []http.Handler
	var next atomic.Int64
	balancer := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		doors[next.Add(1)%int64(len(doors))].ServeHTTP(w, r)
	}))
	var replicas []*slackRun
	for range 2 {
		address := freeAddress(t)
		to, err := url.Parse("http://" + address)
		must(t, err)
		doors = append(doors, httputil.NewSingleHostReverseProxy(to))
		replicas = append(replicas, serveSlack(t, s, "ASK287_REDIS_URL="+m.URL(), "ASK287_SLACK_SIGNING_SECRET="+fakeslack.SigningSecret,
			"ASK287_SLACK_CLIENT_ID="+fakeslack.ClientID, "ASK287_SLACK_CLIENT_SECRET="+fakeslack.ClientSecret,
			"ASK287_SECRET_KEY="+strings.Repeat("0f", 32), "ASK287_SLACK_URL="+balancer.URL, "ASK287_SLACK_LISTEN="+address))
	}
	for _, r := range replicas {
		r.until("listening")
	}
	t.Cleanup(func() { s.Close(); balancer.Close() })
	postTo(s, balancer.URL)
	from := fakeslack.From{Team: "T0CANARY00"}
	s.Consents(fakeslack.Consent{Team: from.Team})
	installIn(t, balancer.URL)
	for range 2 {
		for range 2 {
			slackAnswers(t, s, from)
		}
		s.ExpireTokens(from.Team)
	}
	kept := func() []string {
		c := redis.NewClient(&redis.Options{Addr: m.Addr})
		defer c.Close()
		keys, err := c.Keys(context.Background(), "*"+from.Team+"*").Result()
		must(t, err)
		var all []string
		for _, key := range keys {
			value, err := c.Get(context.Background(), key).Result()
			must(t, err)
			all = append(all, key+" "+value)
		}
		return all
	}
	if all := kept(); len(all) != 1 || strings.Contains(all[0], "xox") {
		t.Errorf("kept: %q", all)
	}
	s.Do(t.Context(), fakeslack.AppUninstalled{From: from})
	for _, r := range replicas {
		r.stop()
	}
	if all := kept(); len(all) != 0 {
		t.Errorf("kept after it left: %q", all)
	}
	for _, r := range replicas {
		r.clean("CANARY", strings.Repeat("0f", 32))
	}
}
