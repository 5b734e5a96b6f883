FROM debian:12 AS first
# ok: docker-several-commands
CMD ["first"]
FROM debian:12
# ruleid: docker-several-commands
CMD ["a"]
# ruleid: docker-several-commands
CMD ["b"]
# ok: docker-several-commands
CMD ["c"]
# ruleid: docker-several-commands
ENTRYPOINT ["d"]
ENTRYPOINT ["e"]
