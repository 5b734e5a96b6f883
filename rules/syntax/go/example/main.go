package main

import (
	"fmt"

	"example.org/money"
	"example.org/shop/internal/cart"
	_ "example.org/shop/missing"
	"github.com/lib/pq"
	"github.com/spf13/cobra/doc"
)

func main() { fmt.Println(cart.New(), money.Zero, pq.Open, doc.GenManHeader{}) }
