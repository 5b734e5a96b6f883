package p

import "os"

func f(names []string) {
	for _, n := range names {
		f, err := os.Open(n)
		if err != nil {
			return
		}
		// ruleid: go-defer-in-loop
		defer f.Close()
	}
	for _, n := range names {
		mu.Lock()
		// ruleid: go-defer-in-loop
		defer mu.Unlock()
		use(n)
	}
	for _, n := range names {
		func() {
			f, _ := os.Open(n)
			// ok: go-defer-in-loop
			defer f.Close()
		}()
	}
	g, _ := os.Open("x")
	// ok: go-defer-in-loop
	defer g.Close()
}
