package pages

import (
	"html/template"
	"net/http"
)

func profile(w http.ResponseWriter, r *http.Request) {
	bio := r.FormValue("bio")
	// ruleid: go-template-html-cast
	data := map[string]any{"bio": template.HTML(bio)}
	tmpl.Execute(w, data)
	// ruleid: go-template-html-cast
	tmpl.Execute(w, template.JS("var b = '"+bio+"'"))
	// ok: go-template-html-cast
	tmpl.Execute(w, template.HTML("<br>"))
	// ok: go-template-html-cast
	tmpl.Execute(w, template.HTML("<b>"+template.HTMLEscapeString(bio)+"</b>"))
}
