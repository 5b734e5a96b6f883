package shop

import (
	"net/http"
	"os/exec"
)

func page1(w http.ResponseWriter, r *http.Request) {
	host := r.FormValue("host")
	// ruleid: go-flow-command-injection
	exec.Command("sh", "-c", "ping "+host).Run()
}

func page2(w http.ResponseWriter, r *http.Request) {
	name := r.FormValue("tool")
	// ruleid: go-flow-command-injection
	cmd := exec.CommandContext(r.Context(), name, "-v")
	cmd.Run()
}

func page3(w http.ResponseWriter, r *http.Request) {
	// ok: go-flow-command-injection
	exec.Command("ping", "--", r.FormValue("host")).Run()
}

func page4(w http.ResponseWriter, r *http.Request) {
	tool := r.FormValue("tool")
	allowed := map[string]bool{"ls": true, "df": true}
	if !allowed[tool] {
		return
	}
	// ok: go-flow-command-injection
	exec.Command(tool).Run()
}
