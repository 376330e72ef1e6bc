package ops_test

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/prometheus/client_golang/prometheus/testutil"

	"ask287/bot"
	"ask287/bot/ops"
)

// The program is ready while all that it needs is well, and says what is not.
func TestReady(t *testing.T) {
	t.Parallel()
	var need, want error
	h := &ops.Health{}
	h.Need("index", func(context.Context) error { return need })
	h.Want("shared", func(context.Context) error { return want })
	s := serve(t, h, ops.NewMetrics(slog.New(slog.DiscardHandler)))
	for _, test := range []struct {
		need, want error
		status     int
		words      string
	}{
		{nil, nil, 200, "ready\nindex: well\nshared: well\n"},
		{nil, errors.New("it is away"), 200, "ready\nindex: well\nshared: it is away (answers go on without it)\n"},
		{errors.New("it is closed"), nil, 503, "not ready\nindex: it is closed\nshared: well\n"},
	} {
		need, want = test.need, test.want
		if status, words := get(t, s+ops.ReadyPath, ""); status != test.status || words != test.words {
			t.Errorf("%d %q, want %d %q", status, words, test.status, test.words)
		}
	}
	need = nil
	status, text := get(t, s+ops.ReadyPath, "application/json")
	var r ops.Report
	if err := json.Unmarshal([]byte(text), &r); err != nil || status != 200 || !r.Ready || len(r.Checks) != 2 || r.Checks[0] != (ops.Result{Name: "index", Needed: true, Well: true}) {
		t.Errorf("%d %s: %v", status, text, err)
	}
	h.End()
	if status, words := get(t, s+ops.ReadyPath, ""); status != 503 || !strings.HasPrefix(words, "not ready: it ends\n") {
		t.Errorf("ending: %d %q", status, words)
	}
	if status, words := get(t, s+ops.AlivePath, ""); status != 200 || words != "alive\n" {
		t.Errorf("alive: %d %q", status, words)
	}
}

// A check that does not come to an end by itself is ended.
func TestSlowCheck(t *testing.T) {
	t.Parallel()
	h := &ops.Health{}
	h.Need("slow", func(ctx context.Context) error { <-ctx.Done(); return ctx.Err() })
	begin := time.Now()
	if r := h.Report(t.Context()); r.Ready || time.Since(begin) > 10*time.Second {
		t.Errorf("%+v after %v", r, time.Since(begin))
	}
}

// What adapters report is counted under names that come from a list, and nothing else gets into a label or the log.
func TestMetrics(t *testing.T) {
	t.Parallel()
	var said strings.Builder
	m := ops.NewMetrics(slog.New(slog.NewTextHandler(&said, nil)), "discord")
	h := &ops.Health{}
	h.Need("index", func(context.Context) error { return nil })
	h.Want("shared", func(context.Context) error { return errors.New("away") })
	m.Health(h)
	m.Queue("discord", func() int { return 7 })
	m.List(func() string { return "2026-05-18" })
	m.Build("v1")
	m.Losses(func() int64 { return 3 })
	m.Judged(func() map[bot.Judgement]int {
		return map[bot.Judgement]int{{Platform: "discord", Intent: "count", Helpful: true}: 2, {Platform: "x", Intent: "zugunruhe"}: 1, {Platform: "y", Intent: "zugunruhe"}: 1}
	})
	updated := m.Updates()
	updated("failed")
	updated("taken")
	m.Asked("discord", "participation", "listed")
	m.Asked("discord", "participation", "listed")
	m.Asked("zugunruhe", "zugunruhe", "zugunruhe")
	m.Acknowledged("discord", 3*time.Millisecond)
	m.Sent("discord", 40*time.Millisecond)
	for _, e := range []bot.Event{bot.Twice, bot.Limited, bot.Reconnect, bot.Busy, bot.TooMany, bot.Dead, bot.Failed, "zugunruhe"} {
		m.Count("discord", e)
	}
	_, text := get(t, serve(t, h, m)+ops.MetricsPath, "")
	for _, line := range []string{
		`ask287_questions_total{intent="participation",platform="discord",verdict="listed"} 2`,
		`ask287_questions_total{intent="other",platform="other",verdict="other"} 1`,
		`ask287_acknowledgement_seconds_bucket{platform="discord",le="0.005"} 1`,
		`ask287_answer_seconds_bucket{platform="discord",le="0.05"} 1`,
		`ask287_deliveries_twice_total{platform="discord"} 1`,
		`ask287_rate_limited_total{platform="discord"} 1`,
		`ask287_reconnects_total{platform="discord"} 1`,
		`ask287_busy_total{platform="discord"} 1`,
		`ask287_over_limit_total{platform="discord"} 1`,
		`ask287_dead_total{platform="discord"} 1`,
		`ask287_failed_total{platform="discord"} 2`,
		`ask287_queue_depth{platform="discord"} 7`,
		`ask287_list_date_seconds 1.7790624e+09`,
		`ask287_judgements_total{intent="count",judgement="helpful",platform="discord",verdict=""} 2`,
		`ask287_judgements_total{intent="other",judgement="not_right",platform="other",verdict=""} 2`,
		`ask287_list_updates_total{result="failed"} 1`,
		`ask287_list_updates_total{result="taken"} 1`,
		`ask287_list_updates_total{result="unchanged"} 0`,
		`ask287_check_well{check="index"} 1`,
		`ask287_check_well{check="shared"} 0`,
		`ask287_build_info{version="v1"} 1`,
		`ask287_shared_server_losses_total 3`,
	} {
		if !strings.Contains(text, "\n"+line+"\n") {
			t.Errorf("there is no line %s", line)
		}
	}
	if strings.Contains(text+said.String(), "zugunruhe") {
		t.Error("what is not on a list becomes a label or a line")
	}
	if n := strings.Count(said.String(), "msg=answered"); n != 3 || !strings.Contains(said.String(), "platform=discord intent=participation verdict=listed") {
		t.Errorf("the log has %d lines for 3 answers:\n%s", n, said.String())
	}
	if problems, err := testutil.GatherAndLint(m.Registry()); err != nil || len(problems) > 0 {
		t.Errorf("the metrics: %v %v", problems, err)
	}
}

func serve(t *testing.T, h *ops.Health, m *ops.Metrics) string {
	t.Helper()
	s := httptest.NewServer(ops.Handler(h, m.Registry()))
	t.Cleanup(s.Close)
	return s.URL
}

func get(t *testing.T, url, accept string) (int, string) {
	t.Helper()
	r, err := http.NewRequestWithContext(t.Context(), http.MethodGet, url, nil)
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("Accept", accept)
	resp, err := http.DefaultClient.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	text, err := io.ReadAll(resp.Body)
	if err != nil {
		t.Fatal(err)
	}
	return resp.StatusCode, string(text)
}
