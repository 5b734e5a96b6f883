package unpack

import (
	"archive/tar"
	"archive/zip"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
)

func unzip(src, dir string) error {
	z, err := zip.OpenReader(src)
	if err != nil {
		return err
	}
	defer z.Close()
	for _, f := range z.File {
		target := filepath.Join(dir, f.Name)
		if f.FileInfo().IsDir() {
			// ruleid: go-zip-slip
			os.MkdirAll(target, 0o755)
			continue
		}
		// ruleid: go-zip-slip
		out, err := os.Create(target)
		if err != nil {
			return err
		}
		out.Close()
	}
	return nil
}

func untar(r io.Reader, dir string) error {
	tr := tar.NewReader(r)
	for {
		h, err := tr.Next()
		if err != nil {
			return err
		}
		target := filepath.Join(dir, h.Name)
		if !strings.HasPrefix(target, filepath.Clean(dir)+string(os.PathSeparator)) {
			return errors.New("bad name")
		}
		// ok: go-zip-slip
		os.Create(target)
		// ok: go-zip-slip
		os.Create(filepath.Join(dir, filepath.Base(h.Name)))
	}
}
