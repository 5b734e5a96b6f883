package p

func f(p *person) bool {
	// ruleid: go-nil-check-with-wrong-operator
	if p == nil && p.name == "" {
		return true
	}
	// ruleid: go-nil-check-with-wrong-operator
	if p != nil || p.name == "" {
		return true
	}
	// ok: go-nil-check-with-wrong-operator
	if p == nil || p.name == "" {
		return true
	}
	// ok: go-nil-check-with-wrong-operator
	return p != nil && p.name == ""
}
