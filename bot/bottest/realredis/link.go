package realredis

import (
	"io"
	"net"
	"sync"
	"time"
)

// Link carries connections to a server, and breaks them where it is told to.
type Link struct {
	l  net.Listener
	to string

	mu           sync.Mutex
	conns        map[net.Conn]bool
	silent, deaf bool
	quiet        time.Time // until then nothing comes through
}

// Link returns a new way to the server, which ends when the test does.
func (s *Server) Link() *Link {
	s.t.Helper()
	l, err := (&net.ListenConfig{}).Listen(s.t.Context(), "tcp", "127.0.0.1:0")
	if err != nil {
		s.t.Fatal(err)
	}
	k := &Link{l: l, to: s.Addr, conns: map[net.Conn]bool{}}
	var all sync.WaitGroup
	all.Go(func() {
		for {
			c, err := l.Accept()
			if err != nil {
				return
			}
			all.Go(func() { k.carry(c) })
		}
	})
	s.t.Cleanup(func() { l.Close(); k.Cut(); all.Wait() })
	return k
}

// Addr is where the link is entered, host:port.
func (k *Link) Addr() string { return k.l.Addr().String() }

// URL is that address without a password, where the server has none and no TLS.
func (k *Link) URL() string { return "redis://" + k.Addr() }

// Cut breaks all connections. New ones can be made at once.
func (k *Link) Cut() {
	k.set(func() {
		for c := range k.conns {
			c.Close()
		}
	})
}

// Stall lets nothing through for a while, and then all of it.
func (k *Link) Stall(d time.Duration) { k.set(func() { k.quiet = time.Now().Add(d) }) }

// Silence loses all that is sent either way, and nobody is told.
func (k *Link) Silence() { k.set(func() { k.silent = true }) }

// Deafen loses what the server says, likewise.
func (k *Link) Deafen() { k.set(func() { k.deaf = true }) }

// Mend makes an end of Silence and Deafen. What was lost is lost.
func (k *Link) Mend() { k.set(func() { k.silent, k.deaf = false, false }) }

func (k *Link) set(change func()) {
	k.mu.Lock()
	defer k.mu.Unlock()
	change()
}

// carry carries a connection until either end does not go on.
func (k *Link) carry(in net.Conn) {
	defer in.Close()
	out, err := (&net.Dialer{}).Dial("tcp", k.to)
	if err != nil {
		return
	}
	defer out.Close()
	k.set(func() { k.conns[in], k.conns[out] = true, true })
	var both sync.WaitGroup
	both.Go(func() { defer out.Close(); _, _ = io.Copy(end{k, out, false}, in) })
	both.Go(func() { defer in.Close(); _, _ = io.Copy(end{k, in, true}, out) })
	both.Wait()
	k.set(func() { delete(k.conns, in); delete(k.conns, out) })
}

// end is where it is told what the other end has said.
type end struct {
	*Link
	to     net.Conn
	server bool // has said it
}

// Write hands it on, or loses it.
func (e end) Write(p []byte) (int, error) {
	e.mu.Lock()
	lost, quiet := e.silent || e.deaf && e.server, e.quiet
	e.mu.Unlock()
	if lost {
		return len(p), nil
	}
	time.Sleep(time.Until(quiet))
	return e.to.Write(p)
}
