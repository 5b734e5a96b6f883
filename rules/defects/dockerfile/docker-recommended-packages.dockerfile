FROM debian:12
# ruleid: docker-recommended-packages
RUN apt-get update && apt-get install -y curl
# ruleid: docker-recommended-packages
RUN apt-get -y install git
# ok: docker-recommended-packages
RUN apt-get install -y --no-install-recommends curl
# ok: docker-recommended-packages
RUN apt-get update
