package files

import "os"

func report(data []byte) {
	// ruleid: go-predictable-temp-file
	f, _ := os.Create("/tmp/report.txt")
	// ruleid: go-predictable-temp-file
	os.WriteFile("/var/tmp/state", data, 0o600)
	// ok: go-predictable-temp-file
	g, _ := os.CreateTemp("", "report-*.txt")
	// ok: go-predictable-temp-file
	h, _ := os.Create("/srv/report.txt")
	use(f, g, h)
}
