package web

import "net/http"

func login(w http.ResponseWriter, r *http.Request) {
	session, _ := store.Get(r, "s")
	// ruleid: go-trust-boundary
	session.Values["role"] = r.FormValue("role")
	lang := r.URL.Query().Get("lang")
	// ruleid: go-trust-boundary
	session.Values["lang"] = lang
	// ok: go-trust-boundary
	session.Values["seen"] = true
	if !languages[lang] {
		return
	}
	// ok: go-trust-boundary
	session.Values["lang"] = lang
	session.Save(r, w)
}
