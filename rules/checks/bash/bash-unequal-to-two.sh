#!/bin/bash
# ruleid: bash-unequal-to-two
if [ "$m" != a ] || [ "$m" != b ]; then run; fi
# ruleid: bash-unequal-to-two
if [[ $n -ne 1 ]] || [[ $n -ne 2 ]]; then run; fi
# ok: bash-unequal-to-two
if [ "$m" != a ] && [ "$m" != b ]; then run; fi
# ok: bash-unequal-to-two
if [ "$m" != a ] || [ "$n" != b ]; then run; fi
