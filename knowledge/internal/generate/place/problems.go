package place

import (
	"fmt"
	"strings"
)

// Problems are what keeps place data from being built, each a sentence. As an error it tells the first of
// them and how many there are.
type Problems []string

func (p *Problems) addf(format string, args ...any) { *p = append(*p, fmt.Sprintf(format, args...)) }

// Error implements error.
func (p Problems) Error() string {
	const shown = 20
	head := fmt.Sprintf("%d problems with the place data: put right the tables of package place, or pin "+
		"the versions that they were made for\n", len(p))
	return head + strings.Join(p[:min(shown, len(p))], "\n")
}
