package files

import "os"

func head(name string, buf []byte) error {
	// ruleid: go-file-not-closed
	f, err := os.Open(name)
	if err != nil {
		return err
	}
	f.Read(buf)
	return nil
}

func touch(name string) error {
	// ruleid: go-file-not-closed
	out, err := os.Create(name)
	if err != nil {
		return err
	}
	out.WriteString("x")
	return nil
}

func open(name string) (*os.File, error) {
	// ok: go-file-not-closed
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	return f, nil
}

func size(name string, buf []byte) (int, error) {
	// ok: go-file-not-closed
	f, err := os.Open(name)
	if err != nil {
		return 0, err
	}
	defer f.Close()
	return f.Read(buf)
}
