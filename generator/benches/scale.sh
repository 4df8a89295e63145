#!/usr/bin/env bash
# Prints how long the whole of `codegen` takes for specs of many operations, in seconds of wall clock and of processor time: into an empty
# folder, again with nothing changed, and after one operation changed. rustfmt's part is in it. Let the machine do nothing else.
#
#   scale.sh [OPERATIONS]
set -euo pipefail
cd "$(dirname "$0")/../.."
operations=${1:-1000}
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
cargo build --quiet --release -p xtask
# What was written before is remembered in the folder of all artefacts: here it is a new one, so that nothing is.
mkdir "$scratch/target"
touch "$scratch/target/CACHEDIR.TAG"
cp "${CARGO_TARGET_DIR:-target}/release/opgen" "$scratch/target/xtask"
xtask=$scratch/target/xtask

write() { # folder, flags
    local folder=$1
    shift
    cargo bench --quiet -p generator --bench generate -- --write "$folder" "$operations" "$@"
}

TIMEFORMAT='%3R s, %3U s of processor time'
run() { # what
    printf '%-28s' "$1"
    time "$xtask" codegen --specs "$scratch/specs" --out "$scratch/out" >/dev/null 2>&1
}

write "$scratch/specs"
run "$operations operations:"
run "nothing changed:"
write "$scratch/specs" changed
run "one operation changed:"
