package main

import (
	"errors"
	"fmt"
	"strings"

	"github.com/alecthomas/kong"

	"ask287/bot/discord"
)

// cli is the command line.
type cli struct {
	Help    helpFlag `short:"h" help:"Show this help; after a command, that command's."`
	Version bool     `help:"Show the version, and the day of the list that answers are read from."`
	Options options  `embed:""`

	Ask        askCommand        `cmd:"" help:"Answer a question; without one, a question from each line of standard input."`
	List       listCommand       `cmd:"" help:"Keep ICE's lists up to date, compare them, export them."`
	Index      indexCommand      `cmd:"" help:"Build the index into the cache directory now, to ship both in an image."`
	Serve      serveCommand      `cmd:"" help:"Answer on Discord and on Slack, until the system ends it."`
	Health     healthCommand     `cmd:"" help:"Ask the ask287 that serves on this machine whether it is well."`
	Config     configCommand     `cmd:"" help:"Check the settings of ask287 serve."`
	Deploy     deployCommand     `cmd:"" help:"Print files for those who run ask287 serve for years."`
	Completion completionCommand `cmd:"" help:"Print what lets a shell complete commands and options."`
	Discord    discordCommand    `cmd:"" help:"Put the bot on Discord: its commands, its invitation."`
	Slack      slackCommand      `cmd:"" help:"Put the app on Slack: its manifest."`
	Talk       talkCommand       `cmd:"" default:"1" help:"Open a conversation (what ask287 does without a command)."`
}

// options are those of every command.
type options struct {
	State string `placeholder:"FL" help:"Read names in this state, its two letters or its name, where a question names none."`
	Lang  string `placeholder:"en|es" help:"Answer in English or in Spanish (default: in the language of each question; where it cannot be told, in that of the environment)."`
	Cache string `placeholder:"DIR" predictor:"dir" help:"Keep the index in this directory (default: the user's cache directory; without any, in memory)."`
	Data  string `placeholder:"DIR" predictor:"dir" help:"Keep ICE's lists in this directory (default: the user's data directory)."`
	Width int    `placeholder:"N" help:"Set answers in this many columns, 40 to 100 (default: the terminal's, else 80)."`

	Config string `placeholder:"FILE" predictor:"file" help:"Take what is not set otherwise from this YAML file."`
}

const description = `Answers whether a sheriff, a police department, a county, a city or a ZIP code takes part in 287(g), with sources and dates.

Exit codes: 0 answered; 1 not answered, for an error or, where text answers a single question, because the answer is not known or not clear; 2 wrong usage.

Options of all commands, and those of serve, may also be variables (ASK287_DATA for --data) or keys of a file (data, with --config).

Nothing of a question is kept or sent anywhere. NO_COLOR=1 turns bold type off.`

// Help is kong's hook for more about the command.
func (askCommand) Help() string {
	return `For example:

  ask287 ask "Does the Alachua County sheriff in Florida take part in 287(g)?"
  ask287 ask --json < questions.txt

With --json every answer is an object on a line of its own. That something is not known is an answer too then, and the exit code is 0. Without --json it is 1 for a single question that is not answered. A blank line asks for help. Of a line longer than 1 MiB the beginning is read. A question that has words beginning with - goes after --.`
}

// parse reads the arguments. The error is errShown after help, or a usageError.
func (p *program) parse(args []string) (*kong.Context, error) {
	c := &cli{}
	parser, err := kong.New(c,
		kong.Name("ask287"),
		kong.Description(description),
		kong.NoDefaultHelp(),
		kong.Writers(p.stdout, p.stderr),
		kong.Vars{"discordPath": discord.EndpointPath},
		kong.Resolvers(p.sources),
		kong.PostBuild(p.learn),
		kong.ConfigureHelp(kong.HelpOptions{Compact: true, NoExpandSubcommands: true, WrapUpperBound: 90}),
	)
	if err != nil {
		return nil, err
	}
	if p.completes(parser) {
		return nil, errShown
	}
	command, err := parser.Parse(args)
	if err != nil {
		p.speak(langOf(err))
		return nil, p.misuse(err)
	}
	if l := c.Options.Lang; l != "" && !p.speak(l) {
		return nil, usageError(p.words.Lang)
	}
	if w := c.Options.Width; w != 0 && (w < minWidth || w > maxWidth) {
		return nil, usageError(p.words.Width)
	}
	if c.Version {
		return nil, p.showVersion(c.Options)
	}
	command.Bind(c.Options)
	return command, nil
}

// misuse says what is wrong with arguments that could not be read. kong's own words quote them, so they are only
// looked at.
func (p *program) misuse(err error) error {
	var usage usageError
	switch said := err.Error(); {
	case errors.As(err, &usage):
		return usage
	case p.sourceOf(said) != "":
		return usageError(fmt.Sprintf(p.words.WrongSetting, p.sourceOf(said)))
	case said == errShown.Error():
		return errShown
	case near(err) != "":
		return usageError(fmt.Sprintf(p.words.NearOption, near(err)))
	case strings.HasPrefix(said, "unknown flag"):
		return usageError(p.words.NoOption)
	case strings.HasPrefix(said, "unexpected argument"):
		return usageError(p.words.NoCommand)
	case strings.HasPrefix(said, "expected "), strings.HasPrefix(said, "missing flags"):
		return usageError(p.words.Lacks)
	}
	return usageError(p.words.NoValue)
}

// helpFlag shows the help, of the command where one is named.
type helpFlag bool

// BeforeReset is kong's hook before any other flag is looked at. The command that stands in where none is named
// has no help of its own: that of ask287 says more.
func (helpFlag) BeforeReset(command *kong.Context) error {
	if node := command.Selected(); node != nil && node.Name == "talk" {
		command.Path = command.Path[:1]
	}
	if err := command.PrintUsage(false); err != nil {
		return err
	}
	return errShown
}
