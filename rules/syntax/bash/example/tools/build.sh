#!/bin/sh
ROOT=$(cd "$(dirname "$0")/.." && pwd)
. "$ROOT/lib/log.sh"
. "${TOOLS_HOME}/lib/color.sh"
