package bolt

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"ask287/bot"
)

func TestStore(t *testing.T) {
	path := filepath.Join(t.TempDir(), "new", "kept.db")
	s, err := Open(path)
	if err != nil {
		t.Fatal(err)
	}
	desk := bot.NewDesk(s)
	want := bot.Settings{State: "FL", Language: "es", Public: true, Reports: "12"}
	if err := desk.Set(t.Context(), "discord", "7", want); err != nil {
		t.Fatal(err)
	}
	if _, err := Open(path); err == nil || !strings.Contains(err.Error(), "in use by another") {
		t.Errorf("a second one opens it: %v", err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if s, err = Open(path); err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	desk = bot.NewDesk(s)
	for workspace, want := range map[string]bot.Settings{"7": want, "8": {}, "": {}} {
		if got, err := desk.Settings(t.Context(), "discord", workspace); err != nil || got != want {
			t.Errorf("settings of %q: %+v, %v; want %+v", workspace, got, err, want)
		}
	}
	if err := desk.Remove(t.Context(), "discord", "7"); err != nil {
		t.Fatal(err)
	}
	if got, err := desk.Settings(t.Context(), "discord", "7"); err != nil || got != (bot.Settings{}) {
		t.Errorf("after removal: %+v, %v", got, err)
	}
	info, err := os.Stat(path)
	if err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("others may read it: %v %v", info.Mode(), err)
	}
}

func TestDamaged(t *testing.T) {
	path := filepath.Join(t.TempDir(), "kept.db")
	if err := os.WriteFile(path, []byte(strings.Repeat("no database ", 1000)), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := Open(path); err == nil || !strings.Contains(err.Error(), "move it away") {
		t.Errorf("opened what is none: %v", err)
	}
}
