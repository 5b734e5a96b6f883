#!/bin/bash
# ruleid: bash-loop-over-ls
for f in $(ls *.c); do run "$f"; done
# ruleid: bash-loop-over-ls
for d in `ls /srv`; do run "$d"; done
# ok: bash-loop-over-ls
for f in *.c; do run "$f"; done
# ok: bash-loop-over-ls
for n in $(seq 3); do run "$n"; done
