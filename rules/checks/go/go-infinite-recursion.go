package p

// ruleid: go-infinite-recursion
func size(x T) int {
	return size(x)
}

// ruleid: go-infinite-recursion
func (t *T) String() string {
	return t.String()
}

// ok: go-infinite-recursion
func count(x T) int {
	return size(x)
}

// ok: go-infinite-recursion
func (t *T) Name() string {
	return t.inner.Name()
}
