#!/bin/bash
f() {
  # ruleid: bash-status-masked
  local out=$(run)
  # ruleid: bash-status-masked
  export NAME="$(id -un)"
  # ok: bash-status-masked
  local name
  # ok: bash-status-masked
  name=$(run)
  # ok: bash-status-masked
  local size=$1
}
