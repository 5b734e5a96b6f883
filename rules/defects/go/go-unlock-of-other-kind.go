package store

import "sync"

func a(mu *sync.RWMutex) {
	// ruleid: go-unlock-of-other-kind
	mu.RLock()
	defer mu.Unlock()
}

func b(mu *sync.RWMutex) {
	// ruleid: go-unlock-of-other-kind
	mu.Lock()
	defer mu.Lock()
}

func c(mu *sync.RWMutex) {
	// ok: go-unlock-of-other-kind
	mu.RLock()
	defer mu.RUnlock()
}

func d(mu *sync.RWMutex) {
	// ok: go-unlock-of-other-kind
	mu.Lock()
	defer mu.Unlock()
}
