package work

import (
	"context"
	"time"
)

func run(parent context.Context) {
	// ruleid: go-context-cancel-discarded
	a, _ := context.WithTimeout(parent, time.Second)
	var b context.Context
	// ruleid: go-context-cancel-discarded
	b, _ = context.WithCancel(parent)
	// ok: go-context-cancel-discarded
	c, cancel := context.WithTimeout(parent, time.Second)
	defer cancel()
	// ok: go-context-cancel-discarded
	d := context.WithValue(parent, key, 1)
	use(a, b, c, d)
}
