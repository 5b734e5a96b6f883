package p

func f(big bool) int {
	// ruleid: go-same-branches
	if big {
		return 1
	} else {
		return 1
	}
}

func g(big bool) int {
	// ruleid: go-same-branches
	if big {
		run()
	} else {
		run()
	}
	// ok: go-same-branches
	if big {
		return 2
	} else {
		return 1
	}
	// ok: go-same-branches
	if big {
	}
	return 0
}
