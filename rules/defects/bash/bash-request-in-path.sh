#!/bin/bash
file=$(echo "$QUERY_STRING" | cut -d= -f2)
# ruleid: bash-request-in-path
cat "/srv/data/$file"
# ruleid: bash-request-in-path
rm -f "/srv/in/$PATH_INFO"
safe=$(basename "$QUERY_STRING")
# ok: bash-request-in-path
cat "/srv/data/$safe"
# ok: bash-request-in-path
cat "$HOME/data"
# ok: bash-request-in-path
cat "$HTTP_HEADER"
