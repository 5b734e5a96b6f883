package web

import "net/http"

func login(w http.ResponseWriter, r *http.Request) {
	// ruleid: go-cookie-without-httponly
	http.SetCookie(w, &http.Cookie{Name: "session", Value: token, Secure: true})
	// ruleid: go-cookie-without-httponly
	c := &http.Cookie{Name: "lang", Value: "de", Secure: true}
	http.SetCookie(w, c)
	// ok: go-cookie-without-httponly
	http.SetCookie(w, &http.Cookie{Name: "session", Value: token, Secure: true, HttpOnly: true})
	d := &http.Cookie{Name: "lang", Value: "de", Secure: true}
	d.HttpOnly = true
	// ok: go-cookie-without-httponly
	http.SetCookie(w, d)
}
