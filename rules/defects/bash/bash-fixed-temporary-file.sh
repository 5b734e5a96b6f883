#!/bin/bash
# ruleid: bash-fixed-temporary-file
ls -l > /tmp/state.txt
# ruleid: bash-fixed-temporary-file
date >> /tmp/build.log
# ok: bash-fixed-temporary-file
ls -l > "$work/state.txt"
# ok: bash-fixed-temporary-file
ls -l > /dev/null
