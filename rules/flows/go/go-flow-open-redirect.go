package shop

import (
	"net/http"
	"slices"
)

func page1(w http.ResponseWriter, r *http.Request) {
	next := r.FormValue("next")
	// ruleid: go-flow-open-redirect
	http.Redirect(w, r, next, http.StatusFound)
}

func page2(w http.ResponseWriter, r *http.Request) {
	// ok: go-flow-open-redirect
	http.Redirect(w, r, "/home", http.StatusFound)
}

func page3(w http.ResponseWriter, r *http.Request) {
	next := r.FormValue("next")
	if !slices.Contains([]string{"/a", "/b"}, next) {
		return
	}
	// ok: go-flow-open-redirect
	http.Redirect(w, r, next, http.StatusFound)
}

func page4(w http.ResponseWriter, r *http.Request) {
	for i := 0; i < 3; i++ {
		next := r.FormValue("next")
		// ruleid: go-flow-open-redirect
		http.Redirect(w, r, next, http.StatusFound)
	}
}
