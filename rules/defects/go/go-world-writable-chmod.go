package files

import "os"

func open(path string) {
	// ruleid: go-world-writable-chmod
	os.Chmod(path, 0777)
	// ruleid: go-world-writable-chmod
	os.Chmod(path, 0o666)
	// ok: go-world-writable-chmod
	os.Chmod(path, 0o644)
	// ok: go-world-writable-chmod
	os.Chmod(path, 0700)
}
