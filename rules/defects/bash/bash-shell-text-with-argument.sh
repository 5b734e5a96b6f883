#!/bin/bash
file=$1
# ruleid: bash-shell-text-with-argument
sh -c "cp $file /srv"
# ruleid: bash-shell-text-with-argument
bash -c "tar xf $1 -C /srv"
# ok: bash-shell-text-with-argument
sh -c 'cp "$1" /srv' sh "$1"
# ok: bash-shell-text-with-argument
bash -c "echo done"
