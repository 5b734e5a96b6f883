FROM debian:12
# ruleid: docker-permissions-for-all
RUN chmod -R 777 /srv
# ruleid: docker-permissions-for-all
RUN mkdir /data && chmod a+rwx /data
# ruleid: docker-permissions-for-all
COPY --chmod=777 run.sh /
# ok: docker-permissions-for-all
RUN chmod 755 /srv
# ok: docker-permissions-for-all
RUN chmod 1777 /tmp
# ok: docker-permissions-for-all
COPY --chmod=755 run.sh /
