package client

import (
	"crypto/tls"
	"net/http"
)

func clients() {
	// ruleid: go-tls-verification-off
	t := &http.Transport{TLSClientConfig: &tls.Config{InsecureSkipVerify: true}}
	c := &tls.Config{}
	// ruleid: go-tls-verification-off
	c.InsecureSkipVerify = true
	// ok: go-tls-verification-off
	d := &tls.Config{InsecureSkipVerify: options.Insecure}
	// ok: go-tls-verification-off
	e := &tls.Config{InsecureSkipVerify: true, VerifyPeerCertificate: checkPin}
	use(t, c, d, e)
}
