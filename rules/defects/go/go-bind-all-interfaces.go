package server

import (
	"net"
	"net/http"
)

func main() {
	// ruleid: go-bind-all-interfaces
	a, _ := net.Listen("tcp", "0.0.0.0:8080")
	// ruleid: go-bind-all-interfaces
	http.ListenAndServe(":8080", nil)
	// ok: go-bind-all-interfaces
	b, _ := net.Listen("tcp", "127.0.0.1:8080")
	// ok: go-bind-all-interfaces
	c, _ := net.Listen("tcp", "localhost:0")
	use(a, b, c)
}
