package store

import "sync"

var mu sync.Mutex

func get(key string) (int, error) {
	// ruleid: go-mutex-return-while-locked
	mu.Lock()
	v, err := load(key)
	if err != nil {
		return 0, err
	}
	mu.Unlock()
	return v, nil
}

func put(key string, stop bool) {
	// ruleid: go-mutex-return-while-locked
	mu.Lock()
	if stop {
		return
	}
	save(key)
	mu.Unlock()
}

func del(key string, stop bool) {
	// ok: go-mutex-return-while-locked
	mu.Lock()
	defer mu.Unlock()
	if stop {
		return
	}
	drop(key)
}

func has(key string, stop bool) {
	// ok: go-mutex-return-while-locked
	mu.Lock()
	if stop {
		mu.Unlock()
		return
	}
	drop(key)
	mu.Unlock()
}
