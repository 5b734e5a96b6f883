package conf

import (
	"encoding/json"
	"net/http"
)

func read(data []byte, r *http.Request) (conf, error) {
	var c conf
	// ruleid: go-result-error-ignored
	json.Unmarshal(data, &c)
	// ruleid: go-result-error-ignored
	json.NewDecoder(r.Body).Decode(&c)
	// ok: go-result-error-ignored
	if err := json.Unmarshal(data, &c); err != nil {
		return c, err
	}
	// ok: go-result-error-ignored
	err := json.NewDecoder(r.Body).Decode(&c)
	check(json.Unmarshal(data, &c))
	return c, json.Unmarshal(data, &c)
}
