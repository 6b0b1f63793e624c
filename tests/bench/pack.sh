#!/usr/bin/env bash
# The same pack bound by Rolewright, its pages written by krilla, and the same texts set by Typst (from PyPI), in one
# run, so that the ratios mean something.
# Usage: tests/bench/pack.sh [DESCRIPTIONS [ROUNDS OF TYPST]]. Needs python3 with venv, and the network once.
set -euo pipefail
cd "$(dirname "$0")/../.."

count=${1:-1000}
rounds=${2:-1}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
target=${CARGO_TARGET_DIR:-target}
if [[ ! -d $target/typst ]]; then
  python3 -m venv "$target/typst"
  "$target/typst/bin/pip" install --quiet typst
fi

cargo bench --quiet --bench pack -- "$count"
cargo bench --quiet --bench pack -- "$count" "$work"
"$target/typst/bin/python" tests/bench/typst/measure.py "$work/pack.json" "$work/typst.pdf" "$rounds"
CARGO_TARGET_DIR=$(realpath "$target") cargo run --quiet --release --manifest-path tests/bench/krilla/Cargo.toml -- "$count"
