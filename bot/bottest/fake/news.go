package fake

// News wakes those who wait for something to change. The mutex of what changes guards it.
type News struct{ ch chan struct{} }

// Tell says that there was a change.
func (n *News) Tell() {
	if n.ch != nil {
		close(n.ch)
		n.ch = nil
	}
}

// next is closed at the next change.
func (n *News) next() <-chan struct{} {
	if n.ch == nil {
		n.ch = make(chan struct{})
	}
	return n.ch
}
