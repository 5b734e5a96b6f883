package shop

import (
	"fmt"
	"html"
	"html/template"
	"net/http"
)

func page1(w http.ResponseWriter, r *http.Request) {
	name := r.FormValue("name")
	// ruleid: go-flow-cross-site-scripting
	fmt.Fprintf(w, "<h1>Hello %s</h1>", name)
}

func page2(w http.ResponseWriter, r *http.Request) {
	// ruleid: go-flow-cross-site-scripting
	w.Write([]byte("<p>" + r.URL.Path + "</p>"))
}

func page3(w http.ResponseWriter, r *http.Request) {
	// ruleid: go-flow-cross-site-scripting
	t := template.HTML(r.FormValue("body"))
	_ = t
}

func page4(w http.ResponseWriter, r *http.Request) {
	// ok: go-flow-cross-site-scripting
	fmt.Fprintf(w, "<h1>Hello %s</h1>", html.EscapeString(r.FormValue("name")))
}

func page5(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "application/json")
	// ok: go-flow-cross-site-scripting
	fmt.Fprintf(w, "%s", r.FormValue("name"))
}
