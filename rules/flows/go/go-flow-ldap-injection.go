package shop

import (
	"net/http"
	"github.com/go-ldap/ldap/v3"
)

func page1(w http.ResponseWriter, r *http.Request) {
	user := r.FormValue("user")
	// ruleid: go-flow-ldap-injection
	q := ldap.NewSearchRequest("dc=x", 2, 0, 0, 0, false, "(uid="+user+")", nil, nil)
	_ = q
}

func page2(w http.ResponseWriter, r *http.Request) {
	user := ldap.EscapeFilter(r.FormValue("user"))
	// ok: go-flow-ldap-injection
	q := ldap.NewSearchRequest("dc=x", 2, 0, 0, 0, false, "(uid="+user+")", nil, nil)
	_ = q
}

func page3(w http.ResponseWriter, r *http.Request) {
	for i := 0; i < 3; i++ {
		user := r.FormValue("user")
		// ruleid: go-flow-ldap-injection
		q := ldap.NewSearchRequest("dc=x", 2, 0, 0, 0, false, "(uid="+user+")", nil, nil)
		_ = q
	}
}

func page4(w http.ResponseWriter, r *http.Request) {
	if r.Method == "POST" {
		user := ldap.EscapeFilter(r.FormValue("user"))
		// ok: go-flow-ldap-injection
		q := ldap.NewSearchRequest("dc=x", 2, 0, 0, 0, false, "(uid="+user+")", nil, nil)
		_ = q
	}
}
