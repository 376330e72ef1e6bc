package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"reflect"
	"slices"
	"strings"

	"github.com/alecthomas/kong"
)

// A setting is an option of serve, or one of all commands. It is taken from the first of these that has it: the option --some-name,
// the variable ASK287_SOME_NAME, the key some-name of the file that --config names. A secret may also be in a file of its own, which
// --some-name-file, ASK287_SOME_NAME_FILE or the key some-name-file names; in the same place the secret itself goes before that.
const (
	variablePrefix = "ASK287_"
	fileSuffix     = "-file"
	secretTag      = "secret"
)

// noSettings are options of all commands that are no settings.
var noSettings = []string{"help", "version", "config"}

// variableOf returns the variable of a setting.
func variableOf(name string) string {
	return variablePrefix + strings.ToUpper(strings.ReplaceAll(name, "-", "_"))
}

// sources are where settings come from besides options. It is a kong.Resolver.
type sources struct {
	environ []string              // as os.Environ has it
	known   map[string]*kong.Flag // the settings by name, and the files of secrets
	file    map[string]string     // what the file has, by name; nil before it is read
	from    map[string]string     // where the settings that were found are from, in words
}

func newSources(environ []string) *sources {
	return &sources{environ: environ, from: map[string]string{}}
}

// env returns what a variable has, "" for nothing.
func (s *sources) env(name string) string {
	for _, pair := range slices.Backward(s.environ) {
		if value, ok := strings.CutPrefix(pair, name+"="); ok {
			return value
		}
	}
	return ""
}

// learn notes which options are settings, and gives each secret an option for its file. It is for kong.PostBuild.
func (s *sources) learn(k *kong.Kong) error {
	s.known = map[string]*kong.Flag{}
	s.look(k.Model.Node)
	for _, node := range append(k.Model.Children, k.Model.Node) {
		if node != k.Model.Node && node.Name != "serve" {
			continue
		}
		for _, f := range node.Flags {
			if !slices.Contains(noSettings, f.Name) {
				s.known[f.Name] = f
			}
		}
	}
	return nil
}

func (s *sources) look(node *kong.Node) {
	for _, f := range slices.Clone(node.Flags) {
		if f.Tag.Has(secretTag) {
			node.Flags = append(node.Flags, fileOf(f))
		}
	}
	for _, child := range node.Children {
		s.look(child)
	}
}

// fileOf returns the option for the file of a secret.
func fileOf(secret *kong.Flag) *kong.Flag {
	value := *secret.Value
	f := &kong.Flag{Value: &value, Group: secret.Group, PlaceHolder: "FILE", Hidden: secret.Hidden}
	value.Flag, value.Name, value.Help = f, secret.Name+fileSuffix, "The file that has --"+secret.Name+"."
	value.Target, value.Tag = reflect.New(reflect.TypeFor[string]()).Elem(), &kong.Tag{}
	return f
}

// Validate is kong.Resolver's.
func (s *sources) Validate(*kong.Application) error { return nil }

// Resolve is kong.Resolver's: it finds a setting that no option has. The error is a usageError, and quotes no value.
func (s *sources) Resolve(command *kong.Context, _ *kong.Path, f *kong.Flag) (any, error) {
	if s.known[f.Name] == nil || s.isFile(f.Name) {
		return nil, nil
	}
	if err := s.open(command); err != nil {
		return nil, err
	}
	value, from, err := s.find(command, f)
	if err != nil || from == "" {
		return nil, err
	}
	s.from[f.Name] = from
	return value, nil
}

// find returns a setting's value and where it is from, "" where no place has it.
func (s *sources) find(command *kong.Context, f *kong.Flag) (value, from string, err error) {
	isSecret := f.Tag.Has(secretTag)
	if path := given(command, f.Name+fileSuffix); isSecret && path != "" {
		return content(path, "--"+f.Name+fileSuffix)
	}
	if v := variableOf(f.Name); s.env(v) != "" {
		return valueOf(f, s.env(v)), v, nil
	}
	if v := variableOf(f.Name + fileSuffix); isSecret && s.env(v) != "" {
		return content(s.env(v), v)
	}
	if value, ok := s.file[f.Name]; ok {
		return valueOf(f, value), "the key " + f.Name, nil
	}
	if key := f.Name + fileSuffix; isSecret && s.file[key] != "" {
		return content(s.file[key], "the key "+key)
	}
	return "", "", nil
}

// value is what a place has for a setting. The end of a line is no part of a secret.
func valueOf(f *kong.Flag, said string) string {
	if f.Tag.Has(secretTag) {
		return strings.TrimSpace(said)
	}
	return said
}

// isFile reports whether a setting names the file of a secret.
func (s *sources) isFile(name string) bool {
	secret, ok := strings.CutSuffix(name, fileSuffix)
	return ok && s.known[secret] != nil && s.known[secret].Tag.Has(secretTag)
}

// sourceOf returns where the value is from that kong finds wrong with what it says, "" where that is the command line.
func (s *sources) sourceOf(said string) string {
	name := strings.TrimPrefix(said, "--")
	if i := strings.IndexAny(name, ": ="); i >= 0 {
		name = name[:i]
	}
	return s.from[name]
}

// given returns what an option was given on the command line, "" for nothing.
func given(command *kong.Context, name string) string {
	for _, p := range command.Path {
		if p.Flag != nil && p.Flag.Name == name {
			return fmt.Sprint(command.FlagValue(p.Flag))
		}
	}
	return ""
}

// content reads a secret's file. Its path is not told: it may be the secret, in the wrong place.
func content(path, from string) (string, string, error) {
	text, err := os.ReadFile(path)
	if why := (*fs.PathError)(nil); errors.As(err, &why) {
		return "", "", usageError("the file that " + from + " names cannot be read: " + why.Err.Error())
	}
	secret := strings.TrimSpace(string(text))
	if secret == "" && err == nil {
		err = usageError("the file that " + from + " names is empty")
	}
	return secret, "the file of " + from, err
}
