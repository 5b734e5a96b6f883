FROM debian:12
# ruleid: docker-secret-in-variable
ARG NPM_TOKEN
# ruleid: docker-secret-in-variable
ENV DB_PASSWORD=$PASSWORD
# ok: docker-secret-in-variable
ARG VERSION=3
# ok: docker-secret-in-variable
ENV TOKEN_FILE=/run/secrets/token
