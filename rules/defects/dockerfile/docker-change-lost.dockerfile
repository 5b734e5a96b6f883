FROM debian:12
# ruleid: docker-change-lost
RUN cd /app
# ruleid: docker-change-lost
RUN export PATH=/opt/bin:$PATH
# ok: docker-change-lost
RUN cd /app && make
# ok: docker-change-lost
WORKDIR /app
# ok: docker-change-lost
ENV PATH=/opt/bin:$PATH
