package p

import "sync/atomic"

func f(c *counter) {
	// ruleid: go-atomic-result-assigned
	c.n = atomic.AddInt64(&c.n, 1)
	// ruleid: go-atomic-result-assigned
	total = atomic.AddUint32(&total, 2)
	// ok: go-atomic-result-assigned
	atomic.AddInt64(&c.n, 1)
	// ok: go-atomic-result-assigned
	m := atomic.AddInt64(&c.n, 1)
	use(m)
}
