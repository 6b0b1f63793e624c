#!/usr/bin/env bash
# The real window under Xvfb with software GL: time to the first frame, memory, processor time at rest.
#
# Run after `cargo build --release`; prints figures and judges nothing. Needs xvfb and xdotool.
# The window is shown when its first frame is drawn, so that its appearance is the first frame; it is looked for every 5 ms.
set -euo pipefail
cd "$(dirname "$0")/../.."
export LC_ALL=C.UTF-8 LIBGL_ALWAYS_SOFTWARE=1
program=${1:-target/release/rolewright}
sample=samples/澄川贸易/客户服务主任.ron

work=$(mktemp -d)
trap 'kill $(jobs -p) 2>/dev/null || true; rm -rf "$work"' EXIT
Xvfb -noreset -displayfd 3 -screen 0 1440x900x24 3>"$work/display" 2>/dev/null &
for _ in $(seq 100); do [ -s "$work/display" ] && break; sleep 0.1; done
DISPLAY=:$(cat "$work/display")
export DISPLAY XDG_CONFIG_HOME=$work/config

ticks() { awk '{ print $14 + $15 }' "/proc/$1/stat"; }

times=()
for _ in $(seq 9); do
  start=$(date +%s%N)
  "$program" "$sample" 2>/dev/null &
  pid=$!
  until xdotool search --onlyvisible --class rolewright >/dev/null 2>&1; do sleep 0.005; done
  times+=($((($(date +%s%N) - start) / 1000000)))
  if [ "${#times[@]}" -lt 9 ]; then kill "$pid"; wait "$pid" 2>/dev/null || true; fi
done
printf '%s\n' "${times[@]}" | sort -n | awk '{ t[NR] = $1 } END { printf "first frame        %d ms (median of %d, %d to %d)\n", t[int((NR + 1) / 2)], NR, t[1], t[NR] }'

sleep 4
awk '/^VmRSS/ { printf "memory             %d MB\n", $2 / 1024 } /^VmHWM/ { printf "memory at its peak %d MB\n", $2 / 1024 }' "/proc/$pid/status"
before=$(ticks "$pid")
sleep 10
printf 'at rest            %d ms of processor time in 10 s\n' $((($(ticks "$pid") - before) * 1000 / $(getconf CLK_TCK)))
