#!/bin/bash
# ruleid: bash-function-calls-itself
ls() { ls --color "$@"; }
# ruleid: bash-function-calls-itself
cd() {
  cd "$@" && pwd
}
# ok: bash-function-calls-itself
grep() { command grep --color "$@"; }
# ok: bash-function-calls-itself
run() { start "$@"; }
