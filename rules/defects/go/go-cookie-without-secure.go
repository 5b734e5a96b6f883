package web

import "net/http"

func login(w http.ResponseWriter, r *http.Request) {
	// ruleid: go-cookie-without-secure
	http.SetCookie(w, &http.Cookie{Name: "session", Value: token, HttpOnly: true})
	// ruleid: go-cookie-without-secure
	c := &http.Cookie{Name: "lang", Value: "de"}
	http.SetCookie(w, c)
	// ok: go-cookie-without-secure
	http.SetCookie(w, &http.Cookie{Name: "session", Value: token, Secure: true, HttpOnly: true})
	// ok: go-cookie-without-secure
	http.SetCookie(w, &http.Cookie{Name: "session", Value: "", MaxAge: -1})
	// ok: go-cookie-without-secure
	req.AddCookie(&http.Cookie{Name: "session", Value: token})
}
