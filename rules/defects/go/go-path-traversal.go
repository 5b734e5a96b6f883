package files

import (
	"net/http"
	"os"
	"path/filepath"
	"strings"

	"github.com/gin-gonic/gin"
	"github.com/gorilla/mux"
)

const root = "/srv/files"

func get(w http.ResponseWriter, r *http.Request) {
	name := r.URL.Query().Get("file")
	// ruleid: go-path-traversal
	data, err := os.ReadFile(filepath.Join(root, name))
	if err != nil {
		return
	}
	w.Write(data)
	// ok: go-path-traversal
	data, err = os.ReadFile(filepath.Join(root, filepath.Base(name)))
	full := filepath.Join(root, name)
	if !strings.HasPrefix(full, root+"/") {
		return
	}
	// ok: go-path-traversal
	os.Remove(full)
}

func download(c *gin.Context) {
	// ruleid: go-path-traversal
	c.File("./public/" + c.Param("name"))
	// ok: go-path-traversal
	c.File("./public/index.html")
}

func serve(w http.ResponseWriter, r *http.Request) {
	vars := mux.Vars(r)
	// ruleid: go-path-traversal
	http.ServeFile(w, r, vars["path"])
	local := vars["local"]
	if !filepath.IsLocal(local) {
		return
	}
	// ok: go-path-traversal
	http.ServeFile(w, r, local)
}
