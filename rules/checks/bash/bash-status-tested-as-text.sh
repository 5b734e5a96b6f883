#!/bin/bash
# ruleid: bash-status-tested-as-text
if [ $? ]; then ok; fi
# ruleid: bash-status-tested-as-text
[ "$?" ] && ok
# ok: bash-status-tested-as-text
if [ $? -eq 0 ]; then ok; fi
# ok: bash-status-tested-as-text
[ "$x" ] && ok
