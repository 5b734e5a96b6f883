package shop

import (
	"net/http"
)

func page1(w http.ResponseWriter, r *http.Request) {
	// ruleid: go-flow-header-injection
	w.Header().Set("X-Name", r.FormValue("name"))
}

func page2(w http.ResponseWriter, r *http.Request) {
	// ok: go-flow-header-injection
	w.Header().Set("X-Name", "fixed")
}

func page3(w http.ResponseWriter, r *http.Request) {
	for i := 0; i < 3; i++ {
		// ruleid: go-flow-header-injection
		w.Header().Set("X-Name", r.FormValue("name"))
	}
}

func page4(w http.ResponseWriter, r *http.Request) {
	if r.Method == "POST" {
		// ok: go-flow-header-injection
		w.Header().Set("X-Name", "fixed")
	}
}
