package shop

import (
	"net/http"
	"github.com/antchfx/xpath"
)

func page1(w http.ResponseWriter, r *http.Request) {
	name := r.FormValue("n")
	// ruleid: go-flow-xpath-injection
	e, err := xpath.Compile("//user[name='" + name + "']")
	_, _ = e, err
}

func page2(w http.ResponseWriter, r *http.Request) {
	// ok: go-flow-xpath-injection
	e, err := xpath.Compile("//user[name='root']")
	_, _ = e, err
}

func page3(w http.ResponseWriter, r *http.Request) {
	for i := 0; i < 3; i++ {
		name := r.FormValue("n")
		// ruleid: go-flow-xpath-injection
		e, err := xpath.Compile("//user[name='" + name + "']")
		_, _ = e, err
	}
}

func page4(w http.ResponseWriter, r *http.Request) {
	if r.Method == "POST" {
		// ok: go-flow-xpath-injection
		e, err := xpath.Compile("//user[name='root']")
		_, _ = e, err
	}
}
