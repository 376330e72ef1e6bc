package fakediscord

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"ask287/bot/bottest/fake"
)

// schema validates against Discord's own description of its API. A nil one finds everything right.
type schema struct {
	doc      object
	compiler *jsonschema.Compiler
	mu       sync.Mutex // of the compiler, and of compiled
	compiled map[string]*jsonschema.Schema
}

// description is openapi.json, read once: it is over a megabyte. It is looked for in shared/fixtures/discord beside
// the module, and nil is where there is none.
var description = sync.OnceValues(func() (*schema, error) {
	dir, err := os.Getwd()
	if err != nil {
		return nil, err
	}
	for {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			return readSchema(filepath.Join(dir, "..", "shared", "fixtures", "discord", "openapi.json"))
		}
		parent := filepath.Dir(dir)
		if parent == dir {
			return nil, fmt.Errorf("no go.mod above the working directory: %w", fs.ErrNotExist)
		}
		dir = parent
	}
})

// absent says once that there is no description.
var absent sync.Once

func openSchema(t fake.TB) *schema {
	t.Helper()
	found, err := description()
	switch {
	case errors.Is(err, fs.ErrNotExist):
		absent.Do(func() { t.Logf("fake Discord: payloads are not validated: %v", err) })
		return nil
	case err != nil:
		t.Errorf("fake Discord: %v", err)
		return nil
	}
	return found
}

func readSchema(path string) (*schema, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	doc, err := jsonschema.UnmarshalJSON(f)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	c := jsonschema.NewCompiler()
	c.DefaultDraft(jsonschema.Draft2020)
	c.AssertFormat()
	root, _ := doc.(object)
	return &schema{doc: root, compiler: c, compiled: map[string]*jsonschema.Schema{}}, c.AddResource("openapi.json", doc)
}

// request validates the body of a request that has one.
func (d *schema) request(c *call) *failure {
	if d == nil || c.raw == nil {
		return nil
	}
	err := d.check(c.route, string(c.raw), "requestBody", "content", "application/json", "schema")
	if err == nil {
		return nil
	}
	return invalid([]problem{{"_schema", "BASE_TYPE_INVALID", err.Error()}})
}

// response validates what the server itself answers, and reports what is wrong: then the fault is here.
func (d *schema) response(s *Server, c *call, status int, response any) {
	if d == nil || response == nil {
		return
	}
	raw := encode(response)
	if err := d.check(c.route, string(raw), "responses", fmt.Sprint(status), "content", "application/json", "schema"); err != nil {
		s.host.Report("its own response to %s %s is wrong: %v\n\t%s", c.route.method, c.route.path, err, raw)
	}
}

// check validates JSON against the schema that stands below the operation; where none stands there it is right.
func (d *schema) check(way route, raw string, below ...string) error {
	value, err := jsonschema.UnmarshalJSON(strings.NewReader(raw))
	if err != nil {
		return err
	}
	found, err := d.find(append([]string{"paths", way.path, strings.ToLower(way.method)}, below...))
	if err != nil || found == nil {
		return err
	}
	if err := found.Validate(value); err != nil {
		return shorter(err)
	}
	return nil
}

// shorter leaves out which other types a value could have been of, and ends after a screenful.
func shorter(err error) error {
	var kept []string
	for line := range strings.SplitSeq(err.Error(), "\n") {
		if !strings.Contains(line, "/type': value must be ") && len(kept) < 20 {
			kept = append(kept, line)
		}
	}
	return errors.New(strings.Join(kept, "\n"))
}

func (d *schema) find(path []string) (*jsonschema.Schema, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	key := strings.Join(path, "\x00")
	if s, ok := d.compiled[key]; ok {
		return s, nil
	}
	var at any = d.doc
	pointer := ""
	for _, name := range path {
		o, _ := at.(object)
		next, ok := o[name]
		if !ok {
			d.compiled[key] = nil
			return nil, nil //nolint:nilnil // the description says nothing about it
		}
		at = next
		pointer += "/" + strings.NewReplacer("~", "~0", "/", "~1", "{", "%7B", "}", "%7D").Replace(name)
	}
	s, err := d.compiler.Compile("openapi.json#" + pointer)
	if err == nil {
		d.compiled[key] = s
	}
	return s, err
}
