package ops

import (
	"context"
	"log/slog"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"
	"github.com/prometheus/client_golang/prometheus/promauto"

	"ask287/bot"
)

// events are what is counted besides questions: the name of the metric, and what it tells.
var events = map[bot.Event][2]string{
	bot.Twice:     {"deliveries_twice_total", "Deliveries that had been seen before and were not answered again."},
	bot.Limited:   {"rate_limited_total", "Requests that the platform refused for a while (HTTP 429)."},
	bot.Reconnect: {"reconnects_total", "Connections to the platform that were made again."},
	bot.Busy:      {"busy_total", "Questions refused with a word because there was too much to do."},
	bot.TooMany:   {"over_limit_total", "Questions refused with a word because a person or a workspace asked too much."},
	bot.Dead:      {"dead_total", "Questions whose token died before they could be answered."},
	bot.Failed:    {"failed_total", "Answers that could not be made or sent."},
}

// Metrics counts what adapters report, by platform. It is a bot.Observer.
type Metrics struct {
	registry     *prometheus.Registry
	log          *slog.Logger
	platforms    []string
	questions    *prometheus.CounterVec
	acknowledged *prometheus.HistogramVec
	sent         *prometheus.HistogramVec
	events       map[bot.Event]*prometheus.CounterVec
}

// Times are told in buckets of seconds up to the platforms' own bounds: Slack and Discord wait three for a first word, and Discord
// takes an answer for fifteen minutes.
var (
	firstWords = []float64{.001, .0025, .005, .01, .025, .05, .1, .25, .5, 1, 1.5, 2, 2.5, 3}
	answers    = []float64{.001, .0025, .005, .01, .025, .05, .1, .25, .5, 1, 2.5, 5, 10, 30, 60, 300, 900}
)

// NewMetrics returns a Metrics of these platforms, on a registry of its own. Each answer is a line in the log, without content.
func NewMetrics(log *slog.Logger, platforms ...string) *Metrics {
	m := &Metrics{registry: prometheus.NewRegistry(), log: log, platforms: platforms, events: map[bot.Event]*prometheus.CounterVec{}}
	m.registry.MustRegister(collectors.NewGoCollector(), collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}))
	of := promauto.With(m.registry)
	m.questions = of.NewCounterVec(prometheus.CounterOpts{
		Namespace: namespace, Name: "questions_total", Help: "Questions answered, by what kind of answer they have.",
	}, []string{"platform", "intent", "verdict"})
	m.acknowledged = of.NewHistogramVec(prometheus.HistogramOpts{
		Namespace: namespace, Name: "acknowledgement_seconds", Help: "From a delivery to the first word, which the platform waits for.", Buckets: firstWords,
	}, []string{"platform"})
	m.sent = of.NewHistogramVec(prometheus.HistogramOpts{
		Namespace: namespace, Name: "answer_seconds", Help: "From a delivery to its whole answer, which the platform has taken.", Buckets: answers,
	}, []string{"platform"})
	for e, told := range events {
		m.events[e] = of.NewCounterVec(prometheus.CounterOpts{Namespace: namespace, Name: told[0], Help: told[1]}, []string{"platform"})
	}
	for _, p := range platforms { // so that they are there, as zero, before anything happens
		m.acknowledged.WithLabelValues(p)
		m.sent.WithLabelValues(p)
		for _, c := range m.events {
			c.WithLabelValues(p)
		}
	}
	return m
}

// namespace begins the name of every metric that is ours.
const namespace = "ask287"

// Registry is where the metrics are, and others may be added.
func (m *Metrics) Registry() *prometheus.Registry { return m.registry }

// Asked is bot.Observer's.
func (m *Metrics) Asked(platform, intent, verdict string) {
	platform, intent, verdict = m.platform(platform), oneOf(intents, intent), oneOf(verdicts, verdict)
	m.questions.WithLabelValues(platform, intent, verdict).Inc()
	m.log.LogAttrs(context.Background(), slog.LevelInfo, "answered",
		slog.String("platform", platform), slog.String("intent", intent), slog.String("verdict", verdict))
}

// Acknowledged is bot.Observer's.
func (m *Metrics) Acknowledged(platform string, after time.Duration) {
	m.acknowledged.WithLabelValues(m.platform(platform)).Observe(after.Seconds())
}

// Sent is bot.Observer's.
func (m *Metrics) Sent(platform string, after time.Duration) {
	m.sent.WithLabelValues(m.platform(platform)).Observe(after.Seconds())
}

// Count is bot.Observer's. An event that has no metric is counted as failed, so that none goes unseen.
func (m *Metrics) Count(platform string, e bot.Event) {
	c := m.events[e]
	if c == nil {
		c = m.events[bot.Failed]
	}
	c.WithLabelValues(m.platform(platform)).Inc()
}

func (m *Metrics) platform(name string) string { return oneOf(m.platforms, name) }
