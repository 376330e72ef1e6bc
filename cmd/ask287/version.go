package main

import (
	"fmt"
	"runtime/debug"
	"strings"
)

// showVersion says which ask287 this is and how old its list is. What the build does not tell is left out. The error
// is errShown where nothing goes wrong.
func (p *program) showVersion(o options) error {
	base, err := p.load(o)
	if err != nil {
		return err
	}
	if err := p.text(fmt.Sprintf("%s, list of %s\n", strings.TrimSpace("ask287 "+built()), base.List.Date)); err != nil {
		return err
	}
	return errShown
}

// built returns which ask287 this is, "" where the build does not tell.
func built() string {
	if info, ok := debug.ReadBuildInfo(); ok {
		return builtFrom(info, commit)
	}
	return ""
}

// commit is what the program was built from, which the linker says where the build has no repository: see the Dockerfile.
var commit string

// builtFrom returns the module's version and the commit that it was built from: that of the build, or else the one said.
func builtFrom(info *debug.BuildInfo, said string) string {
	settings := map[string]string{"vcs.revision": said}
	for _, s := range info.Settings {
		settings[s.Key] = s.Value
	}
	v := info.Main.Version
	if commit := settings["vcs.revision"]; commit != "" {
		v += ", commit " + commit[:min(len(commit), shortCommit)]
		if settings["vcs.modified"] == "true" {
			v += " with changes"
		}
	}
	return v
}

// shortCommit is how much of a commit's hash names it.
const shortCommit = 12
