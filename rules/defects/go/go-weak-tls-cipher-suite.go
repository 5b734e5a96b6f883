package server

import "crypto/tls"

func configs() {
	// ruleid: go-weak-tls-cipher-suite
	a := &tls.Config{CipherSuites: []uint16{tls.TLS_RSA_WITH_RC4_128_SHA}}
	// ruleid: go-weak-tls-cipher-suite
	b := &tls.Config{MinVersion: tls.VersionTLS12, CipherSuites: []uint16{tls.TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256, tls.TLS_RSA_WITH_3DES_EDE_CBC_SHA}}
	// ok: go-weak-tls-cipher-suite
	c := &tls.Config{CipherSuites: []uint16{tls.TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256}}
	// ok: go-weak-tls-cipher-suite
	d := &tls.Config{}
	use(a, b, c, d)
}
