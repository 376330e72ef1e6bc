package ice

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"testing"
	"time"
)

// maxMemory is what a process may take to read a file, in kB.
const maxMemory = 100_000

var alone = regexp.MustCompile(`(?s)ALONE (.*) IN (\S+) WITH (\d*) kB`)

// readAlone has a process of its own read a file, checks the memory that it took, and returns what Read said.
func readAlone(t *testing.T, file string) string {
	t.Helper()
	c := exec.CommandContext(t.Context(), os.Args[0], "-test.run=^TestReadAlone$", "-test.v") // #nosec G204
	c.Env = append(os.Environ(), "ICE_READ_ALONE="+file)
	out, err := c.CombinedOutput()
	if err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	m := alone.FindStringSubmatch(string(out))
	if m == nil {
		t.Fatalf("no answer in %q", out)
	}
	memory, err := strconv.Atoi(m[3])
	switch {
	case err != nil:
		t.Log("this system does not tell a process its memory, which is not checked")
	case memory > maxMemory:
		t.Errorf("took %d kB, may take %d", memory, maxMemory)
	}
	t.Logf("%s, %d kB: %.200s", m[2], memory, m[1])
	return m[1]
}

// TestReadAlone is the process of readAlone.
func TestReadAlone(t *testing.T) {
	file := os.Getenv("ICE_READ_ALONE")
	if file == "" {
		t.Skip("it is run by other tests")
	}
	data, err := os.ReadFile(file) // #nosec G304 G703
	if err != nil {
		t.Fatal(err)
	}
	start := time.Now()
	said := ""
	if p, err := Read(filepath.Base(file), data); err != nil {
		said = err.Error()
	} else {
		said = fmt.Sprintf("read %d rows", len(p.Rows))
	}
	took := time.Since(start)
	status, _ := os.ReadFile("/proc/self/status")
	memory := regexp.MustCompile(`VmHWM:\s*(\d+) kB`).FindSubmatch(status)
	if memory == nil {
		memory = make([][]byte, 2)
	}
	t.Logf("ALONE %s IN %s WITH %s kB", said, took.Round(time.Millisecond), memory[1])
}
