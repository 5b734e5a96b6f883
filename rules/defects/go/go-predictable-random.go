package auth

import (
	"fmt"
	"math/rand"
)

func newToken() string {
	b := make([]byte, 16)
	for i := range b {
		// ruleid: go-predictable-random
		b[i] = letters[rand.Intn(len(letters))]
	}
	return string(b)
}

func login() {
	// ruleid: go-predictable-random
	sessionID := fmt.Sprint(rand.Int63())
	// ok: go-predictable-random
	delay := rand.Intn(100)
	// ok: go-predictable-random
	order := rand.Perm(10)
	use(sessionID, delay, order)
}
