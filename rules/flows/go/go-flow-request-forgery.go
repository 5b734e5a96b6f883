package shop

import (
	"net/http"
	"net/url"
)

func page1(w http.ResponseWriter, r *http.Request) {
	target := r.FormValue("url")
	// ruleid: go-flow-request-forgery
	resp, err := http.Get(target)
	_, _ = resp, err
}

func page2(w http.ResponseWriter, r *http.Request) {
	// ruleid: go-flow-request-forgery
	req, _ := http.NewRequest("GET", "http://"+r.FormValue("host")+"/status", nil)
	_ = req
}

func page3(w http.ResponseWriter, r *http.Request) {
	// ok: go-flow-request-forgery
	http.Get("https://example.org/items?id=" + url.QueryEscape(r.FormValue("id")))
}

func page4(w http.ResponseWriter, r *http.Request) {
	target := r.FormValue("url")
	switch target {
	case "https://a.example", "https://b.example":
	default:
		return
	}
	// ok: go-flow-request-forgery
	http.Get(target)
}
