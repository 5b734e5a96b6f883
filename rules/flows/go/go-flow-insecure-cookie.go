package shop

import (
	"net/http"
)

func page1(w http.ResponseWriter, r *http.Request) {
	// ruleid: go-flow-insecure-cookie
	http.SetCookie(w, &http.Cookie{Name: "id", Value: "v", HttpOnly: true})
}

func page2(w http.ResponseWriter, r *http.Request) {
	c := http.Cookie{Name: "id", Value: "v"}
	c.Secure = false
	// ruleid: go-flow-insecure-cookie
	http.SetCookie(w, &c)
}

func page3(w http.ResponseWriter, r *http.Request) {
	c := http.Cookie{Name: "id", Value: "v"}
	c.Secure = true
	// ok: go-flow-insecure-cookie
	http.SetCookie(w, &c)
}

func page4(w http.ResponseWriter, r *http.Request) {
	if r.Method == "POST" {
		c := http.Cookie{Name: "id", Value: "v"}
		c.Secure = true
		// ok: go-flow-insecure-cookie
		http.SetCookie(w, &c)
	}
}
