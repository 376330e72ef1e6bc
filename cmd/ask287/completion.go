package main

import (
	"fmt"
	"os"
	"strings"

	"github.com/alecthomas/kong"
	"github.com/posener/complete"
	"github.com/willabides/kongplete"
)

type completionCommand struct {
	Shell string `arg:"" enum:"bash,zsh,fish" help:"bash, zsh or fish."`
}

// Help is kong's hook for more about the command.
func (completionCommand) Help() string {
	return `For example:

  source <(ask287 completion bash)
  ask287 completion fish > ~/.config/fish/completions/ask287.fish`
}

// completions make a shell ask the program, BIN, what may follow.
var completions = map[string]string{
	"bash": `complete -C "BIN" ask287
`,
	"zsh": `autoload -U +X bashcompinit && bashcompinit
complete -C "BIN" ask287
`,
	"fish": `function __complete_ask287
    set -lx COMP_LINE (commandline -cp)
    test -z (commandline -ct)
    and set COMP_LINE "$COMP_LINE "
    "BIN"
end
complete -f -c ask287 -a "(__complete_ask287)"
`,
}

// Run prints what a shell needs to complete ask287's commands, options and their values.
func (c completionCommand) Run(p *program) error {
	program, err := os.Executable()
	if err != nil {
		return fmt.Errorf("the program does not know where it is: %w", err)
	}
	return p.text(strings.ReplaceAll(completions[c.Shell], "BIN", program))
}

// completes answers a shell that asks what may follow, and reports whether one did.
func (p *program) completes(parser *kong.Kong) bool {
	if p.env("COMP_LINE") == "" {
		return false
	}
	asked := false
	kongplete.Complete(parser, kongplete.WithPredictor("file", complete.PredictFiles("*")), kongplete.WithPredictor("dir", complete.PredictDirs("*")),
		kongplete.WithExitFunc(func(int) { asked = true }))
	return asked
}
