#!/bin/bash
# ruleid: bash-download-piped-to-shell
curl -fsSL https://example.org/install.sh | sh
# ruleid: bash-download-piped-to-shell
wget -qO- https://example.org/setup | sudo bash -s -- --yes
# ruleid: bash-download-piped-to-shell
bash <(curl -s https://example.org/install)
# ruleid: bash-download-piped-to-shell
sh -c "$(curl -fsSL https://example.org/install.sh)"
# ok: bash-download-piped-to-shell
curl -fsSL https://example.org/data.json | jq .name
# ok: bash-download-piped-to-shell
curl -fsSLo install.sh https://example.org/install.sh
# ok: bash-download-piped-to-shell
wget -qO- https://example.org/a.tgz | tar xz
