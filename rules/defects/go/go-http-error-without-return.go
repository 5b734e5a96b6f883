package web

import "net/http"

func get(w http.ResponseWriter, r *http.Request) {
	v, err := load(r)
	// ruleid: go-http-error-without-return
	if err != nil {
		http.Error(w, "bad", 400)
	}
	w.Write(v)
}

func put(w http.ResponseWriter, r *http.Request) {
	// ruleid: go-http-error-without-return
	if r.Method != "PUT" {
		log.Println("method")
		http.Error(w, "method", 405)
	}
	save(r)
}

func del(w http.ResponseWriter, r *http.Request) {
	// ok: go-http-error-without-return
	if r.Method != "DELETE" {
		http.Error(w, "method", 405)
		return
	}
	drop(r)
	// ok: go-http-error-without-return
	if !done() {
		http.Error(w, "failed", 500)
	}
}
