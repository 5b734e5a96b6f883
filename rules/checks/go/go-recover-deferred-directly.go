package p

func f() {
	// ruleid: go-recover-deferred-directly
	defer recover()
	run()
}

func h() {
	if x {
		// ruleid: go-recover-deferred-directly
		defer recover()
	}
}

func g() {
	// ok: go-recover-deferred-directly
	defer func() { recover() }()
	// ok: go-recover-deferred-directly
	defer close()
	run()
}
