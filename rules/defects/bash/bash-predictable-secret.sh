#!/bin/bash
# ruleid: bash-predictable-secret
TOKEN=$RANDOM$RANDOM
# ruleid: bash-predictable-secret
export DB_PASSWORD=$(date +%s | sha256sum | base64 | head -c 32)
# ok: bash-predictable-secret
TOKEN=$(openssl rand -hex 32)
# ok: bash-predictable-secret
port=$((RANDOM % 1000 + 2000))
# ok: bash-predictable-secret
token_date=$(date +%s)
