FROM debian:12
# ok: docker-root-at-end
USER root
RUN make
# ok: docker-root-at-end
USER app
CMD ["app"]
FROM debian:12
# ruleid: docker-root-at-end
USER root
CMD ["app"]
