FROM debian:12
# ruleid: docker-login-without-password
RUN passwd -d root
# ruleid: docker-login-without-password
RUN echo "PermitRootLogin yes" >> /etc/ssh/sshd_config
# ruleid: docker-login-without-password
RUN echo "app ALL=(ALL) NOPASSWD: ALL" >> /etc/sudoers
# ok: docker-login-without-password
RUN passwd -l root
# ok: docker-login-without-password
RUN echo "PermitRootLogin no" >> /etc/ssh/sshd_config
