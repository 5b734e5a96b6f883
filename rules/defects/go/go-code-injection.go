package web

import (
	"net/http"
	"plugin"

	"github.com/dop251/goja"
	"github.com/robertkrimen/otto"
)

func calc(w http.ResponseWriter, r *http.Request) {
	vm := goja.New()
	// ruleid: go-code-injection
	v, err := vm.RunString(r.FormValue("expr"))
	js := otto.New()
	// ruleid: go-code-injection
	js.Run("var x = " + r.URL.Query().Get("x"))
	// ok: go-code-injection
	vm.RunString("1 + 1")
	// ok: go-code-injection
	plugin.Open("/usr/lib/app/base.so")
	show(v, err)
}
