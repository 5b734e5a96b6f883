package p

func f(done chan bool) {
	// ruleid: go-busy-loop
	for {
		select {
		case <-done:
			return
		default:
		}
	}
}

func g() {
	// ruleid: go-busy-loop
	for {
	}
}

func h(done chan bool) {
	// ok: go-busy-loop
	for {
		select {
		case <-done:
			return
		default:
			time.Sleep(time.Second)
		}
	}
	// ok: go-busy-loop
	for range done {
	}
}
