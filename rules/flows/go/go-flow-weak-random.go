package shop

import (
	"math/rand"
	"net/http"
)

func page1(w http.ResponseWriter, r *http.Request) {
	// ruleid: go-flow-weak-random
	token := rand.Int63()
	_ = token
}

func page2(w http.ResponseWriter, r *http.Request) {
	// ok: go-flow-weak-random
	token := r.FormValue("t")
	_ = token
}

func page3(w http.ResponseWriter, r *http.Request) {
	for i := 0; i < 3; i++ {
		// ruleid: go-flow-weak-random
		token := rand.Int63()
		_ = token
	}
}

func page4(w http.ResponseWriter, r *http.Request) {
	if r.Method == "POST" {
		// ok: go-flow-weak-random
		token := r.FormValue("t")
		_ = token
	}
}
