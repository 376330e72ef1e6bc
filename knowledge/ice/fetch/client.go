package fetch

import (
	"fmt"
	"net"
	"net/http"
)

// Client looks up pages and fetches workbooks. It is safe for concurrent use, and between its Looks nothing of it
// runs or stays connected.
type Client struct {
	agent     string
	transport *http.Transport
	patience  patience
}

// New returns a Client that names itself as ask287 of a version, "v1.2.3", and that goes through the proxy of the
// environment (HTTP_PROXY, HTTPS_PROXY, NO_PROXY), if there is one.
func New(version string) *Client { return newClient(version, ordinary()) }

func newClient(version string, p patience) *Client {
	return &Client{
		agent: fmt.Sprintf("ask287/%s (+https://github.com/ask287/ask287)", version),
		transport: &http.Transport{
			Proxy:                  http.ProxyFromEnvironment,
			DialContext:            (&net.Dialer{Timeout: p.connect}).DialContext,
			TLSHandshakeTimeout:    p.connect,
			ResponseHeaderTimeout:  p.header,
			MaxResponseHeaderBytes: maxHeader,
			ForceAttemptHTTP2:      true,
		},
		patience: p,
	}
}
