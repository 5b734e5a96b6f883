package main

import (
	"net/http"
	_ "net/http/pprof"
)

func main() {
	// ruleid: go-pprof-exposed
	go http.ListenAndServe(":8080", nil)
	// ruleid: go-pprof-exposed
	go http.ListenAndServe("0.0.0.0:6060", http.DefaultServeMux)
	// ok: go-pprof-exposed
	go http.ListenAndServe("127.0.0.1:6060", nil)
	// ok: go-pprof-exposed
	http.ListenAndServe(":80", mux)
}
