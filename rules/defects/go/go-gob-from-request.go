package web

import (
	"bytes"
	"encoding/gob"
	"net"
	"net/http"
)

func put(w http.ResponseWriter, r *http.Request) {
	var v item
	// ruleid: go-gob-from-request
	gob.NewDecoder(r.Body).Decode(&v)
	// ok: go-gob-from-request
	gob.NewDecoder(bytes.NewReader(cache)).Decode(&v)
}

func peer(c net.Conn) {
	var v item
	// ruleid: go-gob-from-request
	d := gob.NewDecoder(c)
	d.Decode(&v)
	// ok: go-gob-from-request
	gob.NewDecoder(file).Decode(&v)
}
