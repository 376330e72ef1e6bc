package main

import (
	"errors"
	"fmt"
	"strings"
	"syscall"
)

// The exit codes. They are a promise to scripts, and stand in the help.
const (
	answered = 0
	failed   = 1 // no answer, for an error or because none is known
	misused  = 2
)

// usageError says what is wrong with the arguments and how they would be right. It quotes nothing of them:
// a question may be among them.
type usageError string

func (e usageError) Error() string { return string(e) }

var (
	// errShown ends a run that has shown what it was asked for: the help, the version.
	errShown = errors.New("shown")
	// errUnanswered ends a run whose answer is that there is none.
	errUnanswered = errors.New("unanswered")
)

// exit tells the person what went wrong, in one line, and returns the exit code. That nobody reads the
// answers any more is not worth a word.
func (p *program) exit(err error) int {
	var usage usageError
	switch {
	case err == nil, errors.Is(err, errShown):
		return answered
	case errors.Is(err, errUnanswered), errors.Is(err, syscall.EPIPE):
		return failed
	case errors.As(err, &usage):
		p.warn(usage.Error())
		return misused
	}
	p.warn(err.Error())
	return failed
}

// warn writes a line to standard error. Nothing of a question may be in it.
func (p *program) warn(text string) {
	_, _ = fmt.Fprintf(p.stderr, "ask287: %s\n", strings.Join(strings.Fields(text), " ")) // there is nowhere to say that it failed
}
