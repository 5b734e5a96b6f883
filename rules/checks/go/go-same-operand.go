package p

func f(ready, open bool, n, m int) int {
	// ruleid: go-same-operand
	if ready && ready {
		// ruleid: go-same-operand
		return n - n
	}
	// ok: go-same-operand
	if ready && open {
		return n
	}
	// ok: go-same-operand
	return n - m
}
