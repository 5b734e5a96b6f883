FROM debian:12
# ruleid: docker-tls-verification-off
RUN curl -k https://example.org/a.tgz -o a.tgz
# ruleid: docker-tls-verification-off
RUN wget --no-check-certificate https://example.org/a.tgz
# ruleid: docker-tls-verification-off
RUN pip install --trusted-host pypi.example.org tool
# ruleid: docker-tls-verification-off
ENV NODE_TLS_REJECT_UNAUTHORIZED=0
# ok: docker-tls-verification-off
RUN curl -fsSL https://example.org/a.tgz -o a.tgz
# ok: docker-tls-verification-off
RUN pip install tool
# ok: docker-tls-verification-off
ENV NODE_ENV=production
