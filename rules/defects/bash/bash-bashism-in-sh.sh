#!/bin/sh
# ruleid: bash-bashism-in-sh
if [[ $a = b ]]; then run; fi
# ruleid: bash-bashism-in-sh
if [ "$a" == b ]; then run; fi
# ruleid: bash-bashism-in-sh
names=(one two)
# ok: bash-bashism-in-sh
if [ "$a" = b ]; then run; fi
# ok: bash-bashism-in-sh
name="one two"
# ok: bash-bashism-in-sh
echo "a == b"
