#!/usr/bin/env bash
HERE="$(cd "$(dirname "${BASH_SOURCE[0]}")" >/dev/null 2>&1 && pwd)"
source "$HERE/lib/log.sh"
. ./settings.sh
if [ -f /etc/shop.conf ]; then
  . /etc/shop.conf
fi
source "$PLUGIN"
