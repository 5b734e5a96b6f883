FROM debian:12
# ruleid: docker-package-lists-kept
RUN apt-get update && apt-get install -y curl
# ruleid: docker-package-lists-kept
RUN apt-get install -y git
# ok: docker-package-lists-kept
RUN apt-get update && apt-get install -y curl && rm -rf /var/lib/apt/lists/*
# ok: docker-package-lists-kept
RUN --mount=type=cache,target=/var/cache/apt apt-get install -y git
