package pages

import (
	"html/template"
	"net/http"
)

func greet(w http.ResponseWriter, r *http.Request) {
	// ruleid: go-template-injection
	t, err := template.New("t").Parse("Hello " + r.FormValue("name"))
	if err != nil {
		return
	}
	t.Execute(w, nil)
	u := template.New("u")
	// ruleid: go-template-injection
	u.Parse(r.URL.Query().Get("body"))
	// ok: go-template-injection
	v, _ := template.New("v").Parse("Hello {{.}}")
	// ok: go-template-injection
	v.Execute(w, r.FormValue("name"))
}
