package remote

import (
	"net"

	"golang.org/x/crypto/ssh"
)

func configs() {
	// ruleid: go-ssh-host-key-ignored
	a := &ssh.ClientConfig{User: "x", HostKeyCallback: ssh.InsecureIgnoreHostKey()}
	// ruleid: go-ssh-host-key-ignored
	b := &ssh.ClientConfig{User: "x", HostKeyCallback: func(h string, r net.Addr, k ssh.PublicKey) error { return nil }}
	// ok: go-ssh-host-key-ignored
	c := &ssh.ClientConfig{User: "x", HostKeyCallback: ssh.FixedHostKey(key)}
	// ok: go-ssh-host-key-ignored
	d := &ssh.ClientConfig{User: "x", HostKeyCallback: known}
	use(a, b, c, d)
}
