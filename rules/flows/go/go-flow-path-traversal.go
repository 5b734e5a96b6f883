package shop

import (
	"net/http"
	"os"
	"path/filepath"
	"strings"
)

func page1(w http.ResponseWriter, r *http.Request) {
	name := r.URL.Query().Get("file")
	// ruleid: go-flow-path-traversal
	data, err := os.ReadFile("/data/" + name)
	_, _ = data, err
}

func page2(w http.ResponseWriter, r *http.Request) {
	p := filepath.Join("/data", r.FormValue("file"))
	// ruleid: go-flow-path-traversal
	http.ServeFile(w, r, p)
}

func page3(w http.ResponseWriter, r *http.Request) {
	p := filepath.Join("/data", filepath.Base(r.FormValue("file")))
	// ok: go-flow-path-traversal
	http.ServeFile(w, r, p)
}

func page4(w http.ResponseWriter, r *http.Request) {
	p := filepath.Clean(filepath.Join("/data", r.FormValue("file")))
	if !strings.HasPrefix(p, "/data/") {
		return
	}
	// ok: go-flow-path-traversal
	os.Open(p)
}
