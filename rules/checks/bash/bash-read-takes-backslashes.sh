#!/bin/bash
# ruleid: bash-read-takes-backslashes
while read line; do run "$line"; done < list
# ruleid: bash-read-takes-backslashes
while IFS= read name; do run "$name"; done < list
# ok: bash-read-takes-backslashes
while IFS= read -r line; do run "$line"; done < list
# ok: bash-read-takes-backslashes
while true; do run; done
