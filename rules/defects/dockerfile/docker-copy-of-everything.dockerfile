FROM debian:12
# ruleid: docker-copy-of-everything
COPY . /app
# ruleid: docker-copy-of-everything
COPY --chown=app ./ /app/
# ok: docker-copy-of-everything
COPY src /app/src
# ok: docker-copy-of-everything
COPY --from=build . /app
