#!/bin/bash
# ruleid: bash-same-operand
[ "$a" = "$a" ] && run
# ruleid: bash-same-operand
if [[ $size -gt $size ]]; then run; fi
# ok: bash-same-operand
[ "$a" = "$b" ] && run
# ok: bash-same-operand
if [[ $size -gt $limit ]]; then run; fi
# ok: bash-same-operand
[ "$1" -eq "$1" ] 2>/dev/null || echo "not a number"
