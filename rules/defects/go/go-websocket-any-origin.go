package web

import (
	"net/http"

	"github.com/gorilla/websocket"
)

// ruleid: go-websocket-any-origin
var a = websocket.Upgrader{ReadBufferSize: 1024, CheckOrigin: func(r *http.Request) bool { return true }}

// ok: go-websocket-any-origin
var b = websocket.Upgrader{ReadBufferSize: 1024}

func setup() {
	// ruleid: go-websocket-any-origin
	b.CheckOrigin = func(r *http.Request) bool { return true }
	// ok: go-websocket-any-origin
	b.CheckOrigin = func(r *http.Request) bool { return r.Header.Get("Origin") == site }
}
