FROM debian:12
# ruleid: docker-remote-login-port
EXPOSE 22
# ruleid: docker-remote-login-port
EXPOSE 80 3389/tcp
# ok: docker-remote-login-port
EXPOSE 8443
# ok: docker-remote-login-port
EXPOSE 2222
