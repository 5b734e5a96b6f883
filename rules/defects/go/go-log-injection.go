package web

import (
	"log"
	"net/http"
	"strings"
)

func login(w http.ResponseWriter, r *http.Request) {
	user := r.FormValue("user")
	// ruleid: go-log-injection
	log.Printf("login of %s", user)
	// ruleid: go-log-injection
	log.Println("login of " + user)
	// ok: go-log-injection
	log.Printf("login of %q", user)
	// ok: go-log-injection
	log.Println("login of " + strings.ReplaceAll(user, "\n", ""))
}
