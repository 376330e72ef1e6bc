package ops

import (
	"context"
	"math"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/promauto"

	"ask287/bot"
)

// Queue tells how many questions of a platform are under way or waiting.
func (m *Metrics) Queue(platform string, waiting func() int) {
	promauto.With(m.registry).NewGaugeFunc(prometheus.GaugeOpts{
		Namespace: namespace, Name: "queue_depth", Help: "Questions under way or waiting.", ConstLabels: prometheus.Labels{"platform": m.platform(platform)},
	}, func() float64 { return float64(waiting()) })
}

// Losses counts how often the server that replicas share was lost; whether it is now is a check of Health.
func (m *Metrics) Losses(count func() int64) {
	promauto.With(m.registry).NewCounterFunc(prometheus.CounterOpts{
		Namespace: namespace, Name: "shared_server_losses_total", Help: "How often this replica has lost the server that replicas share.",
	}, func() float64 { return float64(count()) })
}

// Build tells which ask287 this is.
func (m *Metrics) Build(version string) {
	promauto.With(m.registry).NewGaugeVec(prometheus.GaugeOpts{
		Namespace: namespace, Name: "build_info", Help: "Which ask287 this is. Always 1.",
	}, []string{"version"}).WithLabelValues(version).Set(1)
}

// List tells of which day the list is that answers are from, and how old. day returns "YYYY-MM-DD"; anything else is told as NaN.
func (m *Metrics) List(day func() string) {
	date := func() float64 {
		t, err := time.Parse(time.DateOnly, day())
		if err != nil {
			return math.NaN()
		}
		return float64(t.Unix())
	}
	of := promauto.With(m.registry)
	of.NewGaugeFunc(prometheus.GaugeOpts{
		Namespace: namespace, Name: "list_date_seconds", Help: "The day of ICE's list that answers are from, in seconds since 1970.",
	}, date)
	of.NewGaugeFunc(prometheus.GaugeOpts{
		Namespace: namespace, Name: "list_age_seconds", Help: "How old that list is, from the beginning of its day.",
	}, func() float64 { return float64(time.Now().Unix()) - date() })
}

// Judged tells how often people found answers helpful, or not right.
func (m *Metrics) Judged(counts func() map[bot.Judgement]int) {
	m.registry.MustRegister(judgements{m, counts, prometheus.NewDesc(prometheus.BuildFQName(namespace, "", "judgements_total"),
		"How often people found answers helpful, or not right.", []string{"platform", "intent", "verdict", "judgement"}, nil)})
}

// judgements is a prometheus.Collector of what a bot counts.
type judgements struct {
	*Metrics
	counts func() map[bot.Judgement]int
	desc   *prometheus.Desc
}

// Describe is prometheus.Collector's.
func (j judgements) Describe(to chan<- *prometheus.Desc) { to <- j.desc }

// Collect is prometheus.Collector's. What is on no list is counted together.
func (j judgements) Collect(to chan<- prometheus.Metric) {
	sums := map[[4]string]int{}
	for of, n := range j.counts() {
		judgement := "not_right"
		if of.Helpful {
			judgement = "helpful"
		}
		sums[[4]string{j.platform(of.Platform), oneOf(intents, of.Intent), oneOf(verdicts, of.Verdict), judgement}] += n
	}
	for labels, n := range sums {
		to <- prometheus.MustNewConstMetric(j.desc, prometheus.CounterValue, float64(n), labels[:]...)
	}
}

// updates are what may become of a look-up of ICE's page.
var updates = []string{"taken", "unchanged", "set_aside", "failed"}

// Updates returns what counts look-ups of ICE's page by what became of them: "taken", "unchanged", "set_aside", "failed".
func (m *Metrics) Updates() func(result string) {
	of := promauto.With(m.registry)
	total := of.NewCounterVec(prometheus.CounterOpts{
		Namespace: namespace, Name: "list_updates_total", Help: "Look-ups of ICE's page, by what became of them.",
	}, []string{"result"})
	for _, result := range updates {
		total.WithLabelValues(result)
	}
	last := of.NewGauge(prometheus.GaugeOpts{
		Namespace: namespace, Name: "list_updated_seconds", Help: "When ICE's page was looked up last without failing, in seconds since 1970; 0 is not yet.",
	})
	return func(result string) {
		total.WithLabelValues(oneOf(updates, result)).Inc()
		if result != "failed" {
			last.SetToCurrentTime()
		}
	}
}

// Health tells of every check whether it is well, 1 or 0, as a scrape finds it.
func (m *Metrics) Health(h *Health) {
	m.registry.MustRegister(checks{h, prometheus.NewDesc(
		prometheus.BuildFQName(namespace, "", "check_well"), "Whether what answers need, or are better with, is well: 1, else 0.", []string{"check"}, nil)})
}

// checks is a prometheus.Collector of a Health.
type checks struct {
	health *Health
	desc   *prometheus.Desc
}

// Describe is prometheus.Collector's.
func (c checks) Describe(to chan<- *prometheus.Desc) { to <- c.desc }

// Collect is prometheus.Collector's.
func (c checks) Collect(to chan<- prometheus.Metric) {
	for _, r := range c.health.Report(context.Background()).Checks {
		well := 0.0
		if r.Well {
			well = 1
		}
		to <- prometheus.MustNewConstMetric(c.desc, prometheus.GaugeValue, well, r.Name)
	}
}
