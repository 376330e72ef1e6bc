package knowledge

// Edits counts the typing errors that make b of a: letters swapped with their neighbour, left out, wrong or too many. It
// returns most+1 where that takes more than most. Its cost grows with 3 to the power of most.
func Edits(a, b string, most int) int {
	for n := range most + 1 {
		if within(a, b, n) {
			return n
		}
	}
	return most + 1
}

func within(a, b string, n int) bool {
	for a != "" && b != "" && a[0] == b[0] {
		a, b = a[1:], b[1:]
	}
	switch {
	case a == b:
		return true
	case max(len(a), len(b))-min(len(a), len(b)) > n || n == 0:
		return false
	case a == "" || b == "":
		return true
	}
	if within(a[1:], b, n-1) || within(a, b[1:], n-1) || within(a[1:], b[1:], n-1) {
		return true
	}
	return len(a) > 1 && len(b) > 1 && a[0] == b[1] && a[1] == b[0] && within(a[2:], b[2:], n-1)
}
