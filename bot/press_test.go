package bot

import "testing"

func TestPress(t *testing.T) {
	for _, p := range []Press{{ToPage, "en", 3, "roster|state:FL"}, {NotRight, "es", 0, "participation.listed"}, {Share, "en", 0, "a:b:c"}} {
		if got, ok := PressOf(p.String()); !ok || got != p {
			t.Errorf("%+v comes back as %+v", p, got)
		}
	}
	for _, no := range []string{"", "x", "a:b", "a:b:c:d"} {
		if _, ok := PressOf(no); ok {
			t.Errorf("%q is a press", no)
		}
	}
}
