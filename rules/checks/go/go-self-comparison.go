package p

func same(a, b point) bool {
	// ruleid: go-self-comparison
	if a.x == a.x {
		return true
	}
	// ruleid: go-self-comparison
	if a.y < a.y {
		return true
	}
	// ok: go-self-comparison
	if a.x == b.x {
		return true
	}
	// ok: go-self-comparison
	return a.x != a.x
}
