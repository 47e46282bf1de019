#!/usr/bin/env bash
# The pictures of docs/your-loss.md: a loss that was imported, with what is said of it and beside CE and Focal.
# Needs Xvfb, openbox, xdotool, ImageMagick, and a Python with PyTorch ($PYTHON). Arguments: the screen, such as :95, and
# optionally a folder for the pictures, a theme, a language and a size, such as :95 /tmp light ru 960x620.
set -euo pipefail
cd "$(dirname "$0")/.."
lossmith=${LOSSMITH:-./lossmith}
screen=$1 out=${2:-docs/images} theme=${3:-light} language=${4:-en} size=${5:-1280x800}
work=$(mktemp -d)
trap 'kill ${pids[@]:-} 2>/dev/null || true; rm -rf "$work"' EXIT
export DISPLAY=$screen XDG_CONFIG_HOME=$work/config XDG_DATA_HOME=$work/data XDG_STATE_HOME=$work/state
mkdir -p "$work/config/lossmith"
echo "{\"theme\": \"$theme\", \"language\": \"$language\"}" >"$work/config/lossmith/settings.json"
"$lossmith" probe --out "$work/probe.py"
"${PYTHON:-/usr/bin/python3}" "$work/probe.py" docs/find-the-bug/weight_not_detached.py:loss --out "$work/mine.probe.json"
Xvfb "$screen" -screen 0 "${size}x24" -nolisten tcp >/dev/null 2>&1 &
pids=($!)
sleep 1
openbox >/dev/null 2>&1 &
pids+=($!)
"$lossmith" "$work/mine.probe.json" &
pids+=($!)

# A window of that many at least, and time to be drawn.
windows() {
  for _ in $(seq 120); do
    [ "$(xdotool search --onlyvisible --name . 2>/dev/null | wc -l)" -ge "$1" ] && break
    sleep 0.5
  done
  sleep "${DRAWN:-5}"
}
picture() { import -window root "$work/$1.png" && convert "$work/$1.png" -strip +dither -colors 96 -define png:compression-level=9 "$out/$1.png"; }

windows 2
picture import-dialog
xdotool key Escape
sleep 3
picture import-design
