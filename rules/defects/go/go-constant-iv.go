package box

import (
	"crypto/cipher"
	"crypto/rand"
	"io"
)

func seal(block cipher.Block, text []byte) {
	// ruleid: go-constant-iv
	a := cipher.NewCBCEncrypter(block, []byte("0123456789abcdef"))
	zero := make([]byte, 16)
	// ruleid: go-constant-iv
	b := cipher.NewCTR(block, zero)
	iv := make([]byte, 16)
	io.ReadFull(rand.Reader, iv)
	// ok: go-constant-iv
	c := cipher.NewCBCEncrypter(block, iv)
	// ok: go-constant-iv
	d := cipher.NewCTR(block, text[:16])
	keep(a, b, c, d)
}
