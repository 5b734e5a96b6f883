#!/bin/bash
clean() {
  # ruleid: bash-rm-below-empty-variable
  rm -rf "$DIR"/*
  # ruleid: bash-rm-below-empty-variable
  rm -rf $CACHE/
  # ruleid: bash-rm-below-empty-variable
  sudo rm -rf "${ROOT}/"*
  # ok: bash-rm-below-empty-variable
  rm -rf "${DIR:?}"/*
  # ok: bash-rm-below-empty-variable
  rm -rf "$DIR/cache"
  # ok: bash-rm-below-empty-variable
  rm -f "$FILE"
}
