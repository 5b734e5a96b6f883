package shop

import (
	"crypto/md5"
	"crypto/sha256"
	"net/http"
)

func page1(w http.ResponseWriter, r *http.Request) {
	// ruleid: go-flow-weak-hash
	sum := md5.Sum([]byte(r.FormValue("p")))
	_ = sum
}

func page2(w http.ResponseWriter, r *http.Request) {
	// ok: go-flow-weak-hash
	sum := sha256.Sum256([]byte(r.FormValue("p")))
	_ = sum
}

func page3(w http.ResponseWriter, r *http.Request) {
	for i := 0; i < 3; i++ {
		// ruleid: go-flow-weak-hash
		sum := md5.Sum([]byte(r.FormValue("p")))
		_ = sum
	}
}

func page4(w http.ResponseWriter, r *http.Request) {
	if r.Method == "POST" {
		// ok: go-flow-weak-hash
		sum := sha256.Sum256([]byte(r.FormValue("p")))
		_ = sum
	}
}
