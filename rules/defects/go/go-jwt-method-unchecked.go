package auth

import "github.com/golang-jwt/jwt/v4"

func read(s string) {
	// ruleid: go-jwt-method-unchecked
	a, _ := jwt.Parse(s, func(t *jwt.Token) (interface{}, error) {
		return key, nil
	})
	// ruleid: go-jwt-method-unchecked
	b, _ := jwt.ParseWithClaims(s, &jwt.MapClaims{}, func(token *jwt.Token) (interface{}, error) {
		return []byte(key), nil
	})
	// ok: go-jwt-method-unchecked
	c, _ := jwt.Parse(s, func(t *jwt.Token) (interface{}, error) {
		if _, ok := t.Method.(*jwt.SigningMethodHMAC); !ok {
			return nil, errMethod
		}
		return key, nil
	})
	// ok: go-jwt-method-unchecked
	d, _ := jwt.Parse(s, func(t *jwt.Token) (interface{}, error) { return key, nil }, jwt.WithValidMethods(methods))
	use(a, b, c, d)
}
