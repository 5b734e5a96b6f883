package p

import "os"

func f(name string) {
	// ruleid: go-decimal-file-mode
	os.Chmod(name, 644)
	// ruleid: go-decimal-file-mode
	os.MkdirAll(name, 755)
	// ok: go-decimal-file-mode
	os.Chmod(name, 0644)
	// ok: go-decimal-file-mode
	os.MkdirAll(name, 0o755)
}
