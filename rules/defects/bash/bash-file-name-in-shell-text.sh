#!/bin/bash
# ruleid: bash-file-name-in-shell-text
find . -name '*.log' -exec sh -c 'gzip {}' \;
# ruleid: bash-file-name-in-shell-text
find "$DIR" -type f -exec bash -c "mv {} {}.old" \;
# ruleid: bash-file-name-in-shell-text
ls | xargs -I {} sh -c 'echo {}'
# ok: bash-file-name-in-shell-text
find . -exec sh -c 'gzip "$1"' sh {} \;
# ok: bash-file-name-in-shell-text
find . -exec gzip {} +
