FROM debian:12
# ruleid: docker-unsigned-packages
RUN apk add --allow-untrusted a.apk
# ruleid: docker-unsigned-packages
RUN apt-get install -y --allow-unauthenticated tool
# ruleid: docker-unsigned-packages
RUN echo "deb [trusted=yes] https://example.org/deb ./" > /etc/apt/sources.list.d/a.list
# ok: docker-unsigned-packages
RUN apk add tool
# ok: docker-unsigned-packages
RUN apt-get install -y --no-install-recommends tool
