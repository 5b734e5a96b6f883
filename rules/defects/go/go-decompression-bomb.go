package unpack

import (
	"archive/zip"
	"compress/gzip"
	"io"
	"os"
)

func gunzip(r io.Reader, out *os.File) error {
	zr, err := gzip.NewReader(r)
	if err != nil {
		return err
	}
	// ruleid: go-decompression-bomb
	_, err = io.Copy(out, zr)
	// ok: go-decompression-bomb
	_, err = io.Copy(out, io.LimitReader(zr, 1<<20))
	// ok: go-decompression-bomb
	_, err = io.CopyN(out, zr, 1<<20)
	return err
}

func first(f *zip.File) ([]byte, error) {
	rc, err := f.Open()
	if err != nil {
		return nil, err
	}
	defer rc.Close()
	// ruleid: go-decompression-bomb
	return io.ReadAll(rc)
}
