package main

import "encoding/json"

type grafanaCommand struct{}

// Run prints the dashboard.
func (grafanaCommand) Run(p *program) error {
	text, err := json.MarshalIndent(board(), "", "  ")
	if err != nil {
		return err
	}
	return p.text(string(text) + "\n")
}

// panel is a diagram of the dashboard: a title, what it means, the unit as Grafana calls it, and what is drawn, by the text of
// its legend.
type panel struct {
	title, meaning, unit string
	kind                 string // "stat", a number, or "timeseries", a curve
	lines                [][2]string
}

// panels are in the order in which they are read: is it well, what is asked, how fast, what goes wrong, how old is the list.
func panels() []panel {
	const number, curve = "stat", "timeseries"
	perSecond := func(metric, by string) string { return "sum by (" + by + ") (rate(" + metric + "[$__rate_interval]))" }
	within := func(q, metric string) string {
		return "histogram_quantile(" + q + ", sum by (le, platform) (rate(" + metric + "_bucket[$__rate_interval])))"
	}
	return []panel{
		{"Not well", "Checks of /readyz that fail, in all replicas.", "short", number, [][2]string{{"count by (check) (ask287_check_well == 0) or vector(0)", "{{check}}"}}},
		{"Age of the list", "ICE posts one almost daily.", "s", number, [][2]string{{"max(ask287_list_age_seconds)", "age"}}},
		{"Questions a day", "Answered in the last 24 hours.", "short", number, [][2]string{{"sum(increase(ask287_questions_total[24h]))", "questions"}}},
		{"Replicas", "By what they were built from.", "short", number, [][2]string{{"count by (version) (ask287_build_info)", "{{version}}"}}},
		{"Questions by platform", "Answered.", "reqps", curve, [][2]string{{perSecond("ask287_questions_total", "platform"), "{{platform}}"}}},
		{"Questions by verdict", "Of those that have one.", "reqps", curve, [][2]string{{`sum by (verdict) (rate(ask287_questions_total{verdict!=""}[$__rate_interval]))`, "{{verdict}}"}}},
		{"Questions by intent", "What is asked for.", "reqps", curve, [][2]string{{perSecond("ask287_questions_total", "intent"), "{{intent}}"}}},
		{"What people find", "Helpful or not right, in a day.", "short", curve, [][2]string{{"sum by (judgement) (increase(ask287_judgements_total[24h]))", "{{judgement}}"}}},
		{"Queue", "Under way or waiting; beyond 2048 on a platform a question is refused with a word.", "short", curve, [][2]string{{"sum by (platform) (ask287_queue_depth)", "{{platform}}"}}},
		{"Time to the first word", "Platforms wait three seconds.", "s", curve, [][2]string{
			{within("0.5", "ask287_acknowledgement_seconds"), "{{platform}} half"}, {within("0.99", "ask287_acknowledgement_seconds"), "{{platform}} 99 %"},
		}},
		{"Time to the answer", "Until the platform has taken it.", "s", curve, [][2]string{
			{within("0.5", "ask287_answer_seconds"), "{{platform}} half"}, {within("0.99", "ask287_answer_seconds"), "{{platform}} 99 %"},
		}},
		{"Refused or lost", "With a word: busy, over a limit. Without: dead, failed.", "reqps", curve, [][2]string{
			{perSecond("ask287_busy_total", "platform"), "{{platform}} busy"}, {perSecond("ask287_over_limit_total", "platform"), "{{platform}} over a limit"},
			{perSecond("ask287_dead_total", "platform"), "{{platform}} dead"}, {perSecond("ask287_failed_total", "platform"), "{{platform}} failed"},
		}},
		{"Platforms", "Connections made again, requests to wait, deliveries that came twice.", "reqps", curve, [][2]string{
			{perSecond("ask287_reconnects_total", "platform"), "{{platform}} reconnects"}, {perSecond("ask287_rate_limited_total", "platform"), "{{platform}} asks to wait"},
			{perSecond("ask287_deliveries_twice_total", "platform"), "{{platform}} twice"},
		}},
		{"Shared server", "How often replicas have lost it, in a day.", "short", curve, [][2]string{{`increase(ask287_shared_server_losses_total{job=~"$job"}[24h])`, "{{instance}}"}}},
		{"Look-ups of ICE's page", "In a day, by what became of them.", "short", curve, [][2]string{{"sum by (result) (increase(ask287_list_updates_total[24h]))", "{{result}}"}}},
		{"Memory", "Resident.", "bytes", curve, [][2]string{{`process_resident_memory_bytes{job=~"$job"}`, "{{instance}}"}}},
		{"Goroutines", "They stay about as many.", "short", curve, [][2]string{{`go_goroutines{job=~"$job"}`, "{{instance}}"}}},
	}
}

type object map[string]any

// board is what Grafana imports; it asks for the Prometheus that the metrics are in.
func board() object {
	const width, height, columns = 6, 8, 4
	source := object{"type": "prometheus", "uid": "${source}"}
	var all []object
	for i, p := range panels() {
		var targets []object
		for n, line := range p.lines {
			targets = append(targets, object{"refId": string(rune('A' + n)), "expr": line[0], "legendFormat": line[1], "datasource": source})
		}
		all = append(all, object{
			"id": i + 1, "type": p.kind, "title": p.title, "description": p.meaning, "datasource": source, "targets": targets,
			"gridPos":     object{"x": i % columns * width, "y": i / columns * height, "w": width, "h": height},
			"fieldConfig": object{"defaults": object{"unit": p.unit}, "overrides": []object{}},
		})
	}
	return object{
		"uid": "ask287", "title": "ask287", "tags": []string{"ask287"}, "schemaVersion": 41, "editable": true, "refresh": "1m", "annotations": object{"list": []object{}},
		"time": object{"from": "now-24h", "to": "now"}, "panels": all,
		"templating": object{"list": []object{
			{"name": "source", "label": "Prometheus", "type": "datasource", "query": "prometheus"},
			{"name": "job", "label": "Job", "type": "query", "datasource": source, "query": "label_values(ask287_build_info, job)", "includeAll": true, "multi": true, "refresh": 2},
		}},
	}
}
