package main

import (
	"embed"
	"fmt"
	"os"
	"regexp"
	"strings"
	"text/template"
)

//go:embed deploy
var deployFiles embed.FS

type deployCommand struct {
	Compose    composeCommand    `cmd:"" help:"Print a file for Docker Compose."`
	Kubernetes kubernetesCommand `cmd:"" help:"Print what kubectl applies: one replica with its volume, or several; probes, a network policy."`
	Systemd    systemdCommand    `cmd:"" help:"Print a hardened unit for systemd."`
	Grafana    grafanaCommand    `cmd:"" help:"Print a dashboard for Grafana over the metrics."`
}

// image is which image a container is of.
type image struct {
	Image string `default:"ask287:latest" placeholder:"ask287:latest" help:"The image, as docker build -t names it or a registry has it."`
}

// isImage is what a reference of an image looks like, as far as it must not break the file that it is put into.
var isImage = regexp.MustCompile(`^[a-zA-Z0-9][a-zA-Z0-9._/:@-]*$`)

func (i image) check() error {
	if !isImage.MatchString(i.Image) {
		return usageError("--image takes the name of an image, like registry.example.org/ask287:1.0")
	}
	return nil
}

type composeCommand struct {
	image `embed:""`
}

// Run prints the file.
func (c composeCommand) Run(p *program) error {
	if err := c.check(); err != nil {
		return err
	}
	return p.deploy("compose.yaml", c)
}

type kubernetesCommand struct {
	image    `embed:""`
	Replicas int `default:"1" placeholder:"1" help:"How many; more than one share a server of the Redis kind, with --redis-url."`
}

// Several reports whether there are several replicas, which need nothing of their own.
func (c kubernetesCommand) Several() bool { return c.Replicas > 1 }

// Run prints the manifests.
func (c kubernetesCommand) Run(p *program) error {
	if err := c.check(); err != nil {
		return err
	}
	if c.Replicas < 1 {
		return usageError("--replicas takes 1 or more")
	}
	return p.deploy("kubernetes.yaml", c)
}

type systemdCommand struct {
	Program string `placeholder:"FILE" help:"The program (default: this one)."`
}

// Run prints the unit.
func (c systemdCommand) Run(p *program) error {
	if c.Program == "" {
		program, err := os.Executable()
		if err != nil {
			return fmt.Errorf("the program does not know where it is, name it with --program: %w", err)
		}
		c.Program = program
	}
	if strings.ContainsAny(c.Program, "\"\\\n%$") || !strings.HasPrefix(c.Program, "/") {
		return usageError("--program takes a path from /, without quotes and signs that systemd reads")
	}
	return p.deploy("ask287.service", c)
}

// deploy prints a file with what is to be put into it.
func (p *program) deploy(file string, with any) error {
	t, err := template.ParseFS(deployFiles, "deploy/"+file)
	if err != nil {
		return err
	}
	var b strings.Builder
	if err := t.Execute(&b, with); err != nil {
		return err
	}
	return p.text(b.String())
}
