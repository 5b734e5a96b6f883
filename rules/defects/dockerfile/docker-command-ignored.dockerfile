FROM debian:12 AS first
# ruleid: docker-command-ignored
ENTRYPOINT app --verbose
CMD ["--port", "80"]
FROM debian:12 AS second
# ruleid: docker-command-ignored
CMD ["--port", "80"]
ENTRYPOINT exec app
FROM debian:12 AS third
# ok: docker-command-ignored
ENTRYPOINT ["app"]
CMD ["--port", "80"]
FROM debian:12
# ok: docker-command-ignored
ENTRYPOINT app --verbose
