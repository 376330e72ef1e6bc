package index

import "ask287/knowledge"

// oneEditApart reports whether one typing error makes b of a.
func oneEditApart(a, b string) bool { return knowledge.Edits(a, b, 1) == 1 }

// twoEditsApart reports whether one or two typing errors make b of a and the first letters are the same, as they
// nearly always are in what people mistype.
func twoEditsApart(a, b string) bool {
	if a == "" || b == "" || a[0] != b[0] {
		return false
	}
	n := knowledge.Edits(a, b, 2)
	return n == 1 || n == 2
}
