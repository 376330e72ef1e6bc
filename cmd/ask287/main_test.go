package main

import (
	"io/fs"
	"os"
	"path/filepath"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

// The program itself is what the scripts and the other tests run: it is in their PATH as ask287, or built by plainProgram.
func TestMain(m *testing.M) {
	testscript.Main(withCache{m}, map[string]func(){"ask287": main})
}

// withCache runs tests with a cache directory that they share. The first to ask builds the index in it.
type withCache struct{ *testing.M }

func (m withCache) Run() int {
	dir, err := os.MkdirTemp("", "ask287-test-")
	if err != nil {
		panic(err)
	}
	defer os.RemoveAll(dir)
	for name, value := range map[string]string{"ASK287_CACHE": dir, "LC_ALL": "C"} { // whatever language the tester speaks
		if err := os.Setenv(name, value); err != nil {
			panic(err)
		}
	}
	return m.M.Run()
}

// The scripts are transcripts.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir: filepath.Join("testdata", "script"),
		Setup: func(e *testscript.Env) error {
			e.Setenv("ASK287_CACHE", os.Getenv("ASK287_CACHE"))
			e.Setenv("PATH", filepath.Dir(plainProgram(t))+string(os.PathListSeparator)+e.Getenv("PATH"))
			return nil
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"damage": damage,
		},
		RequireExplicitExec: true,
	})
}

// damage cuts every file of a directory in half, as a disk that was full leaves them.
func damage(ts *testscript.TestScript, _ bool, args []string) {
	ts.Check(filepath.WalkDir(ts.MkAbs(args[0]), func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		info, err := d.Info()
		if err != nil {
			return err
		}
		return os.Truncate(path, info.Size()/2)
	}))
}
