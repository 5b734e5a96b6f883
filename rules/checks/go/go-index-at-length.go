package p

func f(x []int) int {
	// ruleid: go-index-at-length
	for i := 0; i <= len(x); i++ {
		use(x[i])
	}
	// ruleid: go-index-at-length
	last := x[len(x)]
	// ok: go-index-at-length
	for i := 0; i < len(x); i++ {
		use(x[i])
	}
	// ok: go-index-at-length
	return last + x[len(x)-1]
}
