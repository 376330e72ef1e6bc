package bottest

import (
	"bytes"
	"log"
	"log/slog"
	"os"
	"sync"
	"testing"
)

// Recorder keeps a log.
type Recorder struct {
	mu sync.Mutex
	b  bytes.Buffer
}

// Write is io.Writer's.
func (r *Recorder) Write(p []byte) (int, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.b.Write(p)
}

// String is the log so far.
func (r *Recorder) String() string {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.b.String()
}

// end is the end of the log, for who reads why a test failed.
func (r *Recorder) end() string {
	const most = 2000
	text := r.String()
	return text[max(0, len(text)-most):]
}

// listen records what comes to the process's own log, which nobody means to write to, until the test ends.
func listen(t *testing.T) *Recorder {
	t.Helper()
	r := &Recorder{}
	level := slog.SetLogLoggerLevel(slog.Level(-100)) // slog's own logger writes there too
	log.SetOutput(r)                                  //nolint:forbidigo // what libraries write is looked at
	t.Cleanup(func() {
		log.SetOutput(os.Stderr) //nolint:forbidigo // likewise
		slog.SetLogLoggerLevel(level)
	})
	return r
}
