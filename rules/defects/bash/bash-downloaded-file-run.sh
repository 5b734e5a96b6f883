#!/bin/bash
fetch() {
  # ruleid: bash-downloaded-file-run
  curl -fsSL -o setup.sh https://example.org/setup.sh
  bash setup.sh
}
tool() {
  # ruleid: bash-downloaded-file-run
  wget -q -O /usr/local/bin/tool https://example.org/tool
  chmod +x /usr/local/bin/tool
}
safe() {
  # ok: bash-downloaded-file-run
  curl -fsSL -o run.sh https://example.org/run.sh
  echo "$SUM  run.sh" | sha256sum -c
  bash run.sh
}
data() {
  # ok: bash-downloaded-file-run
  curl -o list.txt https://example.org/list.txt
  sort list.txt
}
