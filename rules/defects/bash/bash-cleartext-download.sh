#!/bin/bash
# ruleid: bash-cleartext-download
wget http://example.com/tool.tgz
# ruleid: bash-cleartext-download
curl -fsSLO "ftp://ftp.example.com/pub/tool.tgz"
# ok: bash-cleartext-download
wget https://example.com/tool.tgz
# ok: bash-cleartext-download
curl http://localhost:8080/health
# ok: bash-cleartext-download
curl -s http://169.254.169.254/latest/meta-data
