package files

import "os"

func write(path string, data []byte) {
	// ruleid: go-wide-file-mode
	os.WriteFile(path, data, 0666)
	// ruleid: go-wide-file-mode
	os.MkdirAll(path, os.ModePerm)
	// ok: go-wide-file-mode
	os.WriteFile(path, data, 0o600)
	// ok: go-wide-file-mode
	os.Mkdir(path, 0755)
}
