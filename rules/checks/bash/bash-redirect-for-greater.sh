#!/bin/bash
# ruleid: bash-redirect-for-greater
[ $n ] > 5 && run
# ruleid: bash-redirect-for-greater
if [ "$n" ] < 10; then run; fi
# ok: bash-redirect-for-greater
[ "$n" -gt 5 ] && run
# ok: bash-redirect-for-greater
[ -n "$n" ] 2> /dev/null
