package web

import "net/http"

func cors(w http.ResponseWriter, r *http.Request) {
	// ruleid: go-cors-reflected-origin
	w.Header().Set("Access-Control-Allow-Origin", r.Header.Get("Origin"))
	origin := r.Header.Get("Origin")
	// ruleid: go-cors-reflected-origin
	w.Header().Add("Access-Control-Allow-Origin", origin)
	// ok: go-cors-reflected-origin
	w.Header().Set("Access-Control-Allow-Origin", "https://app.example.org")
	if !allowed[origin] {
		return
	}
	// ok: go-cors-reflected-origin
	w.Header().Set("Access-Control-Allow-Origin", origin)
}
