package cart

import "C"

// Cart holds goods.
type Cart struct{}

// New makes one.
func New() *Cart { return newCart() }
