package auth

import (
	"bytes"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
)

func check(key, msg, got []byte, sig string) bool {
	mac := hmac.New(sha256.New, key)
	mac.Write(msg)
	want := mac.Sum(nil)
	// ruleid: go-mac-compared-in-variable-time
	if bytes.Equal(want, got) {
		return true
	}
	// ruleid: go-mac-compared-in-variable-time
	if hex.EncodeToString(want) == sig {
		return true
	}
	// ok: go-mac-compared-in-variable-time
	if bytes.Equal(msg, got) {
		return false
	}
	// ok: go-mac-compared-in-variable-time
	return hmac.Equal(want, got)
}
