package p

func f(ready bool) {
	// ruleid: go-empty-branch
	if ready {
	}
	// ruleid: go-empty-branch
	if !ready {

	}
	// ok: go-empty-branch
	if ready {
		run()
	}
	// ok: go-empty-branch
	if ready {
		// nothing to do
	}
}
