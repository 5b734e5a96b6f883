package p

func f(x []int) bool {
	// ruleid: go-length-below-zero
	if len(x) < 0 {
		return true
	}
	// ruleid: go-length-below-zero
	if len(x) >= 0 {
		return true
	}
	// ok: go-length-below-zero
	if len(x) > 0 {
		return true
	}
	// ok: go-length-below-zero
	return len(x) <= 0
}
