package auth

import "log"

func login(user, password string, c Config) {
	// ruleid: go-secret-in-log
	log.Printf("login of %s with %s", user, password)
	// ruleid: go-secret-in-log
	log.Println("key", c.SecretKey)
	// ok: go-secret-in-log
	log.Printf("login of %s", user)
	// ok: go-secret-in-log
	log.Println("password was wrong")
}
