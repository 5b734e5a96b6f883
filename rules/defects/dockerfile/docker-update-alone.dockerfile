FROM debian:12
# ruleid: docker-update-alone
RUN apt-get update
# ruleid: docker-update-alone
RUN apt-get -qq update
# ok: docker-update-alone
RUN apt-get update && apt-get install -y curl
# ok: docker-update-alone
RUN apt-get update \
  && apt-get install -y git
