#!/bin/bash
# ruleid: bash-constant-test
if [ false ]; then run; fi
# ruleid: bash-constant-test
while [ 0 ]; do run; done
# ok: bash-constant-test
if false; then run; fi
# ok: bash-constant-test
if [ "$flag" ]; then run; fi
# ok: bash-constant-test
while [ "$x" = 1 ]; do run; done
