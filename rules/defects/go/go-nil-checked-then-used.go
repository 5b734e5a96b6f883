package work

import "log"

func run() {
	err := step()
	if err == nil {
		// ruleid: go-nil-checked-then-used
		log.Println(err.Error())
	}
	if err == nil {
		log.Println("done")
		// ruleid: go-nil-checked-then-used
		report(err.Error())
	}
	if err != nil {
		// ok: go-nil-checked-then-used
		log.Println(err.Error())
	}
	if err == nil {
		if err := other(); err != nil {
			// ok: go-nil-checked-then-used
			log.Println(err.Error())
		}
	}
}
