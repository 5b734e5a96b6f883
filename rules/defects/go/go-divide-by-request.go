package web

import (
	"net/http"
	"os"
	"strconv"
)

func share(w http.ResponseWriter, r *http.Request) {
	n, err := strconv.Atoi(r.FormValue("n"))
	if err != nil {
		return
	}
	// ruleid: go-divide-by-request
	x := 100 / n
	if n == 0 {
		return
	}
	// ok: go-divide-by-request
	y := 100 / n
	// ok: go-divide-by-request
	z := n / 100
	use(x, y, z)
}

func main() {
	k, _ := strconv.Atoi(os.Args[1])
	// ruleid: go-divide-by-request
	println(10 % k)
}
