package auth

import (
	"net/http"
	"strings"

	"github.com/gin-gonic/gin"
)

func login(w http.ResponseWriter, r *http.Request) {
	next := r.FormValue("next")
	// ruleid: go-open-redirect
	http.Redirect(w, r, next, http.StatusFound)
	// ok: go-open-redirect
	http.Redirect(w, r, "/user/"+next, http.StatusFound)
	// ok: go-open-redirect
	http.Redirect(w, r, r.URL.Path+"/", http.StatusMovedPermanently)
}

func logout(w http.ResponseWriter, r *http.Request) {
	next := r.URL.Query().Get("next")
	if !strings.HasPrefix(next, "/") || strings.HasPrefix(next, "//") {
		next = "/"
	}
	// ok: go-open-redirect
	http.Redirect(w, r, next, http.StatusFound)
}

func back(c *gin.Context) {
	// ruleid: go-open-redirect
	c.Redirect(302, c.Query("to"))
	// ok: go-open-redirect
	c.Redirect(302, "/login")
}
