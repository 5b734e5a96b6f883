#!/bin/bash
# ruleid: bash-self-assignment
size=$size
# ruleid: bash-self-assignment
name="$name"
# ok: bash-self-assignment
size=$1
# ok: bash-self-assignment
name="${name}x"
# ok: bash-self-assignment
path=$other
