package shop

import (
	"net/http"
	"text/template"
)

func page1(w http.ResponseWriter, r *http.Request) {
	page := "<p>" + r.FormValue("page") + "</p>"
	// ruleid: go-flow-template-injection
	t, err := template.New("page").Parse(page)
	_, _ = t, err
}

func page2(w http.ResponseWriter, r *http.Request) {
	// ok: go-flow-template-injection
	template.New("page").Parse("{{.}}")
}

func page3(w http.ResponseWriter, r *http.Request) {
	for i := 0; i < 3; i++ {
		page := "<p>" + r.FormValue("page") + "</p>"
		// ruleid: go-flow-template-injection
		t, err := template.New("page").Parse(page)
		_, _ = t, err
	}
}

func page4(w http.ResponseWriter, r *http.Request) {
	if r.Method == "POST" {
		// ok: go-flow-template-injection
		template.New("page").Parse("{{.}}")
	}
}
