package main

import (
	"errors"
	"fmt"
	"io/fs"
	"net"
	"os"
	"path/filepath"
	"strings"

	"github.com/alecthomas/kong"

	"ask287/bot/bolt"
)

type configCommand struct {
	Check checkCommand `cmd:"" help:"Tell what ask287 serve would run, what is missing and where to get it."`
}

type checkCommand struct {
	settings `embed:""`
}

// Help is kong's hook for more about the command.
func (checkCommand) Help() string {
	return `It takes its settings as ask287 serve does, and shows no secret. The exit code is 0 where ask287 serve would start, else 1.`
}

// errUnstartable ends a check whose result is that serve would not start.
var errUnstartable = errors.New("ask287 serve would not start")

// Run prints what would be served with these settings, where each is from, and all that is wrong.
func (c checkCommand) Run(p *program, o options, command *kong.Context) error {
	var b strings.Builder
	problems := c.wrong(p.words)
	if err := p.unknownVariable(); err != nil {
		problems = append(problems, err)
	}
	var platforms []platform
	for _, w := range c.ways() {
		if !w.isSet {
			fmt.Fprintf(&b, "%s: not set up. It begins with %s. %s\n", w.title, w.first, p.known[w.first].Help)
			continue
		}
		served, err := w.open(shared{store: untouched{}})
		if err != nil {
			fmt.Fprintf(&b, "%s: lacks something\n", w.title)
			problems = append(problems, err)
			continue
		}
		platforms = append(platforms, served)
		fmt.Fprintf(&b, "%s: would be served%s\n", w.title, wayIn(served))
	}
	if len(platforms) == 0 && len(problems) == 0 {
		problems = append(problems, errNothing)
	}
	problems = append(problems, c.places(p.dataDir(o), platforms)...)
	fmt.Fprintf(&b, "Kept in: %s\n", p.dataDir(o))
	if c.Redis.URL != "" {
		b.WriteString("Shared with other replicas, and what servers choose is kept there: the server of ASK287_REDIS_URL\n")
	}
	list(&b, p, command, len(problems) == 0)
	for _, err := range problems {
		fmt.Fprintf(&b, "Wrong: %v\n", err)
	}
	if len(problems) > 0 {
		return errors.Join(p.text(b.String()), errUnstartable)
	}
	b.WriteString("ask287 serve would start.\n")
	return p.text(b.String())
}

func wayIn(p platform) string {
	if p.Handler() == nil {
		return ""
	}
	return ", and listen at " + p.listen
}

// list prints each setting that is not as it is by itself, and where it is from; its value only if all are right: a secret may be in a wrong
// place.
func list(b *strings.Builder, p *program, command *kong.Context, values bool) {
	for _, path := range command.Path {
		for _, f := range path.Flags {
			from := p.from[f.Name]
			if p.known[f.Name] == nil || p.isFile(f.Name) || from == "" && given(command, f.Name) == "" {
				continue
			}
			if from == "" {
				from = "the command line"
			}
			value := ""
			if values {
				value = fmt.Sprintf("%v, ", f.Target.Interface())
			}
			fmt.Fprintf(b, "  %s: %sfrom %s\n", f.Name, value, from)
		}
	}
}

// places returns what keeps serve from its directory and its addresses.
func (c checkCommand) places(dir string, platforms []platform) (all []error) {
	if dir == "" {
		all = append(all, errors.New("there is no place for what servers choose: name a directory with --data"))
	} else if err := isWritable(dir); err != nil {
		all = append(all, fmt.Errorf("the directory of --data cannot be written to: %w", err))
	}
	file := filepath.Join(dir, settingsFile)
	if _, err := os.Stat(file); err == nil && c.Redis.URL == "" {
		store, err := bolt.Open(file)
		if err == nil {
			err = store.Close()
		}
		if err != nil {
			all = append(all, err)
		}
	}
	addresses := map[string]bool{}
	for _, p := range platforms {
		if p.Handler() != nil {
			addresses[p.listen] = true
		}
	}
	if c.OperationsListen != off && c.OperationsListen != "" {
		addresses[c.OperationsListen] = true
	}
	for address := range addresses {
		l, err := net.Listen("tcp", address) //nolint:noctx // it is closed at once
		if err != nil {
			all = append(all, fmt.Errorf("nothing can listen at %s: %w", address, err))
			continue
		}
		_ = l.Close()
	}
	return all
}

// isWritable looks whether a directory, or the nearest above it that there is, can be written to.
func isWritable(dir string) error {
	for {
		probe, err := os.CreateTemp(dir, ".ask287-")
		if errors.Is(err, fs.ErrNotExist) && filepath.Dir(dir) != dir {
			dir = filepath.Dir(dir)
			continue
		}
		if err != nil {
			return err
		}
		return errors.Join(probe.Close(), os.Remove(probe.Name()))
	}
}
