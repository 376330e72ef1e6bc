// Package realredis runs a redis-server for a test: the one that is installed, on a port of 127.0.0.1, with nothing in it. A Link is a way to it
// that breaks where it is told to.
package realredis

import (
	"bytes"
	"context"
	"net"
	"os/exec"
	"slices"
	"strconv"
	"testing"
	"time"
)

// startTimeout is how long the server may take until it answers.
const startTimeout = 10 * time.Second

// Server is a redis-server that can be killed and started again.
type Server struct {
	Addr string // host:port

	t    testing.TB
	args []string
	cmd  *exec.Cmd
}

// New starts a server with settings besides, as on its command line, and kills it when the test ends. Where none is installed the
// test is skipped. With --tls-cert-file it speaks TLS and nothing else.
func New(t testing.TB, args ...string) *Server {
	t.Helper()
	if _, err := exec.LookPath("redis-server"); err != nil {
		t.Skip("redis-server is not installed here")
	}
	s := &Server{Addr: Free(t), t: t, args: args}
	s.Start()
	t.Cleanup(s.Kill)
	return s
}

// Free returns an address of 127.0.0.1 where nothing listens.
func Free(t testing.TB) string {
	t.Helper()
	l, err := (&net.ListenConfig{}).Listen(t.Context(), "tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	return l.Addr().String()
}

// URL is the server's address without a password, where it has none and no TLS.
func (s *Server) URL() string { return "redis://" + s.Addr }

// Start starts it again, and returns when it answers.
func (s *Server) Start() {
	s.t.Helper()
	_, port, err := net.SplitHostPort(s.Addr)
	if err != nil {
		s.t.Fatal(err)
	}
	args := []string{"--bind", "127.0.0.1", "--save", "", "--appendonly", "no", "--dir", s.t.TempDir()}
	if slices.Contains(s.args, "--tls-cert-file") {
		args = append(args, "--port", "0", "--tls-port", port)
	} else {
		args = append(args, "--port", port)
	}
	s.cmd = exec.Command("redis-server", append(args, s.args...)...) //nolint:noctx // it is killed in the middle of a test, and at its end
	var out bytes.Buffer
	s.cmd.Stdout, s.cmd.Stderr = &out, &out
	if err := s.cmd.Start(); err != nil {
		s.t.Fatal(err)
	}
	for end := time.Now().Add(startTimeout); ; time.Sleep(5 * time.Millisecond) {
		c, err := (&net.Dialer{}).DialContext(context.Background(), "tcp", s.Addr)
		if err == nil {
			c.Close()
			return
		}
		if time.Now().After(end) {
			s.Kill()
			s.t.Fatal("redis-server does not answer: " + strconv.Quote(out.String()))
		}
	}
}

// Kill ends it as a power cut would.
func (s *Server) Kill() {
	if s.cmd == nil {
		return
	}
	_ = s.cmd.Process.Kill()
	_ = s.cmd.Wait()
	s.cmd = nil
}
