package keys

import (
	"crypto/rand"
	"crypto/rsa"
)

func make() {
	// ruleid: go-short-rsa-key
	a, _ := rsa.GenerateKey(rand.Reader, 1024)
	// ruleid: go-short-rsa-key
	b, _ := rsa.GenerateKey(rand.Reader, 512)
	// ok: go-short-rsa-key
	c, _ := rsa.GenerateKey(rand.Reader, 2048)
	// ok: go-short-rsa-key
	d, _ := rsa.GenerateKey(rand.Reader, 4096)
	keep(a, b, c, d)
}
