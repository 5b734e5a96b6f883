package web

import (
	"net/http"
	"strconv"
)

func item(w http.ResponseWriter, r *http.Request) {
	i, err := strconv.Atoi(r.FormValue("i"))
	if err != nil {
		return
	}
	// ruleid: go-index-from-request
	w.Write(items[i])
	if i < 0 || i >= len(items) {
		return
	}
	// ok: go-index-from-request
	w.Write(items[i])
}

func row(w http.ResponseWriter, r *http.Request) {
	n, err := strconv.Atoi(r.URL.Query().Get("n"))
	// ruleid: go-index-from-request
	w.Write(rows[n])
	// ok: go-index-from-request
	w.Write(rows[0])
}
