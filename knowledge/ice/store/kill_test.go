package store

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"ask287/knowledge"
	"ask287/knowledge/ice"
)

// killedStore names the store of a child of TestKill, which is this program again.
const killedStore = "ASK287_TEST_KILLED_STORE"

// TestKill kills a writer again and again, at any moment. Each time the store is whole, in the state before the change that
// the writer was making or in the one after it, and the next writer gets in.
func TestKill(t *testing.T) {
	kills := 60
	if testing.Short() {
		kills = 15
	}
	s := open(t, filepath.Join(t.TempDir(), "store"))
	begun, after := 0, 0
	for i := range kills {
		c := startChild(t, s.dir)
		switch {
		case i == 0:
			<-c.changing
			keptOut(t, s)
		case i%5 == 0: // at any time, while it starts too
			time.Sleep(rand.N(80 * time.Millisecond))
		default: // while it makes its first change, or one of the next
			for range 1 + rand.IntN(5) {
				<-c.changing
			}
			time.Sleep(rand.N(2 * time.Millisecond))
		}
		now, next := c.kill(t)
		got := outlineOf(state(t, s))
		if now != "" && got != now && got != next {
			t.Fatalf("kill %d: the state is\n%s, and was\n%s and was to be\n%s", i, got, now, next)
		}
		if next != "" {
			begun++
			if got == next {
				after++
			}
		}
		verify(t, s)
		must(t, lock(t, s).Close())
		if got := files(t, s, tmpDir); got != nil {
			t.Errorf("kill %d: %q is left behind", i, got)
		}
		if again := outlineOf(state(t, s)); again != got {
			t.Errorf("kill %d: the next writer changes the state\n%s to\n%s", i, got, again)
		}
	}
	t.Logf("of %d kills, %d came in the middle of a change, %d of them after it was made; %d changes", kills, begun, after, state(t, s).Sequence)
}

func keptOut(t *testing.T, s *Store) {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), 10*time.Millisecond)
	defer cancel()
	if _, err := s.Lock(ctx); err == nil || !strings.Contains(err.Error(), "another ask287 is writing") {
		t.Errorf("a second process may write: %v", err)
	}
}

// child is a process that changes a store and tells each change before and after: "may OUTLINE", "now OUTLINE".
type child struct {
	cmd      *exec.Cmd
	changing chan struct{} // something comes when it begins a change; closed when it has ended
	lines    chan []string // all that it told, when it has ended
}

func startChild(t *testing.T, dir string) *child {
	t.Helper()
	program, err := os.Executable()
	must(t, err)
	c := &child{
		cmd:      exec.CommandContext(t.Context(), program, "-test.run=^TestKilledChild$"),
		changing: make(chan struct{}, 1),
		lines:    make(chan []string, 1),
	}
	c.cmd.Env = append(os.Environ(), killedStore+"="+dir)
	out, err := c.cmd.StdoutPipe()
	must(t, err)
	must(t, c.cmd.Start())
	go c.listen(out)
	return c
}

func (c *child) listen(out io.Reader) {
	r := bufio.NewReader(out)
	var lines []string
	for {
		line, err := r.ReadString('\n')
		if err != nil {
			break // what is not a whole line was not told
		}
		lines = append(lines, strings.TrimSpace(line))
		if strings.HasPrefix(line, "may") {
			select {
			case c.changing <- struct{}{}:
			default: // nobody waits
			}
		}
	}
	close(c.changing)
	c.lines <- lines
}

// kill ends the child, and returns the state that it was in and the one that it was changing to, or "" for none.
func (c *child) kill(t *testing.T) (now, next string) {
	t.Helper()
	must(t, c.cmd.Process.Kill())
	lines := <-c.lines
	_ = c.cmd.Wait() // it was killed
	for _, line := range lines {
		word, outline, _ := strings.Cut(line, " ")
		switch word {
		case "now":
			now, next = outline, ""
		case "may":
			next = outline
		default:
			t.Fatalf("the child failed: %s", strings.Join(lines, "\n"))
		}
	}
	return now, next
}

// outline is what a State comes to: what a child can foretell.
type outline struct {
	Used       [][]string `json:",omitempty"` // the lists of each change that is not undone, in its order
	RolledBack []string   `json:",omitempty"`
	Refused    []string   `json:",omitempty"`
}

func (o outline) String() string {
	text, err := json.Marshal(o)
	if err != nil {
		panic(err)
	}
	return string(text)
}

func outlineOf(s State) string { return outlined(s).String() }

func outlined(s State) (o outline) {
	byChange := map[int][]string{}
	for _, e := range s.Lists {
		byChange[e.Change] = append(byChange[e.Change], e.SHA256[:8])
	}
	for n := range s.Sequence + 1 {
		if sums := byChange[n]; sums != nil {
			slices.Sort(sums)
			o.Used = append(o.Used, sums)
		}
	}
	for _, sum := range s.RolledBack {
		o.RolledBack = append(o.RolledBack, sum[:8])
	}
	for _, r := range s.Refused {
		o.Refused = append(o.Refused, r.SHA256[:8])
	}
	return o
}

func without(sums []string, sum string) []string {
	return slices.DeleteFunc(slices.Clone(sums), func(s string) bool { return s == sum })
}

// TestKilledChild is the child of TestKill, and no test of its own.
func TestKilledChild(t *testing.T) {
	dir := os.Getenv(killedStore)
	if dir == "" {
		t.Skip("TestKill runs it")
	}
	s := open(t, dir)
	w := lock(t, s)
	tell("now", outlined(w.state))
	for end := time.Now().Add(30 * time.Second); time.Now().Before(end); {
		o := outlined(w.state)
		switch n := rand.IntN(10); {
		case n < 4:
			o = useSome(t, w, o)
		case n < 6 && len(o.Used) > 0:
			last := len(o.Used) - 1
			o.RolledBack = append(o.RolledBack, o.Used[last]...)
			slices.Sort(o.RolledBack)
			o.Used = o.Used[:last]
			tell("may", o)
			_, err := w.Rollback()
			must(t, err)
		case n < 8:
			o = refuseOne(t, w, o)
		case n < 9:
			must(t, w.KeepCheck(Check{At: time.Now(), Outcome: strings.Repeat("x", rand.IntN(100_000))}))
		default:
			_, err := s.Derived(fmt.Sprint("key", rand.IntN(1000)), (&tables{}).build)
			must(t, err)
		}
		tell("now", o)
	}
	t.Error("nobody has killed it")
}

func tell(word string, o outline) {
	_, _ = fmt.Fprintln(os.Stdout, word, o)
}

// useSome puts one to three of a dozen lists in use, of which some may be in use already.
func useSome(t *testing.T, w *Writer, o outline) outline {
	var entries []Entry
	var sums []string
	for range 1 + rand.IntN(3) {
		data := someBytes(rand.IntN(12))
		p := &ice.Published{
			Kind: ice.Pending, Date: "2026-01-01", File: "list.xlsx", SHA256: sumOf(data),
			Rows: slices.Repeat([]ice.Row{{State: "FL", Agency: "Some Agency", Model: knowledge.TaskForce}}, len(data)/1000),
		}
		e, err := w.Put(p, data, "a child")
		must(t, err)
		entries = append(entries, e)
		if sum := e.SHA256[:8]; e.Change == 0 && !slices.Contains(sums, sum) {
			sums = append(sums, sum)
			o.RolledBack, o.Refused = without(o.RolledBack, sum), without(o.Refused, sum)
		}
	}
	if len(sums) > 0 {
		slices.Sort(sums)
		o.Used = append(o.Used, sums)
	}
	tell("may", o)
	must(t, w.Use("import", entries...))
	return o
}

// refuseOne refuses one of those lists or of as many others, if it is not in use.
func refuseOne(t *testing.T, w *Writer, o outline) outline {
	data := someBytes(rand.IntN(24))
	if _, used := w.state.List(sumOf(data)); used {
		return o
	}
	sum := sumOf(data)[:8]
	o.Refused = append(without(o.Refused, sum), sum)
	o.Refused = o.Refused[max(0, len(o.Refused)-keptRefusals):]
	tell("may", o)
	must(t, w.Refuse("list.xlsx", "a child", data, "no reason"))
	return o
}

// someBytes are the n-th bytes to keep: always the same, from 1 kB to 93.
func someBytes(n int) []byte {
	data := make([]byte, 1000*(1+4*n))
	_, _ = rand.NewChaCha8([32]byte{byte(n)}).Read(data) // never fails
	return data
}
