package shop

import (
	"net/http"
)

func page1(w http.ResponseWriter, r *http.Request) {
	// ruleid: go-flow-cookie-script-access
	http.SetCookie(w, &http.Cookie{Name: "id", Value: "v", Secure: true})
}

func page2(w http.ResponseWriter, r *http.Request) {
	// ok: go-flow-cookie-script-access
	http.SetCookie(w, &http.Cookie{Name: "id", Value: "v", HttpOnly: true})
}

func page3(w http.ResponseWriter, r *http.Request) {
	for i := 0; i < 3; i++ {
		// ruleid: go-flow-cookie-script-access
		http.SetCookie(w, &http.Cookie{Name: "id", Value: "v", Secure: true})
	}
}

func page4(w http.ResponseWriter, r *http.Request) {
	if r.Method == "POST" {
		// ok: go-flow-cookie-script-access
		http.SetCookie(w, &http.Cookie{Name: "id", Value: "v", HttpOnly: true})
	}
}
