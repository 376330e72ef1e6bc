package discord

import (
	"strings"
	"testing"

	"ask287/bot/bottest/fakediscord"
)

func TestMessageCommand(t *testing.T) {
	r := start(t, fakediscord.Options{}, nil)
	m := r.answered(fakediscord.MessageCommand{Name: "Check for 287(g)", Target: "my cousin was stopped by the Alachua County sheriff, Florida"})
	if got := shown(m); !strings.Contains(got, "Alachua County Sheriff's Office") || m.Flags&fakediscord.Ephemeral == 0 {
		t.Errorf("a message: %s", got)
	}
}

// What somebody typed is not markup, mentions nobody and links nowhere.
func TestEscape(t *testing.T) {
	for in, want := range map[string]string{
		"**a** _b_ ~~c~~ `d` ||e||":  `\*\*a\*\* \_b\_ \~\~c\~\~ \` + "`d\\`" + ` \|\|e\|\|`,
		"@everyone <@1> <#2> </a:3>": `\@everyone \<\@1\> \<\#2\> \</a:3\>`,
		"[x](http://evil.example)":   `\[x\](http\://evil.example)`,
		"- a\n# b":                   "\\- a\n\\# b",
		"Tampa, FL: 3 – 4":           "Tampa, FL: 3 – 4",
	} {
		if got := escape(in); got != want {
			t.Errorf("escape(%q) = %q, want %q", in, got, want)
		}
	}
}
