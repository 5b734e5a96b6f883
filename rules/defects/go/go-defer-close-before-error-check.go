package client

import "net/http"

func get(url string) error {
	// ruleid: go-defer-close-before-error-check
	resp, err := http.Get(url)
	defer resp.Body.Close()
	if err != nil {
		return err
	}
	// ruleid: go-defer-close-before-error-check
	rows, err := db.Query("select 1")
	defer rows.Close()
	// ok: go-defer-close-before-error-check
	other, err := http.Get(url)
	if err != nil {
		return err
	}
	defer other.Body.Close()
	// ok: go-defer-close-before-error-check
	list, err := db.Query("select 1")
	if err != nil {
		return err
	}
	defer list.Close()
	return nil
}
