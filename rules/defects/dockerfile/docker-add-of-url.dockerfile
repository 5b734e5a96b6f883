FROM debian:12
# ruleid: docker-add-of-url
ADD https://example.org/tool /usr/local/bin/tool
# ruleid: docker-add-of-url
ADD --chmod=755 http://example.org/a.tgz /srv/
# ok: docker-add-of-url
ADD --checksum=sha256:24454f830c https://example.org/tool /usr/local/bin/tool
# ok: docker-add-of-url
ADD app.tgz /srv/
# ok: docker-add-of-url
COPY app /srv/
