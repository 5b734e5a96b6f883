package main

import (
	"net/http"
	"time"
)

func main() {
	// ruleid: go-http-server-without-timeout
	a := &http.Server{Addr: ":8080", Handler: mux}
	// ok: go-http-server-without-timeout
	b := &http.Server{Addr: ":8080", ReadHeaderTimeout: 5 * time.Second}
	// ruleid: go-http-server-without-timeout
	http.ListenAndServe(":8080", mux)
	// ok: go-http-server-without-timeout
	c := &http.Server{Addr: ":8080", Handler: mux, ReadTimeout: time.Minute}
	use(a, b, c)
}
