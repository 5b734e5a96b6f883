#!/bin/bash
# ruleid: bash-comparison-without-blanks
if [ "$a"="$b" ]; then run; fi
# ruleid: bash-comparison-without-blanks
[ $mode==fast ] && run
# ok: bash-comparison-without-blanks
if [ "$a" = "$b" ]; then run; fi
# ok: bash-comparison-without-blanks
[ "$a$b" ] && run
