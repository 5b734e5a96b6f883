#!/bin/bash
name=$1
# ruleid: bash-eval-of-argument
eval "convert $name out.png"
run() {
  local c="$2"
  # ruleid: bash-eval-of-argument
  eval "$c --quiet"
}
query=$(echo "$QUERY_STRING" | sed 's/&/;/g')
# ruleid: bash-eval-of-argument
eval $query
# ok: bash-eval-of-argument
eval "$(ssh-agent -s)"
# ok: bash-eval-of-argument
eval "$1=done"
# ok: bash-eval-of-argument
convert "$1" out.png
# ok: bash-eval-of-argument
eval "declare -g -A arches=( $(list "$1") )"
# ok: bash-eval-of-argument
eval SAVED_"$1"=
header=$(cat "$HTTP_HEADER")
# ok: bash-eval-of-argument
eval "$header"
wrapper="wrap_$2"
# ok: bash-eval-of-argument
eval "$wrapper () { call $2 ; }"
