package web

import (
	"net/http"
	"net/smtp"
	"strings"
)

func contact(w http.ResponseWriter, r *http.Request) {
	subject := r.FormValue("subject")
	msg := []byte("Subject: " + subject + "\r\n\r\nHello")
	// ruleid: go-smtp-injection
	smtp.SendMail(addr, auth, from, to, msg)
	// ruleid: go-smtp-injection
	smtp.SendMail(addr, auth, from, to, []byte("From: "+r.FormValue("from")+"\r\n\r\n"))
	// ok: go-smtp-injection
	smtp.SendMail(addr, auth, from, to, []byte("Subject: Hello\r\n\r\n"))
	clean := strings.ReplaceAll(subject, "\n", "")
	// ok: go-smtp-injection
	smtp.SendMail(addr, auth, from, to, []byte("Subject: "+clean+"\r\n\r\n"))
}
