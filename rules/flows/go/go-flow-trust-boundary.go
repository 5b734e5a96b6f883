package shop

import (
	"net/http"
	"github.com/gin-contrib/sessions"
)

func page1(w http.ResponseWriter, r *http.Request) {
	session := sessions.Default(nil)
	// ok: go-flow-trust-boundary
	session.Set("role", "guest")
}

func page2(w http.ResponseWriter, r *http.Request) {
	session := sessions.Default(nil)
	// ruleid: go-flow-trust-boundary
	session.Set("role", r.FormValue("role"))
}

func page3(w http.ResponseWriter, r *http.Request) {
	for i := 0; i < 3; i++ {
		session := sessions.Default(nil)
		// ruleid: go-flow-trust-boundary
		session.Set("role", r.FormValue("role"))
	}
}

func page4(w http.ResponseWriter, r *http.Request) {
	if r.Method == "POST" {
		session := sessions.Default(nil)
		// ok: go-flow-trust-boundary
		session.Set("role", "guest")
	}
}
