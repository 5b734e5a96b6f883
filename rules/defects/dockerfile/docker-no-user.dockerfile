FROM debian:12
RUN make
# ruleid: docker-no-user
CMD ["app"]
