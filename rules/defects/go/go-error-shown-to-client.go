package web

import "net/http"

func get(w http.ResponseWriter, err error) {
	// ruleid: go-error-shown-to-client
	http.Error(w, err.Error(), http.StatusInternalServerError)
	// ruleid: go-error-shown-to-client
	http.Error(w, err.Error(), 500)
	// ok: go-error-shown-to-client
	http.Error(w, "internal error", http.StatusInternalServerError)
	// ok: go-error-shown-to-client
	http.Error(w, err.Error(), http.StatusBadRequest)
}
