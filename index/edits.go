package index

// oneEditApart reports whether one typing error makes b of a: two letters swapped, one left out,
// one wrong, one too many.
func oneEditApart(a, b string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	if len(b)-len(a) > 1 {
		return false
	}
	i := 0
	for i < len(a) && a[i] == b[i] {
		i++
	}
	if len(a) < len(b) {
		return a[i:] == b[i+1:]
	}
	if i == len(a) {
		return false
	}
	return a[i+1:] == b[i+1:] || i+1 < len(a) && a[i] == b[i+1] && a[i+1] == b[i] && a[i+2:] == b[i+2:]
}

// twoEditsApart reports whether at most two typing errors make b of a and the first letters are the same, as they
// nearly always are in what people mistype.
func twoEditsApart(a, b string) bool {
	if a == "" || b == "" || a[0] != b[0] || max(len(a), len(b))-min(len(a), len(b)) > 2 {
		return false
	}
	return within(a[1:], b[1:], 2)
}

// within reports whether n letters swapped, left out, wrong or too many make b of a. Its cost grows with 3 to
// the power of n.
func within(a, b string, n int) bool {
	for a != "" && b != "" && a[0] == b[0] {
		a, b = a[1:], b[1:]
	}
	switch {
	case a == b:
		return true
	case n == 0:
		return false
	case a == "" || b == "":
		return max(len(a), len(b)) <= n
	}
	if within(a[1:], b, n-1) || within(a, b[1:], n-1) || within(a[1:], b[1:], n-1) {
		return true
	}
	return len(a) > 1 && len(b) > 1 && a[0] == b[1] && a[1] == b[0] && within(a[2:], b[2:], n-1)
}
