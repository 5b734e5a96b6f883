package web

import (
	"fmt"
	"log"
	"net/http"
)

func echo(w http.ResponseWriter, r *http.Request) {
	msg := r.FormValue("msg")
	// ruleid: go-format-string-from-request
	log.Printf(msg)
	// ruleid: go-format-string-from-request
	fmt.Fprintf(w, msg)
	// ok: go-format-string-from-request
	log.Printf("%q", msg)
	// ok: go-format-string-from-request
	fmt.Println(msg)
}
