# ruleid: docker-latest-image
FROM ubuntu:latest AS build
RUN make
# ruleid: docker-latest-image
FROM registry.example.org/team/app
RUN make
# ok: docker-latest-image
FROM ubuntu:24.04
# ok: docker-latest-image
FROM build
# ok: docker-latest-image
FROM scratch
