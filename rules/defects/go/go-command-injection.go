package handlers

import (
	"net/http"
	"os/exec"
	"strconv"

	"github.com/gofiber/fiber/v2"
)

func ping(w http.ResponseWriter, r *http.Request) {
	host := r.FormValue("host")
	// ruleid: go-command-injection
	out, _ := exec.Command("sh", "-c", "ping -c 1 "+host).Output()
	w.Write(out)
	args := []string{"-c", "1", host}
	// ruleid: go-command-injection
	exec.Command("ping", args...).Run()
	n, err := strconv.Atoi(r.FormValue("n"))
	if err != nil {
		return
	}
	// ok: go-command-injection
	exec.Command("ping", "-c", strconv.Itoa(n), "localhost").Run()
}

func convert(c *fiber.Ctx) error {
	// ruleid: go-command-injection
	return exec.CommandContext(c.Context(), c.Query("tool"), "-v").Run()
}

func list(w http.ResponseWriter, r *http.Request) {
	name := r.FormValue("name")
	if !valid.MatchString(name) {
		return
	}
	// ok: go-command-injection
	exec.Command("ls", "--", name).Run()
	// ok: go-command-injection
	cmd := exec.CommandContext(r.Context(), "uptime")
	cmd.Run()
}
