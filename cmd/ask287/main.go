// Command ask287 answers whether a sheriff, a police department, a county, a city or a ZIP code takes part in
// 287(g), with the sources and the day that the answer holds for.
//
//	ask287 ask "Does the Alachua County sheriff in Florida take part in 287(g)?"
//	ask287 ask --json < questions.txt
//	ask287
//
// The first prints an answer, the second an answer for each line, as a JSON object on a line; the third opens a
// conversation. ask287 --help tells the rest.
package main

import (
	"context"
	"io"
	"os"

	"ask287/bot"
)

func main() {
	os.Exit(run(context.Background(), os.Args[1:], os.Stdin, os.Stdout, os.Stderr, os.Environ()))
}

// run is the program, in an environment as os.Environ has it. It returns its exit code, one of those in exit.go.
func run(ctx context.Context, args []string, stdin io.Reader, stdout, stderr io.Writer, environ []string) int {
	p := &program{stdin: stdin, stdout: stdout, stderr: stderr, sources: newSources(environ)}
	p.words = wordsIn(bot.LanguageOf(p.locale()))
	return p.exit(p.run(ctx, args))
}

// program is what surrounds a run.
type program struct {
	stdin          io.Reader
	stdout, stderr io.Writer
	words          words // in the language of --lang, else of the environment
	*sources
}

// run reads the arguments and does what they say.
func (p *program) run(ctx context.Context, args []string) error {
	command, err := p.parse(args)
	if err != nil {
		return err
	}
	command.BindTo(ctx, (*context.Context)(nil))
	return command.Run(p)
}
