package redis

import (
	"context"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"log/slog"
	"net/url"
	"os"
	"sync"
	"sync/atomic"
	"time"

	"github.com/jellydator/ttlcache/v3"
	"github.com/redis/go-redis/v9"
	"github.com/redis/go-redis/v9/maintnotifications"

	"ask287/bot"
)

// patience is how long an exchange may take. A server that takes longer is gone.
const patience = 500 * time.Millisecond

// connections are how many there are at the most.
const connections = 64

// Config says where the server is.
type Config struct {
	URL bot.Secret   // redis://[[user]:password@]host[:port][/database], or rediss:// for TLS
	CA  string       // the file of certificates, in PEM, that a rediss:// server's is signed by; "" is the system's
	Log *slog.Logger // nil logs nothing
}

// Server is a server that replicas share. Its owner closes it.
type Server struct {
	options  *redis.Options
	log      *slog.Logger
	replica  string // what this one is called among the others; of this process only
	leaseFor time.Duration
	client   atomic.Pointer[redis.Client]
	loss     atomic.Pointer[loss] // nil while the server answers
	losses   atomic.Int64
	last     *ttlcache.Cache[string, []byte] // of the Store, as last read

	mu    sync.Mutex      // of owed, and of loss becoming nil
	owed  map[string]debt // by key
	lost  chan struct{}   // has one when loss was set
	done  chan struct{}   // closed to end watch
	ended chan struct{}   // closed when it has
	once  sync.Once       // done is closed
}

// Open returns the server that c says. It does not wait for it: one that cannot be reached is gone until it can. The error says what is
// wrong with c, without its password.
func Open(c Config) (*Server, error) {
	o, err := c.options()
	if err != nil {
		return nil, err
	}
	redis.SetLogger(silent{}) // it writes to standard error by itself; what it has to tell is told by the errors
	s := &Server{
		options: o, log: c.Log, replica: rand.Text(), leaseFor: leaseFor, last: newLast(), owed: map[string]debt{},
		lost: make(chan struct{}, 1), done: make(chan struct{}), ended: make(chan struct{}),
	}
	if s.log == nil {
		s.log = slog.New(slog.DiscardHandler)
	}
	s.client.Store(redis.NewClient(o))
	go s.watch()
	return s, nil
}

// Close ends the connections. What is still owed is lost.
func (s *Server) Close() error {
	s.once.Do(func() { close(s.done) })
	<-s.ended
	return s.client.Load().Close()
}

// Check returns what is wrong with c, without its password.
func (c Config) Check() error {
	_, err := c.options()
	return err
}

// silent is a logger of go-redis that says nothing.
type silent struct{}

func (silent) Printf(context.Context, string, ...any) {}

// options returns the settings of a client. No try is made twice: what was asked may have been done though no reply came.
func (c Config) options() (*redis.Options, error) {
	u, err := url.Parse(string(c.URL))
	if err != nil || u.Host == "" || u.Scheme != "redis" && u.Scheme != "rediss" {
		return nil, errors.New("ASK287_REDIS_URL is not redis://[user:password@]host:port, or rediss:// for TLS")
	}
	o, err := redis.ParseURL(string(c.URL))
	if err != nil {
		return nil, errors.New("ASK287_REDIS_URL has what is not known: after its host there may be /0 for a database, and no more")
	}
	o.DialTimeout, o.ReadTimeout, o.WriteTimeout, o.PoolTimeout = patience, patience, patience, patience
	o.MaxRetries, o.DialerRetries, o.ContextTimeoutEnabled = -1, 1, false
	o.PoolSize, o.MaxActiveConns, o.ReadBufferSize, o.WriteBufferSize = connections, connections, 4<<10, 4<<10
	o.Protocol, o.DisableIdentity = 2, true
	o.MaintNotificationsConfig = &maintnotifications.Config{Mode: maintnotifications.ModeDisabled}
	if c.CA == "" {
		return o, nil
	}
	if o.TLSConfig == nil {
		return nil, errors.New("there is an ASK287_REDIS_CA, but ASK287_REDIS_URL is not rediss://")
	}
	pem, err := os.ReadFile(c.CA)
	if err != nil {
		return nil, errors.New("the file of ASK287_REDIS_CA cannot be read")
	}
	o.TLSConfig.RootCAs = x509.NewCertPool()
	if !o.TLSConfig.RootCAs.AppendCertsFromPEM(pem) {
		return nil, errors.New("the file of ASK287_REDIS_CA has no certificate in PEM")
	}
	o.TLSConfig.MinVersion = tls.VersionTLS12
	return o, nil
}
