package shop

import (
	"crypto/aes"
	"crypto/des"
	"net/http"
)

func page1(w http.ResponseWriter, r *http.Request) {
	// ruleid: go-flow-weak-cipher
	c, err := des.NewCipher([]byte(r.FormValue("k")))
	_, _ = c, err
}

func page2(w http.ResponseWriter, r *http.Request) {
	// ok: go-flow-weak-cipher
	c, err := aes.NewCipher([]byte(r.FormValue("k")))
	_, _ = c, err
}

func page3(w http.ResponseWriter, r *http.Request) {
	for i := 0; i < 3; i++ {
		// ruleid: go-flow-weak-cipher
		c, err := des.NewCipher([]byte(r.FormValue("k")))
		_, _ = c, err
	}
}

func page4(w http.ResponseWriter, r *http.Request) {
	if r.Method == "POST" {
		// ok: go-flow-weak-cipher
		c, err := aes.NewCipher([]byte(r.FormValue("k")))
		_, _ = c, err
	}
}
