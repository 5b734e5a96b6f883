import smtplib
from email.message import EmailMessage
from email.mime.text import MIMEText
from flask import Flask, request

app = Flask(__name__)


@app.route("/m", methods=["POST"])
def m():
    subject = request.form["subject"]
    server = smtplib.SMTP("localhost")
    # ruleid: python-mail-header-injection
    server.sendmail("a@a.example", "b@b.example", "Subject: " + subject + "\n\nhi")
    old = MIMEText("hi")
    # ruleid: python-mail-header-injection
    old["Subject"] = subject
    # ok: python-mail-header-injection
    old["To"] = "b@b.example"
    new = EmailMessage()
    # ok: python-mail-header-injection
    new["Subject"] = subject
    return "ok"


def notify(message):
    # ok: python-mail-header-injection
    message["To"] = sys.argv[1]
