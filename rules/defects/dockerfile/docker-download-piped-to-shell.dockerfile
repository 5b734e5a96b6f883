FROM debian:12
# ruleid: docker-download-piped-to-shell
RUN curl -fsSL https://example.org/install.sh | sh
# ruleid: docker-download-piped-to-shell
RUN wget -qO- https://example.org/setup | bash -s -- --yes
# ruleid: docker-download-piped-to-shell
RUN bash -c "$(curl -fsSL https://example.org/i.sh)"
# ok: docker-download-piped-to-shell
RUN curl -fsSL https://example.org/a.tgz | tar xz
# ok: docker-download-piped-to-shell
RUN curl -fsSLo i.sh https://example.org/install.sh
