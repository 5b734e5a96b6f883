package auth

import (
	"crypto/sha256"

	"golang.org/x/crypto/bcrypt"
	"golang.org/x/crypto/pbkdf2"
)

func store(p, salt []byte) {
	// ruleid: go-cheap-password-hash
	a, _ := bcrypt.GenerateFromPassword(p, 4)
	// ruleid: go-cheap-password-hash
	b := pbkdf2.Key(p, salt, 1000, 32, sha256.New)
	// ok: go-cheap-password-hash
	c, _ := bcrypt.GenerateFromPassword(p, bcrypt.DefaultCost)
	// ok: go-cheap-password-hash
	d := pbkdf2.Key(p, salt, 600000, 32, sha256.New)
	keep(a, b, c, d)
}
