package bot

import (
	"fmt"
	"strings"
)

// Plain returns the answer with its sources as text without any markup, for pasting elsewhere.
func (a *Answer) Plain() string {
	var b strings.Builder
	b.WriteString(a.Text)
	for i, c := range a.Citations {
		if i == 0 {
			b.WriteString("\n")
		}
		fmt.Fprintf(&b, "\n[%d] %s", c.N, c.Title)
		for _, more := range []string{c.Locator, c.AsOf, c.URL} {
			if more != "" {
				b.WriteString(", " + more)
			}
		}
	}
	return b.String()
}
