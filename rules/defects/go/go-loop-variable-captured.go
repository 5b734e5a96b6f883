package work

func all(list []item) {
	// ruleid: go-loop-variable-captured
	for _, x := range list {
		go func() {
			use(x)
		}()
	}
	// ruleid: go-loop-variable-captured
	for _, y := range list {
		go func() {
			y.run()
		}()
	}
	// ok: go-loop-variable-captured
	for _, z := range list {
		go func(z item) {
			use(z)
		}(z)
	}
	// ok: go-loop-variable-captured
	for _, v := range list {
		v := v
		go func() {
			use(v)
		}()
	}
}
