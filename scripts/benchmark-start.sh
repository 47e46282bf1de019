#!/usr/bin/env bash
# How long ./lossmith takes until the curves of its first figure are drawn, from the start of the launcher's shell, and how much
# processor time that is (of all threads, which tells more on a busy machine); five times, once it is built and was open before.
#   scripts/benchmark-start.sh [TIMES]      on the screen of DISPLAY, or under Xvfb where there is none
set -euo pipefail
cd "$(dirname "$0")/.."
home=$(mktemp -d)
trap 'rm -rf "$home"; [ -z "${screen:-}" ] || kill "$screen"' EXIT
if [ -z "${DISPLAY:-}" ]; then
  export DISPLAY=:77
  Xvfb "$DISPLAY" -screen 0 1280x800x24 >/dev/null 2>&1 &
  screen=$!
  sleep 2
fi
export JAVA_TOOL_OPTIONS="-Dprism.order=sw -Dlossmith.home=$home -Dlossmith.timing=true"
./lossmith >/dev/null 2>&1 # builds, and leaves the window's classes for the next one
for _ in $(seq "${1:-5}"); do
  ./lossmith 2>&1 | grep "figure after"
done
