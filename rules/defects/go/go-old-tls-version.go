package server

import "crypto/tls"

func configs() {
	// ruleid: go-old-tls-version
	a := &tls.Config{MinVersion: tls.VersionTLS10}
	// ruleid: go-old-tls-version
	b := tls.Config{Certificates: certs, MinVersion: tls.VersionSSL30}
	// ok: go-old-tls-version
	c := &tls.Config{MinVersion: tls.VersionTLS12}
	// ok: go-old-tls-version
	d := &tls.Config{MaxVersion: tls.VersionTLS13}
	use(a, b, c, d)
}
