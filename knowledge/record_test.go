package knowledge

import (
	"bytes"
	"io/fs"
	"testing"
)

// TestTables writes what was loaded and wants the files that it was loaded from, byte for byte.
func TestTables(t *testing.T) {
	for name, fsys := range map[string]fs.FS{"fixture": mapFS(fixture()), "embedded": Embedded()} {
		b, err := Load(fsys)
		if err != nil {
			t.Fatal(err)
		}
		tables, err := b.Tables()
		if err != nil {
			t.Fatal(err)
		}
		if len(tables) != 5 {
			t.Errorf("%s: %d tables", name, len(tables))
		}
		if tables["aliases.csv"], err = AliasTable(b.Aliases); err != nil {
			t.Fatal(err)
		}
		for file, got := range tables {
			if name == "fixture" && file == "agreements.csv" {
				continue // the fixture's are not in the order of the models, to see that Load sorts them
			}
			want, err := fs.ReadFile(fsys, file)
			if err != nil || !bytes.Equal(got, want) {
				t.Errorf("%s: %s is not as it was read (%v)", name, file, err)
			}
		}
	}
}
