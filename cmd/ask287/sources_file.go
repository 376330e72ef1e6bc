package main

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"regexp"
	"slices"
	"strings"

	"github.com/agnivade/levenshtein"
	"github.com/alecthomas/kong"
	"go.yaml.in/yaml/v4"
)

// open reads the file of settings, once, if --config or ASK287_CONFIG names one.
func (s *sources) open(command *kong.Context) error {
	if s.file != nil {
		return nil
	}
	s.file = map[string]string{}
	path := given(command, "config")
	if path == "" {
		path = s.env(variableOf("config"))
	}
	if path == "" {
		return nil
	}
	text, err := os.ReadFile(path)
	if err != nil {
		if why := (*fs.PathError)(nil); errors.As(err, &why) {
			err = why.Err
		}
		return usageError(configFile + " cannot be read: " + err.Error())
	}
	return s.read(text)
}

// configFile is what errors call the file with the settings.
const configFile = "the file that --config or " + variablePrefix + "CONFIG names"

// read takes the settings of a file in YAML: keys with values, which may be grouped, as discord: {token-file: …} for
// discord-token-file. The error names the line, and quotes keys only.
func (s *sources) read(text []byte) error {
	var root yaml.Node
	if err := yaml.Unmarshal(text, &root); err != nil {
		return usageError(configFile + " is not YAML" + lineOf(err))
	}
	if len(root.Content) == 0 {
		return nil
	}
	return s.readBelow("", root.Content[0])
}

// lineOf returns where a text is no YAML. Why is not told: it would quote.
func lineOf(err error) string {
	if line := regexp.MustCompile(`line \d+`).FindString(err.Error()); line != "" {
		return ", " + line
	}
	return ""
}

func (s *sources) readBelow(prefix string, n *yaml.Node) error {
	if n.Kind != yaml.MappingNode {
		return fileError(n, "here are keys with values expected, like user-limit: 60")
	}
	for i := 0; i+1 < len(n.Content); i += 2 {
		key, value := n.Content[i], n.Content[i+1]
		name := prefix + strings.ReplaceAll(key.Value, "_", "-")
		if value.Kind == yaml.MappingNode && s.known[name] == nil {
			if err := s.readBelow(name+"-", value); err != nil {
				return err
			}
			continue
		}
		switch _, twice := s.file[name]; {
		case s.known[name] == nil:
			return fileError(key, unknown("setting", name, s.names()))
		case twice:
			return fileError(key, name+" is there twice")
		case value.Kind != yaml.ScalarNode:
			return fileError(key, name+" takes one value")
		case value.Tag != "!!null":
			s.file[name] = value.Value
		}
	}
	return nil
}

func fileError(n *yaml.Node, what string) error {
	return usageError(fmt.Sprintf("%s, line %d: %s", configFile, n.Line, what))
}

func (s *sources) names() []string { return slices.Collect(maps.Keys(s.known)) }

// unknown says that there is no such thing, and which of those that there are has the nearest name.
func unknown(what, name string, names []string) string {
	if !isName.MatchString(name) {
		return "here is no name of a " + what // and it is not quoted: it may be anything
	}
	said := "there is no " + what + " " + name
	if n := nearest(name, names); n != "" {
		said += ": is it " + n + "?"
	}
	return said
}

// nearest returns which of the names is nearest to one that is none of them, "" where none is near.
func nearest(name string, names []string) string {
	slices.Sort(names)
	first := slices.MinFunc(names, func(x, y string) int {
		return levenshtein.ComputeDistance(name, x) - levenshtein.ComputeDistance(name, y)
	})
	if levenshtein.ComputeDistance(name, first) > max(2, len(name)/3) {
		return ""
	}
	return first
}

// near returns the option that is nearest to one that a command does not have, "" for any other error, and for a command that is
// given questions: nothing is guessed of these.
func near(err error) string {
	parse, ok := errors.AsType[*kong.ParseError](err)
	said, isOption := strings.CutPrefix(err.Error(), "unknown flag --")
	if !ok || !isOption || parse.Context == nil || parse.Context.Selected() == nil || slices.Contains([]string{"ask", "talk"}, parse.Context.Selected().Name) {
		return ""
	}
	name, _, _ := strings.Cut(said, ",")
	if !isName.MatchString(name) {
		return ""
	}
	var names []string
	for _, f := range slices.Concat(parse.Context.Selected().Flags, parse.Context.Model.Flags) {
		names = append(names, f.Name)
	}
	return nearest(name, names)
}

// isName is what names of settings and variables look like.
var isName = regexp.MustCompile(`^[A-Za-z0-9_-]{1,60}$`)

// isKubernetes are the variables that Kubernetes gives every container for each service, one called ask287 among them
// (https://kubernetes.io/docs/concepts/containers/container-environment/#cluster-information).
var isKubernetes = regexp.MustCompile(`^ASK287(_[A-Z0-9_]+)?_(SERVICE_HOST|SERVICE_PORT(_[A-Z0-9_]+)?|PORT_\d+_(TCP|UDP|SCTP)(_(PROTO|PORT|ADDR))?)=|` +
	`^ASK287(_[A-Z0-9_]+)?_PORT=(tcp|udp|sctp)://`)

// unknownVariable returns an error for a variable of ours that is none of a setting. Its value is not told.
func (s *sources) unknownVariable() error {
	variables := []string{variableOf("config")}
	for name := range s.known {
		variables = append(variables, variableOf(name))
	}
	for _, pair := range s.environ {
		name, _, _ := strings.Cut(pair, "=")
		if !strings.HasPrefix(name, variablePrefix) || isKubernetes.MatchString(pair) || slices.Contains(variables, name) {
			continue
		}
		return usageError(unknown("variable", name, variables))
	}
	return nil
}
