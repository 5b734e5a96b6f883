#!/bin/bash
# ruleid: bash-numbers-compared-as-text
[[ $n > 5 ]] && run
# ruleid: bash-numbers-compared-as-text
if [ "$n" > 10 ]; then run; fi
# ok: bash-numbers-compared-as-text
(( n > 5 )) && run
# ok: bash-numbers-compared-as-text
[[ $n -gt 5 ]] && run
# ok: bash-numbers-compared-as-text
[[ $name > b ]] && run
