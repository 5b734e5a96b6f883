FROM debian:12
# ruleid: docker-insecure-build-step
RUN --security=insecure make
# ruleid: docker-insecure-build-step
RUN --mount=type=cache,target=/c --network=host make
# ok: docker-insecure-build-step
RUN make
# ok: docker-insecure-build-step
RUN --network=none make
