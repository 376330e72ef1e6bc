package fetch

import (
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"
	"time"
)

func status(code int) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(code) }
}

// retryAfter answers that it is busy, for as long as a header says.
func retryAfter(code int, header string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Retry-After", header)
		w.WriteHeader(code)
	}
}

// raw answers with these bytes, header and all, and hangs up.
func raw(response string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		conn, _, err := http.NewResponseController(w).Hijack()
		if err != nil {
			panic(err)
		}
		defer conn.Close()
		io.WriteString(conn, response)
	}
}

// turns answers the first request by the first handler, and so on; the last one answers the rest.
func turns(handlers ...http.HandlerFunc) http.HandlerFunc {
	var n atomic.Int32
	return func(w http.ResponseWriter, r *http.Request) {
		handlers[min(int(n.Add(1)), len(handlers))-1](w, r)
	}
}

// endless sends more than may be, with a length or without.
func endless(length string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		if length != "" {
			w.Header().Set("Content-Length", length)
		}
		chunk := make([]byte, 1<<20)
		for range maxBytes>>20 + 10 {
			if _, err := w.Write(chunk); err != nil {
				return
			}
		}
	}
}

// bomb is small and unpacks to more than may be.
func bomb(t *testing.T) http.HandlerFunc {
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	if _, err := z.Write(make([]byte, maxBytes+1)); err != nil {
		t.Fatal(err)
	}
	z.Close()
	return func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Encoding", "gzip")
		w.Write(b.Bytes())
	}
}

// What goes wrong for good is told after as many tries as it deserves.
func TestFaults(t *testing.T) {
	book := string(agreements(t))
	for _, tt := range []struct {
		name    string
		handler http.HandlerFunc
		want    string
		tries   int
	}{
		{"404", status(404), "answered 404 Not Found: look for where", 1},
		{"410", status(410), "answered 410 Gone: look for where", 1},
		{"403", status(403), "answered 403 Forbidden: it may not let programs in", 1},
		{"204", status(204), "answered 204 No Content: look", 1},
		{"299", status(299), "answered 299: look", 1},
		{"a reason of its own", raw("HTTP/1.1 418 \x1b[31msecret\r\n\r\n"), "answered 418 I'm a teapot", 1},
		{"redirect to nowhere", status(302), "answered 302 Found: look", 1},
		{"500", status(500), "answered 500 Internal Server Error: try again later", 4},
		{"502", status(502), "answered 502", 4},
		{"504", status(504), "answered 504", 4},
		{"busy, and says nothing", retryAfter(429, ""), "answered 429 Too Many Requests: try again later", 4},
		{"busy, and says nonsense", retryAfter(503, "soon"), "answered 503 Service Unavailable: try again later", 4},
		{"busy for an hour", retryAfter(429, "3600"), "asks to be left alone until", 1},
		{"busy for an hour, as a date", retryAfter(503, time.Now().Add(time.Hour).UTC().Format(http.TimeFormat)), "asks to be left alone until", 1},
		{"busy for ever", retryAfter(503, "99999999999999999999"), "asks to be left alone until", 1},
		{"hangs up", raw(""), "cannot be fetched (EOF): see", 4},
		{"hangs up in the header", raw("HTTP/1.1 200 OK\r\nContent-"), "cannot be fetched", 4},
		{"is no HTTP", raw("SSH-2.0-\x1b[31m\r\n"), "cannot be fetched", 4},
		{"endless header", raw("HTTP/1.1 200 OK\r\nX: " + strings.Repeat("x", 2*maxHeader)), "cannot be fetched", 4},
		{"shorter than it says", raw("HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n" + book), "cannot be fetched (unexpected EOF)", 4},
		{"longer than it says", raw("HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 500\r\n\r\n" + book), "cut short or damaged", 1},
		{"two lengths", raw("HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\n" + book), "cannot be fetched", 4},
		{"chunks that break off", raw("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n<html"), "cannot be fetched", 4},
		{"too large", endless(fmt.Sprint((maxBytes>>20 + 10) << 20)), "has more than 20 MB", 1},
		{"too large, and does not say so", endless(""), "has more than 20 MB", 1},
		{"gzip bomb", bomb(t), "has more than 20 MB", 1},
		{"gzip that is none", raw("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n" + book), "cannot be fetched (gzip: invalid header)", 4},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			s := mirror(t, map[string]http.HandlerFunc{"/page": tt.handler, "/linking": servePage("page", "page?secret=1", "page.xlsx?secret"), "/page.xlsx": tt.handler})
			_, err := client().Look(t.Context(), s.URL+"/page?secret", nil)
			if fails(t, err, tt.want); strings.Contains(tt.want, "answered") || strings.Contains(tt.want, "cannot") {
				fails(t, err, s.URL+"/page ")
			}
			if n := len(s.sent("/page")); n != tt.tries {
				t.Errorf("%d tries, want %d", n, tt.tries)
			}
			look, err := client().Look(t.Context(), s.URL+"/linking", nil)
			if err != nil {
				t.Fatal(err)
			}
			checkRefused(t, look, refusal{"page.xlsx", tt.want})
		})
	}
}

// What goes wrong at first is tried again.
func TestRecovers(t *testing.T) {
	good := serve(agreements(t))
	for name, handler := range map[string]http.HandlerFunc{
		"500":                   turns(status(500), status(503), good),
		"hangs up":              turns(raw(""), good),
		"breaks off":            turns(raw("HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\nPK"), good),
		"busy for a second":     turns(retryAfter(429, "1"), good),
		"busy until a date":     turns(retryAfter(503, time.Now().Add(time.Second).UTC().Format(http.TimeFormat)), good),
		"was busy":              turns(retryAfter(503, "Wed, 21 Oct 2015 07:28:00 GMT"), good),
		"no time to wait":       turns(retryAfter(429, "0"), retryAfter(429, "-5"), good),
		"stalls in the header":  turns(stall(""), good),
		"stalls in the body":    turns(stall("HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\nPK"), good),
		"a redirect that fails": turns(redirect("/none"), good),
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s := mirror(t, map[string]http.HandlerFunc{"/" + participating: handler, "/none": raw("")})
			c := client()
			if strings.Contains(name, "stalls") {
				c = impatient(func(p *patience) { p.whole, p.tries = time.Second, 4 })
			}
			look, err := c.Look(t.Context(), s.URL+"/"+participating, nil)
			if err != nil || len(look.Lists) != 1 {
				t.Errorf("%+v, %v", look, err)
			}
		})
	}
}

// stall sends these bytes and then nothing, until the client hangs up.
func stall(response string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		conn, _, err := http.NewResponseController(w).Hijack()
		if err != nil {
			panic(err)
		}
		defer conn.Close()
		io.WriteString(conn, response)
		io.Copy(io.Discard, conn)
	}
}

// A server that stalls is given up.
func TestStalls(t *testing.T) {
	const start = "HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n<html>"
	for _, tt := range []struct {
		name, response, want string
		change               func(*patience)
	}{
		{"before the header", "", "timeout awaiting response headers", func(p *patience) { p.header = 50 * time.Millisecond }},
		{"in the header", start[:20], "timeout awaiting response headers", func(p *patience) { p.header = 50 * time.Millisecond }},
		{"in the body", start, "it took longer than 50ms", func(p *patience) { p.whole = 50 * time.Millisecond }},
		{"until all of it took too long", start, "was not fetched: all of it took longer than 50ms: try", func(p *patience) { p.look = 50 * time.Millisecond }},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			s := mirror(t, map[string]http.HandlerFunc{"/page": stall(tt.response)})
			_, err := impatient(tt.change).Look(t.Context(), s.URL+"/page", nil)
			fails(t, err, s.URL+"/page ", tt.want)
		})
	}
}

// A server that takes no encrypted connection, and one that nobody listens at.
func TestConnection(t *testing.T) {
	l := httptest.NewUnstartedServer(nil).Listener
	_, err := impatient(func(p *patience) { p.connect = 50 * time.Millisecond }).Look(t.Context(), "https://"+l.Addr().String()+"/", nil)
	fails(t, err, "cannot be fetched", "TLS handshake timeout")
	l.Close()
	_, err = client().Look(t.Context(), "http://"+l.Addr().String()+"/", nil)
	fails(t, err, "cannot be fetched", "refused")
}

// A host that is not who it should be is not asked again.
func TestCertificate(t *testing.T) {
	s, _ := iceSite(t, map[string]http.HandlerFunc{"/page": servePage("a.xlsx")})
	c := client()
	_, err := c.Look(t.Context(), s.URL+"/page", nil)
	fails(t, err, "cannot be trusted", "clock")
}

// Where a server asks to be left alone, it is.
func TestLater(t *testing.T) {
	s := mirror(t, map[string]http.HandlerFunc{
		"/page":             servePage(participating, "busy.xlsx", "c.xlsx"),
		"/" + participating: serve(agreements(t)),
		"/busy.xlsx":        retryAfter(429, "7200"),
	})
	look, err := client().Look(t.Context(), s.URL+"/page", nil)
	if err != nil || len(look.Lists) != 1 {
		t.Fatalf("%+v, %v", look, err)
	}
	checkRefused(t, look, refusal{"busy.xlsx", s.URL + "/busy.xlsx answered 429 Too Many Requests and asks"}, refusal{"c.xlsx", "/busy.xlsx answered"})
	if len(s.sent("/c.xlsx")) > 0 {
		t.Error("the server was asked again")
	}
	_, err = client().Look(t.Context(), s.URL+"/busy.xlsx", nil)
	if later, ok := errors.AsType[*LaterError](err); !ok || later.At.Before(time.Now().Add(time.Hour)) {
		t.Errorf("%+v, %v", later, err)
	}
}
