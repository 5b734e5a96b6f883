import ftplib
import smtplib
import telnetlib
import requests


def send(password, host):
    # ruleid: python-clear-text-protocol
    requests.post("http://a.example/login", data={"password": password}, timeout=3)
    # ok: python-clear-text-protocol
    requests.post("https://a.example/login", data={"password": password}, timeout=3)
    # ruleid: python-clear-text-protocol
    t = telnetlib.Telnet(host)
    ftp = ftplib.FTP(host)
    # ruleid: python-clear-text-protocol
    ftp.login("me", password)
    anonymous = ftplib.FTP(host)
    # ok: python-clear-text-protocol
    anonymous.login()
    return t


def mail(user, password):
    server = smtplib.SMTP("mail.example", 587)
    server.starttls()
    # ok: python-clear-text-protocol
    server.login(user, password)
