package knowledge

import (
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"sync"
)

//go:generate go run ./internal/generate

//go:embed data
var data embed.FS

// Embedded returns the data files that were built into the program.
func Embedded() fs.FS {
	sub, err := fs.Sub(data, "data")
	if err != nil {
		panic(err) // the folder is embedded above
	}
	return sub
}

// Fault is one thing wrong with the data files.
type Fault struct {
	File string
	Line int // from 1; 0 where the fault is of the file as a whole
	What string
}

func (f Fault) String() string { return fmt.Sprintf("%s:%d: %s", f.File, f.Line, f.What) }

// Faults is the error of a load: every fault that was found, by file and line.
type Faults []Fault

func (f Faults) Error() string {
	lines := make([]string, len(f))
	for i := range f {
		lines[i] = f[i].String()
	}
	return fmt.Sprintf("%d faults in the data:\n%s", len(f), strings.Join(lines, "\n"))
}

// Load reads the data files of fsys, laid out as under knowledge/data, and checks that they fit together:
// every fact has a source, every reference leads somewhere, no id stands twice. It returns a whole Base or,
// as [Faults], everything that is wrong.
func Load(fsys fs.FS) (*Base, error) {
	b := &Base{}
	l := &loader{fsys: fsys}
	var wg sync.WaitGroup
	for _, read := range []func(*Base){
		l.agencies,
		func(b *Base) { l.zips(b); l.cities(b) },
		func(b *Base) {
			l.sources(b)
			l.lists(b)
			l.states(b)
			l.stateNames(b)
			l.counties(b)
			l.aliases(b)
			l.errata(b)
			l.agreements(b)
			l.prints(b)
			l.applications(b)
			l.explainer(b)
			l.glossary(b)
		},
	} {
		wg.Go(func() { read(b) })
	}
	wg.Wait()
	b.Checksum = l.checksum()
	l.connect(b)
	if len(l.faults) > 0 {
		slices.SortFunc(l.faults, func(a, b Fault) int {
			if c := strings.Compare(a.File, b.File); c != 0 {
				return c
			}
			return a.Line - b.Line
		})
		return nil, l.faults
	}
	return b, nil
}

// loader reads the files of one load. Its methods run at the same time, each filling its own
// part of the Base; what they share is guarded.
type loader struct {
	fsys fs.FS

	// What is read before the agencies that it belongs to are known.
	signed  []agreement
	printed []printLine
	applied []application

	positions map[string]int // of the participating lists, by id

	mu     sync.Mutex
	faults Faults
	sums   []string
	lines  map[string][]int // where the rows of a table stand in its file
}

func (l *loader) fault(file string, line int, format string, args ...any) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.faults = append(l.faults, Fault{file, line, fmt.Sprintf(format, args...)})
}

func (l *loader) keepLines(file string, lines []int) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.lines == nil {
		l.lines = map[string][]int{}
	}
	l.lines[file] = lines
}

// line returns where the i-th row of a table, or what was made of it, stands in its file: 0 for texts, which have
// a file each.
func (l *loader) line(file string, i int) int {
	if i >= len(l.lines[file]) {
		return 0
	}
	return l.lines[file][i]
}

// read returns a whole file and remembers its checksum; a fault and nil if it cannot be read.
func (l *loader) read(file string) []byte {
	text, err := fs.ReadFile(l.fsys, file)
	if err != nil {
		l.fault(file, 0, "cannot be read: %v", err)
		return nil
	}
	sum := sha256.Sum256(text)
	l.mu.Lock()
	defer l.mu.Unlock()
	l.sums = append(l.sums, file+" "+hex.EncodeToString(sum[:]))
	return text
}

// checksum returns one checksum over all files that were read.
func (l *loader) checksum() string {
	slices.Sort(l.sums)
	sum := sha256.Sum256([]byte(strings.Join(l.sums, "\n")))
	return hex.EncodeToString(sum[:])
}
