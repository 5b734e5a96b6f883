package backup

import (
	"fmt"
	"os/exec"
)

func archive(name, target string) error {
	// ruleid: go-shell-command-text
	if err := exec.Command("sh", "-c", "tar cf "+target+" "+name).Run(); err != nil {
		return err
	}
	line := fmt.Sprintf("gzip %s", target)
	// ruleid: go-shell-command-text
	cmd := exec.Command("bash", "-c", line)
	// ok: go-shell-command-text
	exec.Command("sh", "-c", "uptime").Run()
	// ok: go-shell-command-text
	exec.Command("tar", "cf", target, name).Run()
	return cmd.Run()
}
