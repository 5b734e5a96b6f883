#!/bin/bash
clean() {
  # ruleid: bash-remove-after-unchecked-cd
  cd "$DIR"
  rm -rf *
}
other() {
  # ruleid: bash-remove-after-unchecked-cd
  cd /srv/in; rm -f *.tmp
}
good() {
  # ok: bash-remove-after-unchecked-cd
  cd "$DIR" || exit 1
  rm -rf *
}
whole() {
  # ok: bash-remove-after-unchecked-cd
  cd "$DIR"
  rm -f /srv/in/a.tmp
}
