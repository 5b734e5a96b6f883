FROM debian:12
# ruleid: docker-cleartext-download
RUN wget http://example.com/tool.tgz
# ruleid: docker-cleartext-download
RUN curl -fsSL -o tool.tgz ftp://ftp.example.com/tool.tgz && tar xf tool.tgz
# ok: docker-cleartext-download
RUN wget https://example.com/tool.tgz
# ok: docker-cleartext-download
RUN wget http://example.com/t.tgz && echo "$SUM  t.tgz" | sha256sum -c
# ok: docker-cleartext-download
RUN curl http://localhost:8080/health
