#!/usr/bin/env bash
# Prints the processor time that an emitted crate of fictitious operations takes to compile (those of `peers.sh`, with clients, without
# optimisation): its dependencies alone, the crate, and the crate again after one operation changed. Processor time, because other programs
# disturb it least.
#
#   emitted.sh [OPERATIONS] [ROUNDS]
#
# CODEGEN names another build of this project's program. FEATURES names other features than the default ones, with commas.
set -euo pipefail
cd "$(dirname "$0")/../.."
operations=${1:-200} rounds=${2:-3}
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

if [ -z "${CODEGEN:-}" ]; then
    cargo build --quiet --release -p xtask
    CODEGEN=${CARGO_TARGET_DIR:-target}/release/opgen
fi
rustc --edition 2024 -O -o "$scratch/write" generator/benches/peers/main.rs
"$scratch/write" "$scratch/as-is" "$operations"
"$scratch/write" "$scratch/changed" "$operations" changed
codegen() { "$CODEGEN" codegen --specs "$scratch/$1/specs" --out "$scratch/client" >/dev/null; }

# The dependencies are those of a crate with the same manifest and nothing in it. Its name differs, or cargo would take the one for the other.
codegen as-is
mkdir -p "$scratch/empty/src"
sed "s/^name = .*/name = \"empty\"/" "$scratch/client/Cargo.toml" >"$scratch/empty/Cargo.toml"
echo "//! Nothing." >"$scratch/empty/src/lib.rs"
touch "$scratch/empty/README.md"
cp Cargo.lock "$scratch/empty/"
(cd "$scratch/empty" && cargo fetch --quiet)
cp "$scratch/empty/Cargo.lock" "$scratch/client/"

TIMEFORMAT='%U %S'
build() { # name, crate
    { time (cd "$scratch/$2" && CARGO_INCREMENTAL=1 CARGO_TARGET_DIR=$scratch/target cargo build --quiet --offline --lib \
        ${FEATURES:+--no-default-features --features "$FEATURES"} 2>"$scratch/said"); } 2>>"$scratch/$1.times" || { cat "$scratch/said"; exit 1; }
}

for ((round = 0; round < rounds; round++)); do
    rm -rf "$scratch/target"
    build dependencies empty
    codegen as-is
    build crate client
    codegen changed
    build changed client
done

median() {
    awk '{ print $1 + $2 }' "$scratch/$1.times" | sort -n | sed -n "$(((rounds + 1) / 2))p"
}

printf '%d operations, median of %d, seconds of processor time: dependencies %.1f, crate %.1f, one operation changed %.1f\n' \
    "$operations" "$rounds" "$(median dependencies)" "$(median crate)" "$(median changed)"
