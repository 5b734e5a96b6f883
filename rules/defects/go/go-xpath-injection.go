package dir

import (
	"net/http"

	"github.com/antchfx/xmlquery"
	"github.com/antchfx/xpath"
)

func find(w http.ResponseWriter, r *http.Request) {
	n := r.FormValue("name")
	// ruleid: go-xpath-injection
	xmlquery.FindOne(doc, "//user[@name='"+n+"']")
	// ruleid: go-xpath-injection
	xpath.Compile("//user[@name='" + n + "']")
	// ok: go-xpath-injection
	xmlquery.Find(doc, "//user")
	if !word.MatchString(n) {
		return
	}
	// ok: go-xpath-injection
	xmlquery.FindOne(doc, "//user[@name='"+n+"']")
}
