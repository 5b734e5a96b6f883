package main

import (
	"bufio"
	"os"
	"os/exec"
)

func main() {
	// ruleid: go-shell-command-from-input
	exec.Command("sh", "-c", "ls "+os.Args[1]).Run()
	reader := bufio.NewReader(os.Stdin)
	name, _ := reader.ReadString('\n')
	// ruleid: go-shell-command-from-input
	exec.Command("/bin/bash", "-c", "cat "+name).Run()
	// ok: go-shell-command-from-input
	exec.Command("cat", name).Run()
	// ok: go-shell-command-from-input
	exec.Command("sh", "-c", "uptime").Run()
}
