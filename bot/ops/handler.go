package ops

import (
	"encoding/json"
	"fmt"
	"net/http"
	"strings"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/promhttp"
)

// The paths of the listener.
const (
	AlivePath   = "/healthz"
	ReadyPath   = "/readyz"
	MetricsPath = "/metrics"
)

// Handler serves what h and the registry tell. /healthz and /readyz answer in words, or as JSON to who accepts it; /readyz has the
// status 503 where the program is not ready.
func Handler(h *Health, registry *prometheus.Registry) http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET "+AlivePath, func(w http.ResponseWriter, r *http.Request) {
		write(w, r, http.StatusOK, map[string]bool{"alive": true}, "alive\n")
	})
	mux.HandleFunc("GET "+ReadyPath, func(w http.ResponseWriter, r *http.Request) {
		report := h.Report(r.Context())
		status := http.StatusOK
		if !report.Ready {
			status = http.StatusServiceUnavailable
		}
		write(w, r, status, report, report.String())
	})
	mux.Handle("GET "+MetricsPath, promhttp.HandlerFor(registry, promhttp.HandlerOpts{}))
	return mux
}

func write(w http.ResponseWriter, r *http.Request, status int, value any, words string) {
	w.Header().Set("Cache-Control", "no-store")
	if !strings.Contains(r.Header.Get("Accept"), "application/json") {
		w.Header().Set("Content-Type", "text/plain; charset=utf-8")
		w.WriteHeader(status)
		_, _ = w.Write([]byte(words)) // who asked has gone
		return
	}
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	_ = json.NewEncoder(w).Encode(value)
}

// String is the report in words, a line for each check.
func (r Report) String() string {
	var b strings.Builder
	switch {
	case r.Ending:
		b.WriteString("not ready: it ends\n")
	case r.Ready:
		b.WriteString("ready\n")
	default:
		b.WriteString("not ready\n")
	}
	for _, c := range r.Checks {
		switch {
		case c.Well:
			fmt.Fprintf(&b, "%s: well\n", c.Name)
		case c.Needed:
			fmt.Fprintf(&b, "%s: %s\n", c.Name, c.Why)
		default:
			fmt.Fprintf(&b, "%s: %s (answers go on without it)\n", c.Name, c.Why)
		}
	}
	return b.String()
}
