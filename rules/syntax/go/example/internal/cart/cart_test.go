package cart_test

import (
	"testing"

	"example.org/shop/internal/cart"
)

func TestNew(t *testing.T) { cart.New() }
