package main

import (
	"reflect"
	"strings"
	"testing"
)

// Both languages have every word, and none has the other's.
func TestWords(t *testing.T) {
	en, es := reflect.ValueOf(english()), reflect.ValueOf(spanish())
	for i := range en.NumField() {
		name := en.Type().Field(i).Name
		if en.Field(i).Kind() != reflect.String {
			continue
		}
		if a, b := en.Field(i).String(), es.Field(i).String(); a == "" || b == "" || a == b {
			t.Errorf("%s is %q in English and %q in Spanish", name, a, b)
		}
	}
	a, b := english().Notices, spanish().Notices
	for what, text := range a {
		if text == "" || b[what] == "" || b[what] == text {
			t.Errorf("%s is %q in English and %q in Spanish", what, text, b[what])
		}
	}
	if len(a) != len(b) {
		t.Errorf("%d notices in English, %d in Spanish", len(a), len(b))
	}
}

// The locale is that of messages, the option goes before it, and it holds for what is wrong with the other arguments too.
func TestLanguageOfTheProgram(t *testing.T) {
	for _, test := range []struct {
		env  map[string]string
		args string
		want string
	}{
		{nil, "nonsense", english().NoCommand},
		{map[string]string{"LANG": "es_MX.UTF-8"}, "nonsense", spanish().NoCommand},
		{map[string]string{"LANG": "es_MX.UTF-8", "LC_ALL": "C"}, "nonsense", english().NoCommand},
		{map[string]string{"LANG": "en_US.UTF-8", "LC_MESSAGES": "es_US.UTF-8"}, "ask --colour", spanish().NoOption},
		{map[string]string{"LANG": "fr_FR.UTF-8"}, "ask --colour", english().NoOption},
		{map[string]string{"LANG": "en_US.UTF-8"}, "--lang es nonsense", spanish().NoCommand},
		{map[string]string{"LANG": "es"}, "ask --lang=en --width 7 q", english().Width},
		{map[string]string{"LANG": "es"}, "ask --lang fr q", spanish().Lang},
		{nil, "--lang es --state XX", spanish().State},
	} {
		var errs strings.Builder
		var env []string
		for name, value := range test.env {
			env = append(env, name+"="+value)
		}
		if code := run(t.Context(), strings.Fields(test.args), strings.NewReader(""), &strings.Builder{}, &errs, env); code != misused {
			t.Errorf("%s: exit code %d", test.args, code)
		}
		if want := "ask287: " + test.want + "\n"; errs.String() != want {
			t.Errorf("%v %s: %q, want %q", test.env, test.args, errs.String(), want)
		}
	}
}
