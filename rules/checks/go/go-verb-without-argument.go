package p

import "fmt"

func f(name string, n int) {
	// ruleid: go-verb-without-argument
	fmt.Printf("user %s\n")
	// ruleid: go-verb-without-argument
	fmt.Printf("user %s has %d\n", name)
	// ok: go-verb-without-argument
	fmt.Printf("user %s\n", name)
	// ok: go-verb-without-argument
	fmt.Printf("100%% done\n")
	// ok: go-verb-without-argument
	fmt.Printf("%s has %d\n", pair()...)
}
