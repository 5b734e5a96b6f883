package p

import "sync"

func f(wg *sync.WaitGroup, s *server) {
	go func() {
		// ruleid: go-waitgroup-add-in-goroutine
		wg.Add(1)
		defer wg.Done()
		run()
	}()
	go func() {
		// ruleid: go-waitgroup-add-in-goroutine
		s.waitGroup.Add(1)
		run()
	}()
	// ok: go-waitgroup-add-in-goroutine
	wg.Add(1)
	go func() {
		defer wg.Done()
		run()
	}()
	go func() {
		// ok: go-waitgroup-add-in-goroutine
		counter.Add(1)
	}()
}
