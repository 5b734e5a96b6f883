#!/bin/bash
# ruleid: bash-relative-path-searched
PATH=.:$PATH
# ruleid: bash-relative-path-searched
export PATH="$PATH:."
# ok: bash-relative-path-searched
PATH=/opt/tool/bin:$PATH
# ok: bash-relative-path-searched
export PATH="$HOME/.local/bin:$PATH"
# ok: bash-relative-path-searched
PATH=./node_modules/.bin:$PATH
