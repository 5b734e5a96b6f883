package auth

import "github.com/golang-jwt/jwt/v5"

func read(s string) {
	claims := jwt.MapClaims{}
	// ruleid: go-jwt-not-verified
	t, _, _ := jwt.NewParser().ParseUnverified(s, claims)
	// ruleid: go-jwt-not-verified
	u := jwt.NewWithClaims(jwt.SigningMethodNone, claims)
	// ok: go-jwt-not-verified
	v, _ := jwt.ParseWithClaims(s, claims, keyFunc, jwt.WithValidMethods([]string{"RS256"}))
	// ok: go-jwt-not-verified
	w := jwt.NewWithClaims(jwt.SigningMethodHS256, claims)
	use(t, u, v, w)
}
