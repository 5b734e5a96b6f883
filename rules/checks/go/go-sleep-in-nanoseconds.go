package p

import "time"

func f() {
	// ruleid: go-sleep-in-nanoseconds
	time.Sleep(5)
	// ruleid: go-sleep-in-nanoseconds
	<-time.After(100)
	// ok: go-sleep-in-nanoseconds
	time.Sleep(5 * time.Second)
	// ok: go-sleep-in-nanoseconds
	time.Sleep(0)
}
