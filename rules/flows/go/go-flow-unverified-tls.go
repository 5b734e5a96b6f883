package shop

import (
	"crypto/tls"
	"net/http"
)

func page1(w http.ResponseWriter, r *http.Request) {
	skip := true
	// ruleid: go-flow-unverified-tls
	c := &tls.Config{InsecureSkipVerify: skip}
	_ = c
}

func page2(w http.ResponseWriter, r *http.Request) {
	// ok: go-flow-unverified-tls
	c := &tls.Config{InsecureSkipVerify: false}
	_ = c
}

func page3(w http.ResponseWriter, r *http.Request) {
	for i := 0; i < 3; i++ {
		skip := true
		// ruleid: go-flow-unverified-tls
		c := &tls.Config{InsecureSkipVerify: skip}
		_ = c
	}
}

func page4(w http.ResponseWriter, r *http.Request) {
	if r.Method == "POST" {
		// ok: go-flow-unverified-tls
		c := &tls.Config{InsecureSkipVerify: false}
		_ = c
	}
}
