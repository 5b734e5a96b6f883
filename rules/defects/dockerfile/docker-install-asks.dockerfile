FROM debian:12
# ruleid: docker-install-asks
RUN apt-get install curl
# ruleid: docker-install-asks
RUN apt-get update && apt-get install git make
# ok: docker-install-asks
RUN apt-get install -y curl
# ok: docker-install-asks
RUN apt-get -qq install git
