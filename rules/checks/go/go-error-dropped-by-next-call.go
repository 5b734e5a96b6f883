package work

import "fmt"

func run() error {
	// ruleid: go-error-dropped-by-next-call
	a, err := open("a")
	b, err := open("b")
	if err != nil {
		return err
	}
	// ruleid: go-error-dropped-by-next-call
	err = a.write()
	err = b.write()
	if err != nil {
		return err
	}
	// ok: go-error-dropped-by-next-call
	c, err := open("c")
	if err != nil {
		return err
	}
	// ok: go-error-dropped-by-next-call
	err = c.write()
	err = fmt.Errorf("write: %w", err)
	return err
}
