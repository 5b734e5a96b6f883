package client

import (
	"fmt"
	"io"
	"net/http"
)

func status(url string) error {
	// ruleid: go-response-body-not-closed
	resp, err := http.Get(url)
	if err != nil {
		return err
	}
	fmt.Println(resp.Status)
	return nil
}

func head(url string) (int, error) {
	// ruleid: go-response-body-not-closed
	r, err := http.Head(url)
	if err != nil {
		return 0, err
	}
	return 1, nil
}

func body(url string) ([]byte, error) {
	// ok: go-response-body-not-closed
	resp, err := http.Get(url)
	if err != nil {
		return nil, err
	}
	defer resp.Body.Close()
	return io.ReadAll(resp.Body)
}

func open(url string) (*http.Response, error) {
	// ok: go-response-body-not-closed
	resp, err := http.Get(url)
	if err != nil {
		return nil, err
	}
	return resp, nil
}
