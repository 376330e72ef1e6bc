package main

import (
	"encoding/json"
	"strings"
	"testing"

	"ask287/bot"
	"ask287/bot/terminal"
)

// nastyLines are questions that nobody should ask, and their names.
func nastyLines() [][2]string {
	return [][2]string{
		{"blank", " \t "},
		{"long", strings.Repeat("county sheriff ", 700)},
		{"as long as can be", strings.Repeat("county sheriff ", maxLine/15)},
		{"too long", strings.Repeat("x y ", maxLine)},
		{"a word without end", strings.Repeat("a", 2*maxLine)},
		{"initials", strings.Repeat("a.b.", maxLine/4)},
		{"states", strings.Repeat("Florida Texas ", maxLine/14)},
		{"digits", strings.Repeat("32601 ", maxLine/6)},
		{"not UTF-8", "Alachua \xff\xfe\xc3 FL"},
		{"controls", "Alachua\x00\x07\x1b[2J\u009b31m\u0085\u2028 FL"},
		{"right to left", "האם השריף של \u202eאלצ'ואה\u202c"},
		{"emoji", "👮‍♀️ in 🐊 county?"},
		{"markup", `<script>alert("&")</script> [x](javascript:1) *Alachua* {{.}} %s $(id) ' OR 1=1 --`},
	}
}

// Every line gets one object, whatever is in it, and what follows a bad line is answered as ever.
func TestNastyLinesJSON(t *testing.T) {
	var in strings.Builder
	for _, line := range nastyLines() {
		in.WriteString(line[1] + "\n" + readmeQuestion + "\n")
	}
	code, stdout, stderr := runProgram(t, strings.NewReader(in.String()), "ask", "--json")
	answers := strings.Split(strings.TrimSuffix(stdout, "\n"), "\n")
	if code != answered || len(answers) != 2*len(nastyLines()) {
		t.Fatalf("exit code %d, %d answers, %s", code, len(answers), stderr)
	}
	for i, answer := range answers {
		name := nastyLines()[i/2][0]
		var a bot.Answer
		if err := json.Unmarshal([]byte(answer), &a); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		if after := i%2 == 1; after && a.Verdict != "listed" {
			t.Errorf("%s: the question after it is answered %q", name, a.Verdict)
		}
		if i := strings.IndexFunc(answer, func(r rune) bool { return r < ' ' || r >= 0x7f && r < 0xa0 }); i >= 0 {
			t.Errorf("%s: a control character in %.100q", name, answer[i:])
		}
	}
}

// As text they come back without what steers a terminal.
func TestNastyLinesText(t *testing.T) {
	var in strings.Builder
	for _, line := range nastyLines() {
		in.WriteString(line[1] + "\n")
	}
	code, stdout, stderr := runProgram(t, strings.NewReader(in.String()), "ask")
	if code != answered {
		t.Errorf("exit code %d, %s", code, stderr)
	}
	if n := strings.Count("\n"+stdout, "\n>"); n != len(nastyLines()) {
		t.Errorf("%d answers", n)
	}
	for line := range strings.Lines(stdout) {
		if line = strings.TrimSuffix(line, "\n"); terminal.Clean(line) != line {
			t.Errorf("what steers a terminal is in %q", line)
		}
	}
}
