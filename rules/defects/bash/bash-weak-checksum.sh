#!/bin/bash
# ruleid: bash-weak-checksum
md5sum -c tool.md5
# ruleid: bash-weak-checksum
echo "$SUM  tool" | sha1sum --check
# ok: bash-weak-checksum
sha256sum -c tool.sha256
# ok: bash-weak-checksum
md5sum tool
