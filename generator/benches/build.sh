#!/usr/bin/env bash
# Prints how long a clean build of a generated crate's models takes beside an empty crate with `serde`, `serde_json` and `time`
# (formatting, parsing, serde): medians in seconds, in alternation, and their ratio. With `--client` the whole crate stands beside an
# empty one with `azure_core`. Measures wall-clock time: let the machine do nothing else.
#
#   build.sh [--client] [CRATE] [ROUNDS]
set -euo pipefail
cd "$(dirname "$0")/../.."
features='--no-default-features --features all_services'
dependencies='serde = { version = "1", features = ["derive"] }
serde_json = "1"
time = { version = "0.3.47", features = ["formatting", "parsing", "serde"] }'
if [ "${1:-}" = --client ]; then
    shift
    features=
    dependencies='azure_core = "1.1"'
fi
generated=${1:-generated} rounds=${2:-5}
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

mkdir -p "$scratch/empty/src"
printf '[package]\nname = "empty"\nversion = "0.1.0"\nedition = "2024"\n\n[dependencies]\n%s\n' "$dependencies" >"$scratch/empty/Cargo.toml"
touch "$scratch/empty/src/lib.rs"
mkdir "$scratch/models"
cp -r "$generated/Cargo.toml" "$generated/README.md" "$generated/src" "$scratch/models/"
# What only its tests and examples need is not built, but would be resolved.
sed -i '/^\[dev-dependencies\]/,/^$/d; /^\[\[example\]\]/,/^$/d' "$scratch/models/Cargo.toml"
for crate in empty models; do
    cp Cargo.lock "$scratch/$crate/"
    (cd "$scratch/$crate" && cargo fetch --quiet)
done

build() { # crate, flags
    rm -rf "$scratch/target"
    local crate=$1 start=${EPOCHREALTIME/./}
    shift
    (cd "$scratch/$crate" && CARGO_TARGET_DIR="$scratch/target" cargo build --quiet --offline "$@")
    echo $(((${EPOCHREALTIME/./} - start) / 1000)) >>"$scratch/$crate.times"
}

median() {
    sort -n "$scratch/$1.times" | sed -n "$(((rounds + 1) / 2))p"
}

for ((round = 0; round < rounds; round++)); do
    build empty
    build models $features
done
empty=$(median empty) models=$(median models)
awk -v e="$empty" -v m="$models" -v r="$rounds" \
    'BEGIN { printf "empty crate %.1f s, generated crate %.1f s, ratio %.2f (median of %d)\n", e / 1000, m / 1000, m / e, r }'
