package pages

import (
	"fmt"
	"html"
	"io"
	"net/http"

	"github.com/labstack/echo/v4"
)

func hello(w http.ResponseWriter, r *http.Request) {
	name := r.URL.Query().Get("name")
	// ruleid: go-reflected-xss
	fmt.Fprintf(w, "<h1>Hello %s</h1>", name)
	// ruleid: go-reflected-xss
	w.Write([]byte("<p>" + name + "</p>"))
	// ruleid: go-reflected-xss
	io.WriteString(w, name)
	// ok: go-reflected-xss
	fmt.Fprintf(w, "<h1>Hello %s</h1>", html.EscapeString(name))
	// ok: go-reflected-xss
	fmt.Fprintf(w, "<h1>%d letters</h1>", len(name))
	// ok: go-reflected-xss
	http.Error(w, name, 400)
}

func plain(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	// ok: go-reflected-xss
	fmt.Fprint(w, r.FormValue("q"))
}

func page(c echo.Context) error {
	// ruleid: go-reflected-xss
	return c.HTML(http.StatusOK, "<b>"+c.QueryParam("q")+"</b>")
}
