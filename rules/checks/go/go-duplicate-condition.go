package p

func f(n int) {
	if n == 1 {
		a()
		// ruleid: go-duplicate-condition
	} else if n == 1 {
		b()
	}
	if n == 1 {
		a()
	} else if n == 2 {
		b()
		// ruleid: go-duplicate-condition
	} else if n == 1 {
		c()
	}
	if n == 1 {
		a()
		// ok: go-duplicate-condition
	} else if n == 2 {
		b()
	}
	if next() == 1 {
		a()
		// ok: go-duplicate-condition
	} else if next() == 1 {
		b()
	}
}
