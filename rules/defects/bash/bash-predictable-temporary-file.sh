#!/bin/bash
# ruleid: bash-predictable-temporary-file
out=/tmp/report.$$
# ruleid: bash-predictable-temporary-file
list > /tmp/names-$$.txt
# ruleid: bash-predictable-temporary-file
echo x >> "/tmp/log.$RANDOM"
# ok: bash-predictable-temporary-file
safe=$(mktemp /tmp/report.XXXXXX)
# ok: bash-predictable-temporary-file
list > "$safe"
# ok: bash-predictable-temporary-file
echo "pid $$" > run.pid
