#!/bin/bash
if bad; then
  # ruleid: bash-unreachable-code
  exit 1; echo "bad"
fi
f() {
  # ruleid: bash-unreachable-code
  return 0; count=1
}
if bad; then
  # ok: bash-unreachable-code
  echo "bad"
  exit 1
fi
# ok: bash-unreachable-code
echo "end"
