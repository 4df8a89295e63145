//! Reads REST operations written down in YAML and writes a Rust client crate for them.
//!
//! # Architecture
//!
//! A run is a line of stages. Each hands the next a type that it cannot misuse, and after a stage the types of the one before are no longer used.
//!
//! ```text
//! specs/*.yaml -> source -> yaml -> spec -> resolve -> model -> render -> output -> a crate on disk
//!                                              |         \
//!                                           diagnose      +-> surface -> diff
//! ```
//!
//! | stage | what it is | uses |
//! |---|---|---|
//! | [`source`] | files, their text, places in it | nothing |
//! | [`diagnose`] | problems, their wording, text, JSON and SARIF | `source`, `model` |
//! | `yaml` | YAML as a tree with places, and a deserializer that goes on after a mistake | `source`, `diagnose` |
//! | `spec` | what a YAML file may say, as plain structs | `source`, `yaml` |
//! | [`openapi`] | specs out of descriptions in OpenAPI, and back; no other stage knows that it exists | `source`, `diagnose`, `yaml` |
//! | [`model`] | what it means: names legal, references followed, constraints consistent | nothing |
//! | [`resolve`] | from the one to the other; the only stage that finds problems of meaning | all of the above |
//! | [`surface`] | what a downstream crate can name: the public items of the emitted crate, with their types | `model` |
//! | [`render`] | the model as Rust, one file for each emitted construct; pure | `model`, `surface`, `output` |
//! | [`output`] | the files of a crate: format, compare with disk, write | nothing |
//! | [`diff`] | model against model: changes, and verdicts that follow from them | `model`, `surface` and what reads specs |
//!
//! Two crates beside this one know nothing of it. `generator/pattern` turns ECMA-262 patterns into automata, answers questions about the texts
//! that they admit, and plans the matchers to emit. `generator/runtime` holds what is the same for every spec; it is compiled, linted and
//! tested there, and embedded in the output verbatim. A test (`tests/layers.rs`) reads the `use` lines and fails on a breach of the table.
//!
//! # Libraries
//!
//! What a library does as well is a library's: `annotate-snippets` prints reports, `saphyr-parser` reads YAML, `schemars` derives the schemas,
//! `prettyplease` and rustfmt print Rust, `spdx` judges licences, `strsim` finds the word that was meant, and the program has `clap`,
//! `clap_complete`, `anstream`, `indicatif` and `dirs`. These things are written by hand:
//!
//! | by hand | weighed | why not |
//! |---|---|---|
//! | YAML as a tree, and its deserializer | `yaml_serde`, which writes YAML here | it stops at the first mistake, and all are to be reported |
//! | patterns (`generator/pattern`) | `regex`, `regress` | `regex` is not ECMA-262; neither compares the languages of two patterns, nor checks a literal at compile time |
//! | UUID, Base64, dates, durations of the runtime | `uuid`, `base64`, `httpdate`, all used by tests | the emitted values need `serde`, `serde_json` and `time` alone, and are written back as they were read |
//! | decimals of the runtime | `rust_decimal`, behind a feature | it holds 28 digits, and a service may send more |
//! | polling | the poller of `azure_core` | it ends at statuses that it does not know, such as `Running`, and asks without a pause where `Retry-After` is 0 |
//! | the mock service | `wiremock`, `azure_core_test` | the one needs a socket, the other is meant for the SDK's own crates |
//! | OpenAPI | `openapiv3`, `oas3` | each reads one version; here there are three, Azure's extensions, and the place of each mistake |
//! | Cargo.toml, SARIF, annotations, Markdown | `toml`, `serde-sarif` | they are only written, from a text or a tree of a page |
//! | git | `gix`, `git2` | a few commands of the user's own git do, which knows partial and shallow clones |
//! | `--watch` | `notify` | asking for the times of the files takes a millisecond, and works on shared and mounted disks |
//! | locks | `fs4` | the standard library has them |
//!
//! # Failures
//!
//! Three failures have three mechanisms: the author's mistake is a problem with a place, noted so that it hides no other; the machine's is
//! an error with a path; ours is a panic.

pub mod diagnose;
pub mod diff;
pub mod model;
pub mod openapi;
pub mod output;
pub mod render;
pub mod resolve;
pub mod schema;
pub mod source;
mod spec;
pub mod surface;
mod yaml;

use diagnose::{Problems, Report};
use model::Api;
use source::Sources;
use std::path::Path;

/// What the spec files below `root` mean, and what there is to say about them; no meaning where an error is among the reports.
pub fn read(root: &Path, sources: &Sources) -> (Option<Api>, Vec<Report>) {
    let problems = Problems::default();
    let api = resolve::resolve(root, sources, &problems);
    (api, problems.into_reports())
}
