FROM debian:12 AS build
# ok: docker-no-user
CMD ["make"]
FROM debian:12
# ok: docker-no-user
RUN make
# ruleid: docker-no-user
ENTRYPOINT ["app"]
