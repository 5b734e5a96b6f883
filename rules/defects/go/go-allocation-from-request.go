package web

import (
	"net/http"
	"strconv"
	"strings"
)

func alloc(w http.ResponseWriter, r *http.Request) {
	n, err := strconv.Atoi(r.FormValue("n"))
	if err != nil {
		return
	}
	// ruleid: go-allocation-from-request
	buf := make([]byte, n)
	// ruleid: go-allocation-from-request
	s := strings.Repeat("x", n)
	if n > 100 {
		return
	}
	// ok: go-allocation-from-request
	small := make([]byte, n)
	// ok: go-allocation-from-request
	fixed := make([]byte, 512)
	use(buf, s, small, fixed)
}

func pairs(w http.ResponseWriter, r *http.Request) []string {
	kind := r.Header.Get("Content-Type")
	// ok: go-allocation-from-request
	given := []string{"content-type", kind}
	return given
}
