#!/bin/bash
# ruleid: bash-tls-verification-off
curl -k https://example.org/a
# ruleid: bash-tls-verification-off
curl -sSLk -o a.tgz https://example.org/a.tgz
# ruleid: bash-tls-verification-off
data=$(curl --insecure "$URL")
# ruleid: bash-tls-verification-off
wget --no-check-certificate https://example.org/a
# ruleid: bash-tls-verification-off
git -c http.sslVerify=false clone https://example.org/a.git
# ruleid: bash-tls-verification-off
export NODE_TLS_REJECT_UNAUTHORIZED=0
# ok: bash-tls-verification-off
curl -fsSL --cacert ca.pem https://example.org/a
# ok: bash-tls-verification-off
wget https://example.org/a -O k
# ok: bash-tls-verification-off
git clone https://example.org/a.git
