package p

import (
	"fmt"
	"log"
)

func f(name string) {
	// ruleid: go-verb-in-println
	fmt.Println("user %s", name)
	// ruleid: go-verb-in-println
	log.Fatal("cannot open %v: ", name)
	// ok: go-verb-in-println
	fmt.Printf("user %s\n", name)
	// ok: go-verb-in-println
	fmt.Println("100% of", name)
}
