package dir

import (
	"fmt"
	"net/http"

	"github.com/go-ldap/ldap/v3"
)

func find(w http.ResponseWriter, r *http.Request) {
	u := r.FormValue("user")
	// ruleid: go-ldap-injection
	a := ldap.NewSearchRequest("dc=x", 2, 0, 0, 0, false, "(uid="+u+")", nil, nil)
	filter := fmt.Sprintf("(cn=%s)", u)
	// ruleid: go-ldap-injection
	b := ldap.NewSearchRequest("dc=x", 2, 0, 0, 0, false, filter, nil, nil)
	// ok: go-ldap-injection
	c := ldap.NewSearchRequest("dc=x", 2, 0, 0, 0, false, "(uid="+ldap.EscapeFilter(u)+")", nil, nil)
	// ok: go-ldap-injection
	d := ldap.NewSearchRequest("dc=x", 2, 0, 0, 0, false, "(uid=root)", nil, nil)
	run(a, b, c, d)
}
