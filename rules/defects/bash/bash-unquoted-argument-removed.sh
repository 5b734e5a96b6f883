#!/bin/bash
drop() {
  # ruleid: bash-unquoted-argument-removed
  rm -rf $1
  # ruleid: bash-unquoted-argument-removed
  rm -r -f /srv/$2/old
  # ok: bash-unquoted-argument-removed
  rm -rf -- "$1"
  # ok: bash-unquoted-argument-removed
  rm -rf "/srv/$2/old"
  # ok: bash-unquoted-argument-removed
  rm -rf build
}
