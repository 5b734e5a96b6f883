FROM debian:12
# ruleid: docker-relative-workdir
WORKDIR app
# ruleid: docker-relative-workdir
WORKDIR ./src
# ok: docker-relative-workdir
WORKDIR /app
# ok: docker-relative-workdir
WORKDIR $HOME/app
