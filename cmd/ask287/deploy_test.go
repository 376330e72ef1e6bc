package main

import (
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/VictoriaMetrics/metricsql"
	"github.com/compose-spec/compose-go/v2/loader"
	"github.com/compose-spec/compose-go/v2/types"
	"github.com/grafana/grafana-foundation-sdk/go/dashboard"

	"ask287/bot/bottest/fakediscord"
)

// printed is what the program prints.
func printed(t *testing.T, args ...string) string {
	t.Helper()
	var out, errs strings.Builder
	if code := run(t.Context(), args, strings.NewReader(""), &out, &errs, nil); code != answered {
		t.Fatalf("%q: exit code %d, %s", args, code, errs.String())
	}
	return out.String()
}

// The file is one of Compose's by its own schema, and runs the program without a right more than it needs.
func TestDeployCompose(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	must(t, os.WriteFile(filepath.Join(dir, "ask287.yaml"), nil, 0o600))
	p, err := loader.LoadWithContext(t.Context(), types.ConfigDetails{
		WorkingDir: dir, ConfigFiles: []types.ConfigFile{{Filename: "compose.yaml", Content: []byte(printed(t, "deploy", "compose", "--image", "r.example.org/ask287:1"))}},
	}, func(*loader.Options) {})
	must(t, err)
	s := p.Services["ask287"]
	if s.Image != "r.example.org/ask287:1" || !s.ReadOnly || s.User != "65532:65532" || !slices.Equal(s.CapDrop, []string{"ALL"}) || s.MemLimit == 0 || len(s.Secrets) != 1 {
		t.Errorf("the service: %+v", s)
	}
	isCommand(t, s.Command...)
	isCommand(t, s.HealthCheck.Test[2:]...)
	for name := range s.Environment {
		isVariable(t, name)
	}
}

// isCommand fails unless the program has that command.
func isCommand(t *testing.T, args ...string) {
	t.Helper()
	var errs strings.Builder
	p := &program{sources: newSources(nil), words: english(), stdout: &errs, stderr: &errs}
	if _, err := p.parse(args); err != nil {
		t.Errorf("%q: %v", args, err)
	}
}

// isVariable fails unless a setting has that variable.
func isVariable(t *testing.T, name string) {
	t.Helper()
	p := &program{sources: newSources(nil), words: english(), stdout: &strings.Builder{}, stderr: &strings.Builder{}}
	_, err := p.parse([]string{"completion", "bash"})
	must(t, err)
	p.environ = []string{name + "=x"}
	if err := p.unknownVariable(); err != nil || !strings.HasPrefix(name, variablePrefix) {
		t.Errorf("%s: %v", name, err)
	}
}

// The unit is one by systemd's own word, which has hardly anything left to take from it.
func TestDeploySystemd(t *testing.T) {
	t.Parallel()
	unit := printed(t, "deploy", "systemd")
	for _, environment := range regexp.MustCompile(`(?m)^Environment=(.*)$`).FindAllStringSubmatch(unit, -1) {
		for _, pair := range strings.Fields(environment[1]) {
			name, _, _ := strings.Cut(pair, "=")
			isVariable(t, name)
		}
	}
	started := regexp.MustCompile(`(?m)^(?:ExecStart=|#   sudo systemd-run .*)"[^"]+" (.*)$`).FindAllStringSubmatch(unit, -1)
	if len(started) != 2 {
		t.Fatalf("it starts %d commands:\n%s", len(started), unit)
	}
	for _, command := range started {
		isCommand(t, strings.Fields(command[1])...)
	}
	if !strings.Contains(unit, fmt.Sprintf("\nRestartPreventExitStatus=%d\n", misused)) {
		t.Error("it is started again and again with wrong settings")
	}
	analyze, err := exec.LookPath("systemd-analyze")
	if err != nil {
		t.Skip("systemd-analyze is not here, so the unit is not verified")
	}
	file := filepath.Join(t.TempDir(), "ask287.service")
	must(t, os.WriteFile(file, []byte(unit), 0o600))
	for _, args := range [][]string{{"verify", "--man=no", file}, {"security", "--offline=true", "--threshold=15", "--no-pager", file}} {
		out, err := exec.CommandContext(t.Context(), analyze, args...).CombinedOutput()
		if err != nil || args[0] == "verify" && len(out) > 0 {
			t.Errorf("systemd-analyze %s: %v\n%s", args[0], err, out)
		}
	}
}

// The dashboard is one of Grafana's, and what it draws is what the program serves.
func TestDeployGrafana(t *testing.T) {
	t.Parallel()
	text := printed(t, "deploy", "grafana")
	var d dashboard.Dashboard //nolint:staticcheck // the form that every version of Grafana imports, not the newest
	for _, err := range []error{d.UnmarshalJSONStrict([]byte(text)), d.Validate()} {
		if err != nil && err.Error() != "" { // an empty list of errors is no nil
			t.Error(err)
		}
	}
	s := startServe(t, fakediscord.New(t, fakediscord.Options{}))
	s.isReady()
	_, metrics := s.get("/metrics")
	// These are there from the first question and the first judgement on, and where replicas share a server: TestOperations, bot/ops and
	// TestReplicas have them.
	served := map[string]bool{"ask287_questions_total": true, "ask287_judgements_total": true, "ask287_shared_server_losses_total": true}
	for _, line := range regexp.MustCompile(`(?m)^([a-z][a-z0-9_]*)[ {]`).FindAllStringSubmatch(metrics, -1) {
		served[line[1]] = true
	}
	drawn := map[string]bool{}
	for _, expression := range expressions(t, text) {
		e, err := metricsql.Parse(strings.ReplaceAll(expression, "$__rate_interval", "5m"))
		if err != nil {
			t.Errorf("%s: %v", expression, err)
			continue
		}
		metricsql.VisitAll(e, func(e metricsql.Expr) {
			if m, ok := e.(*metricsql.MetricExpr); ok {
				drawn[m.LabelFilterss[0][0].Value] = true
			}
		})
	}
	for name := range drawn {
		if !served[name] {
			t.Errorf("the dashboard draws %s, which is not served", name)
		}
	}
	for name := range served {
		if strings.HasPrefix(name, "ask287_") && !drawn[name] && !slices.Contains(undrawn, name) && !regexp.MustCompile(`_(sum|count)$`).MatchString(name) {
			t.Errorf("%s is served, and the dashboard does not draw it", name)
		}
	}
}

// undrawn are metrics that are for alerts, or say the same in another way.
var undrawn = []string{"ask287_list_date_seconds", "ask287_list_updated_seconds"}

// expressions are all that a dashboard asks Prometheus.
func expressions(t *testing.T, text string) (all []string) {
	t.Helper()
	var d struct {
		Panels []struct {
			Targets []struct {
				Expr string `json:"expr"`
			} `json:"targets"`
		} `json:"panels"`
	}
	must(t, json.Unmarshal([]byte(text), &d))
	for _, p := range d.Panels {
		if len(p.Targets) == 0 {
			t.Error("a panel draws nothing")
		}
		for _, target := range p.Targets {
			all = append(all, target.Expr)
		}
	}
	return all
}

// The image looks at its own health with a command that there is, and keeps what it must in a volume.
func TestDockerfile(t *testing.T) {
	t.Parallel()
	text, err := os.ReadFile(filepath.Join("..", "..", "Dockerfile"))
	must(t, err)
	check := regexp.MustCompile(`(?m)^HEALTHCHECK .*CMD (\[.*\])$`).FindSubmatch(text)
	if check == nil {
		t.Fatal("it has no HEALTHCHECK without a shell")
	}
	var command []string
	must(t, json.Unmarshal(check[1], &command))
	if command[0] != "/ask287" || !strings.Contains(string(text), "\nVOLUME /data\n") || !strings.Contains(string(text), "ASK287_DATA=/data") {
		t.Errorf("%q; %s", command, text)
	}
	isCommand(t, command[1:]...)
}

// What would break a file that it is put into is refused.
func TestDeployRefuses(t *testing.T) {
	t.Parallel()
	for _, args := range [][]string{
		{"deploy", "compose", "--image", "a\nb: c"}, {"deploy", "kubernetes", "--image", "x # y"}, {"deploy", "systemd", "--program", "ask287"}, {"deploy", "systemd", "--program", "/a\" --b"},
	} {
		var errs strings.Builder
		if code := run(t.Context(), args, strings.NewReader(""), &strings.Builder{}, &errs, nil); code != misused {
			t.Errorf("%q: exit code %d, %s", args, code, errs.String())
		}
	}
}
