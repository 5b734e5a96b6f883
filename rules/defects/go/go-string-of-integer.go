package text

import "strconv"

func show(n int, s string, b []byte) {
	// ruleid: go-string-of-integer
	a := string(n)
	// ruleid: go-string-of-integer
	c := string(len(s))
	// ok: go-string-of-integer
	d := string(b)
	// ok: go-string-of-integer
	e := strconv.Itoa(n)
	// ok: go-string-of-integer
	f := string(rune(n))
	use(a, c, d, e, f)
}
