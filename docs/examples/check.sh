#!/usr/bin/env bash
# Two strangers draw on one board while the relay is killed and started again; fails unless both end with its hash.
set -euo pipefail
command -v python3 >/dev/null || { echo "This needs python3: sudo apt-get install -y python3" >&2; exit 1; }
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
work=$(mktemp -d)
relay=''
cleanup() {
    [ -z "$relay" ] || kill "$relay" 2>/dev/null || true
    [ -z "$relay" ] || wait "$relay" 2>/dev/null || true
    rm -rf "$work"
}
trap cleanup EXIT

echo "kim 0123456789abcdefghijklmn" >"$work/keys"
# On a free port the first time, on the same one again later. The first start may build the relay.
start() {
    : >"$work/out"
    "$here/../../bunpil" relay --port "$1" --data "$work/data" --host-keys "$work/keys" >"$work/out" 2>>"$work/log" &
    relay=$!
    until address=$(grep -o 'ws://[^ ]*' "$work/out"); do
        kill -0 "$relay" || { cat "$work/log" >&2; exit 1; }
        sleep 0.2
    done
}
stranger() { python3 "$here/stranger.py" --relay "$address" "$@"; }

start 0
port=${address##*:}
port=${port%%/*}
host="--board lesson1 --user kim --key-file $work/keys"
# shellcheck disable=SC2086  # several options
code=$(stranger $host --create | sed -n 's/^board .* code //p')

# shellcheck disable=SC2086
stranger $host --name Kim --drawings 50 --listen 5 >"$work/kim" & kim=$!
stranger --code "$code" --name Mina --drawings 50 --listen 5 >"$work/mina" & mina=$!
until grep -q append "$work/kim" && grep -q append "$work/mina"; do sleep 0.1; done
kill -9 "$relay"
wait "$relay" 2>/dev/null || true
start "$port"

status=0
wait "$kim" || status=1
wait "$mina" || status=1
tail -n 2 "$work/kim" "$work/mina"
stranger --code "$code" --name Late --drawings 0 | tail -n 2 || status=1
exit "$status"
