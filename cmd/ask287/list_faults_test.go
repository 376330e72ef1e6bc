package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path"
	"strings"
	"syscall"
	"testing"
	"time"
)

// slowTests names a variable that lets tests wait as long as the program does for a server that says nothing.
const slowTests = "ASK287_SLOW_TESTS"

// fault is what a server does wrong.
type fault struct {
	name       string
	page, list http.HandlerFunc // nil is as it should be
	says       string           // in the program's output
	signal     os.Signal        // is sent to the program when it has asked for the list, or for the page if that is wrong
	isSlow     bool
}

// Whatever the server does, the program ends with exit code 1 and says why, and the old list goes on.
func TestUpdateFaults(t *testing.T) {
	e := editionOf(builtIn())
	store := storeOf(t, e.publish(t, t.TempDir(), "2026-05-19"))
	before, good := known(t, store).Checksum, e.with(dane...).of(t, "2026-05-20")
	var all []*faulty
	for _, f := range faults(t, e) {
		if f.isSlow && os.Getenv(slowTests) == "" {
			t.Logf("%s: only with %s set, it takes minutes", f.name, slowTests)
			continue
		}
		all = append(all, startFaulty(t, f, copyOf(t, store), good)) // they wait at the same time
	}
	for i, f := range all {
		t.Run(f.name, func(t *testing.T) {
			f.end(t)
			if got := known(t, f.dir).Checksum; got != before {
				t.Error("what is known has changed")
			}
			code, stdout, stderr := runPlain(t, "list", "status", "--data", f.dir)
			if code != answered || !strings.HasPrefix(stdout, "List in use: 2026-05-19 ") || stderr != "" {
				t.Errorf("afterwards: exit code %d, %s%s", code, stdout, stderr)
			}
			if i%8 == 0 {
				answersFrom(t, f.dir, os.Getenv("ASK287_CACHE"), "2026-05-19")
			}
		})
	}
}

func faults(t *testing.T, e edition) []fault {
	t.Helper()
	book := string(e.of(t, "2026-05-20"))
	const refused = "participatingAgencies05202026am.xlsx: refused: "
	return []fault{
		{name: "404", page: answers(404), says: "answered 404 Not Found: look for where it has moved to"},
		{name: "403", page: answers(403), says: "answered 403 Forbidden: it may not let programs in: save it with a browser, and give the file"},
		{name: "500", page: answers(500), says: "answered 500 Internal Server Error: try again later"},
		{name: "429, for an hour", page: busy("3600"), says: "answered 429 Too Many Requests and asks to be left alone until "},
		{name: "429, for a second", page: busy("1"), says: "answered 429 Too Many Requests"},
		{name: "hangs up", page: raw(""), says: "cannot be fetched (EOF): see whether the network works"},
		{name: "hangs up in the page", page: raw("HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n<html>"), says: "cannot be fetched (unexpected EOF)"},
		{name: "is no web server", page: raw("220 mail.example.com ESMTP\r\n"), says: "cannot be fetched"},
		{name: "redirects in a circle", page: redirect("/"), says: "redirects in a circle: look at it in a browser"},
		{name: "redirects to nobody", page: redirect("http://127.0.0.1:1/"), says: "connection refused"},
		{name: "answers nothing", page: raw("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"), says: "the file is empty: fetch it again"},
		{name: "links nothing", page: raw("HTTP/1.1 200 OK\r\n\r\n<html>The lists have moved.</html>"), says: "links no workbook: it may have changed its form"},
		{name: "sends something else", page: raw("HTTP/1.1 200 OK\r\n\r\n%PDF-1.7 "), says: "the file is not a workbook: fetch the list's .xlsx"},
		{name: "stalls, and the person gives up", page: stall(""), signal: os.Interrupt, says: "was not fetched"},
		{name: "stalls in the page, and the person gives up", page: stall("HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n<html>"), signal: os.Interrupt, says: "was not fetched"},
		{name: "stalls", page: stall(""), isSlow: true, says: "cannot be fetched"},
		{name: "stalls in the page", page: stall("HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n<html>"), isSlow: true, says: "it took longer than 30s"},

		{name: "no list", list: answers(404), says: refused},
		{name: "a list with an error", list: answers(500), says: "answered 500 Internal Server Error: try again later"},
		{name: "a list that is busy", list: busy("3600"), says: "asks to be left alone until "},
		{name: "a list that hangs up", list: raw("HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n" + book[:1000]), says: refused},
		{name: "a list longer than it says", list: raw(fmt.Sprintf("HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: %d\r\n\r\n", len(book)-100) + book), says: "cut short or damaged"},
		{name: "a list shorter than it says", list: raw(fmt.Sprintf("HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n", len(book)+100) + book), says: "cannot be fetched (unexpected EOF)"},
		{name: "a list in a circle", list: redirect("participatingAgencies05202026am.xlsx"), says: "redirects in a circle"},
		{name: "a page for a list", list: raw("HTTP/1.1 200 OK\r\n\r\n<html>Please log in</html>"), says: refused + "the file is a web page, not a workbook: "},
		{name: "a zip for a list", list: raw("HTTP/1.1 200 OK\r\n\r\nPK\x05\x06" + strings.Repeat("\x00", 18)), says: refused},
		{name: "another workbook for a list", list: serve(edition{{"NAME", "TELEPHONE"}, {"ICE", "202 555 0100"}}.of(t, "2026-05-20")), says: refused},
		{name: "an old list", list: serve(e.of(t, "2026-05-01")), says: "set aside: agreements of 2026-05-01 "},
		{name: "half of a list", list: serve(e.first(900).of(t, "2026-05-20")), says: "it has 900 agreements, over 5 % fewer than the 1843"},
		{name: "a list that stalls, and the system ends", list: stall("HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\nPK"), signal: syscall.SIGTERM, says: "were not all fetched"},
	}
}

// faulty is a program that updates from a server with a fault.
type faulty struct {
	fault
	dir       string
	cmd       *exec.Cmd
	out, errs bytes.Buffer
}

func startFaulty(t *testing.T, f fault, dir string, good []byte) *faulty {
	t.Helper()
	asked := make(chan struct{}, 100)
	noted := func(h http.HandlerFunc) http.HandlerFunc {
		return func(w http.ResponseWriter, r *http.Request) {
			asked <- struct{}{}
			h(w, r)
		}
	}
	site := http.NewServeMux()
	name := iceName("2026-05-20")
	site.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		switch {
		case path.Base(r.URL.Path) == name && f.list != nil:
			noted(f.list)(w, r)
		case path.Base(r.URL.Path) == name:
			serve(good)(w, r)
		case f.page != nil:
			noted(f.page)(w, r)
		default:
			_, _ = fmt.Fprintf(w, "<html><a href=%q>a list</a>", name)
		}
	})
	server := httptest.NewServer(site)
	t.Cleanup(server.Close)
	ctx, cancel := context.WithTimeout(t.Context(), 5*time.Minute)
	t.Cleanup(cancel)
	p := &faulty{fault: f, dir: dir, cmd: exec.CommandContext(ctx, plainProgram(t), "list", "update", "--data", dir, "--from", server.URL)}
	p.cmd.Stdout, p.cmd.Stderr = &p.out, &p.errs
	must(t, p.cmd.Start())
	if f.signal != nil {
		go func() {
			select {
			case <-asked:
				_ = p.cmd.Process.Signal(f.signal)
			case <-ctx.Done():
			}
		}()
	}
	return p
}

// end waits for the program, and checks what it says.
func (f *faulty) end(t *testing.T) {
	t.Helper()
	err := f.cmd.Wait()
	if exit, ok := errors.AsType[*exec.ExitError](err); !ok || exit.ExitCode() != failed {
		t.Errorf("it ended with %v", err)
	}
	told := f.errs.String()
	if !strings.HasPrefix(told, "ask287: ") || strings.Count(told, "\n") != 1 || !strings.Contains(told, "the old") {
		t.Errorf("standard error has %q", told)
	}
	if said := f.out.String() + told; !strings.Contains(said, f.says) {
		t.Errorf("it says %q, want %q", said, f.says)
	}
}

func serve(data []byte) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) { _, _ = w.Write(data) }
}

func answers(code int) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(code) }
}

func redirect(to string) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, to, http.StatusFound) }
}

// busy asks to be left alone for some seconds.
func busy(seconds string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Retry-After", seconds)
		w.WriteHeader(http.StatusTooManyRequests)
	}
}

// raw answers with these bytes, header and all, and hangs up.
func raw(response string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		conn, _, err := http.NewResponseController(w).Hijack()
		if err != nil {
			panic(err)
		}
		_, _ = io.WriteString(conn, response)
		_ = conn.Close()
	}
}

// stall sends these bytes and then nothing, until the client hangs up.
func stall(response string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		conn, _, err := http.NewResponseController(w).Hijack()
		if err != nil {
			panic(err)
		}
		_, _ = io.WriteString(conn, response)
		_, _ = io.Copy(io.Discard, conn)
		_ = conn.Close()
	}
}
