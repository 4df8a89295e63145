#!/usr/bin/env bash
# Prints what rustc needs for the matchers of the corpus, three of each, beside the same crate without any: medians of five runs, in
# milliseconds of processor time (which other programs disturb least), without and with optimisation.
set -euo pipefail
cd "$(dirname "$0")/../.."
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
here=$PWD/generator

{
    echo "#[path = \"$here/runtime/src/pattern/mod.rs\"] pub mod runtime_pattern;"
    echo "pub mod runtime { pub(crate) use crate::runtime_pattern as pattern; }"
} >"$scratch/without.rs"
{
    cat "$scratch/without.rs"
    echo "pub mod byte_class { pub(crate) use crate::one::byte_class::*; }"
    for copy in one two three; do
        echo "#[path = \"$here/tests/pattern/emitted/mod.rs\"] pub mod $copy;"
    done
} >"$scratch/with.rs"

TIMEFORMAT='%U %S'
median() { # source, level
    for _ in 1 2 3 4 5; do
        { time rustc --edition 2024 --crate-type lib --emit metadata,obj -C "opt-level=$2" -A warnings \
            --out-dir "$scratch" "$scratch/$1.rs"; } 2>&1
    done | awk '{ printf "%d\n", ($1 + $2) * 1000 }' | sort -n | sed -n 3p
}

matchers=$((3 * $(grep -c '::is_valid' generator/tests/pattern/emitted/mod.rs)))
for level in 0 3; do
    without=$(median without "$level")
    with=$(median with "$level")
    echo "opt-level $level: $matchers matchers take $((with - without)) ms ($with - $without)"
done
