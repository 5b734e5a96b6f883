package p

func f(x int) int {
	if x > 1 {
		return 1
		// ruleid: go-unreachable-code
		x++
	}
	for {
		break
		// ruleid: go-unreachable-code
		run()
	}
	// ok: go-unreachable-code
	return 2
}

func g() {
	goto end
end:
	// ok: go-unreachable-code
	run()
}
