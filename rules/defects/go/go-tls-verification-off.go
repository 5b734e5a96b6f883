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

func checkedByHand(verify func([][]byte, [][]*x509.Certificate) error) *tls.Config {
	// ok: go-tls-verification-off
	config := &tls.Config{InsecureSkipVerify: true}
	config.VerifyPeerCertificate = verify
	return config
}

func asTold(insecure bool, transport *http.Transport) {
	if insecure {
		// ok: go-tls-verification-off
		transport.TLSClientConfig = &tls.Config{InsecureSkipVerify: true}
	}
}
