package shop

import (
	"encoding/gob"
	"encoding/json"
	"net/http"
)

func page1(w http.ResponseWriter, r *http.Request) {
	var order map[string]string
	// ruleid: go-flow-deserialization
	gob.NewDecoder(r.Body).Decode(&order)
}

func page2(w http.ResponseWriter, r *http.Request) {
	var order map[string]string
	// ok: go-flow-deserialization
	json.NewDecoder(r.Body).Decode(&order)
}

func page3(w http.ResponseWriter, r *http.Request) {
	for i := 0; i < 3; i++ {
		var order map[string]string
		// ruleid: go-flow-deserialization
		gob.NewDecoder(r.Body).Decode(&order)
	}
}

func page4(w http.ResponseWriter, r *http.Request) {
	if r.Method == "POST" {
		var order map[string]string
		// ok: go-flow-deserialization
		json.NewDecoder(r.Body).Decode(&order)
	}
}
