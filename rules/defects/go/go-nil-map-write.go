package count

func words(list []string) {
	var m map[string]int
	for _, w := range list {
		// ruleid: go-nil-map-write
		m[w] = 1
	}
	var seen map[string]bool
	// ruleid: go-nil-map-write
	seen["a"] = true
	var ok map[string]int
	ok = make(map[string]int)
	// ok: go-nil-map-write
	ok["a"] = 1
	good := map[string]int{}
	// ok: go-nil-map-write
	good["b"] = 2
}
