. "${BASH_SOURCE%/*}/color.sh"

log() {
  . "$(dirname "$0")/missing.sh"
}
