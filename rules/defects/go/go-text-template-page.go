package pages

import (
	"net/http"
	"os"
	"text/template"
)

var page = template.Must(template.New("p").Parse("<p>{{.}}</p>"))

func show(w http.ResponseWriter, r *http.Request) {
	// ruleid: go-text-template-page
	page.Execute(w, r.FormValue("q"))
	// ruleid: go-text-template-page
	page.ExecuteTemplate(w, "p", r.FormValue("q"))
	// ok: go-text-template-page
	page.Execute(os.Stdout, "text")
	// ok: go-text-template-page
	w.Write([]byte("done"))
}
