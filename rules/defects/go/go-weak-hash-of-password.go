package auth

import (
	"crypto/md5"
	"crypto/sha256"
	"io"

	"golang.org/x/crypto/bcrypt"
)

func store(password string, user User, data []byte) {
	// ruleid: go-weak-hash-of-password
	a := md5.Sum([]byte(password))
	h := sha256.New()
	// ruleid: go-weak-hash-of-password
	h.Write([]byte(password))
	g := md5.New()
	// ruleid: go-weak-hash-of-password
	io.WriteString(g, password)
	// ok: go-weak-hash-of-password
	b, _ := bcrypt.GenerateFromPassword([]byte(password), bcrypt.DefaultCost)
	// ok: go-weak-hash-of-password
	c := sha256.Sum256(data)
	keep(a, b, c)
}
