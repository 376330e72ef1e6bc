package main

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"net"
	"net/http"
	"time"

	"ask287/bot/ops"
)

type healthCommand struct {
	OperationsListen string `placeholder:"HOST:PORT" help:"Where ask287 serve has its operations listener (default: 127.0.0.1:9287)."`

	Ready bool `help:"Ask whether it is ready for questions too."`
}

// Help is kong's hook for more about the command.
func (healthCommand) Help() string { return `The exit code is 0 where all is well, else 1.` }

// healthTimeout is how long the listener may take to answer.
const healthTimeout = 4 * time.Second

// Run asks the listener, and prints what it says.
func (c healthCommand) Run(ctx context.Context, p *program) error {
	address := cmp.Or(c.OperationsListen, defaultOperations)
	host, port, err := net.SplitHostPort(address)
	if err != nil {
		return usageError("--operations-listen is not host:port, so nothing can be asked")
	}
	if ip := net.ParseIP(host); host == "" || ip != nil && ip.IsUnspecified() {
		host = "localhost"
	}
	path := ops.AlivePath
	if c.Ready {
		path = ops.ReadyPath
	}
	ctx, cancel := context.WithTimeout(ctx, healthTimeout)
	defer cancel()
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, "http://"+net.JoinHostPort(host, port)+path, nil)
	if err != nil {
		return err
	}
	client := http.Client{Transport: &http.Transport{DisableKeepAlives: true}} // it asks this machine: no proxy
	resp, err := client.Do(r)
	if err != nil {
		return fmt.Errorf("nothing answers at %s: is ask287 serve running?", address)
	}
	defer resp.Body.Close()
	said, err := io.ReadAll(io.LimitReader(resp.Body, 1<<16))
	if err != nil {
		return err
	}
	if err := p.text(string(said)); err != nil {
		return err
	}
	if resp.StatusCode != http.StatusOK {
		return fmt.Errorf("it is not well")
	}
	return nil
}
