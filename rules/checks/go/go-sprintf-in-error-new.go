package p

import (
	"errors"
	"fmt"
)

func f(name string) error {
	// ruleid: go-sprintf-in-error-new
	a := errors.New("cannot open %s")
	// ruleid: go-sprintf-in-error-new
	b := errors.New("bad %d, stop")
	use(a, b)
	// ok: go-sprintf-in-error-new
	c := errors.New("100% full")
	use(c)
	// ok: go-sprintf-in-error-new
	return fmt.Errorf("cannot open %s", name)
}
