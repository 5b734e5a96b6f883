package p

import "sync"

// ruleid: go-lock-copied
func a(mu sync.Mutex) {
	mu.Lock()
}

// ruleid: go-lock-copied
func b(n int, wg sync.WaitGroup) {
	wg.Done()
}

// ok: go-lock-copied
func c(mu *sync.Mutex) {
	mu.Lock()
}

// ok: go-lock-copied
func d(l sync.Locker) {
	l.Lock()
}
