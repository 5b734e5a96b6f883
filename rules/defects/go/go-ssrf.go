package proxy

import (
	"fmt"
	"net/http"
	"net/url"

	"github.com/gin-gonic/gin"
)

func fetch(w http.ResponseWriter, r *http.Request) {
	target := r.URL.Query().Get("url")
	// ruleid: go-ssrf
	resp, err := http.Get(target)
	if err != nil {
		return
	}
	defer resp.Body.Close()
	// ruleid: go-ssrf
	req, _ := http.NewRequest("GET", "https://"+target+"/status", nil)
	client.Do(req)
	// ok: go-ssrf
	http.Get("https://api.example.org/v1/" + target)
	// ok: go-ssrf
	http.Get("https://api.example.org/?q=" + url.QueryEscape(target))
}

func image(c *gin.Context) {
	client := &http.Client{}
	// ruleid: go-ssrf
	client.Get(c.Query("src"))
	// ok: go-ssrf
	client.Get(fmt.Sprintf("https://img.example.org/%s.png", c.Query("id")))
	host := c.Query("host")
	if !allowedHosts[host] {
		return
	}
	// ok: go-ssrf
	client.Get("https://" + host)
}
