package fake

// Copies are what the pointers point at, as it stands.
func Copies[T any](of []*T) []T {
	all := make([]T, 0, len(of))
	for _, p := range of {
		all = append(all, *p)
	}
	return all
}

// Latest is the list without its oldest, where it has more than most; 0 is no bound. Each that goes is given to forget.
func Latest[T any](list []T, most int, forget func(T)) []T {
	for most > 0 && len(list) > most {
		old := list[0]
		clear(list[:1]) // for the memory to be free
		list = list[1:]
		forget(old)
	}
	return list
}
