FROM debian:12
USER app
RUN make
# ruleid: docker-root-at-end
USER 0
ENTRYPOINT ["app"]
