//! Reading a full report of a long-running operation, in one run: without constraints, with them, and with a regular-expression engine in
//! the place of the matchers: `cargo bench -p operations-runtime --no-default-features --bench decode`. Trust the ratios.
//!
//! The models in `emitted` are what the generator writes for `specs`; `cargo test --test decode_golden` keeps them so. The
//! plain ones differ in having no constraints, and nothing else.

#[path = "emitted/byte_class.rs"]
mod byte_class;
#[path = "emitted/format/mod.rs"]
pub mod format;
#[path = "emitted/plain/mod.rs"]
pub mod plain;
pub mod regular;
#[path = "../../src/lib.rs"]
pub mod runtime;
#[path = "emitted/strict/mod.rs"]
pub mod strict;

use divan::Bencher;
use serde::de::DeserializeOwned;

/// Every property is there.
const BODY: &str = r#"{
  "id": "/subscriptions/ffffffff-ffff-ffff-ffff-ffffffffffff/providers/Example.Bakery/locations/westus/operationProgress/00000000-0000-0000-0000-000000000000",
  "resourceId": "/subscriptions/ffffffff-ffff-ffff-ffff-ffffffffffff/resourceGroups/street/providers/Example.Bakery/ovens/stone",
  "name": "00000000-0000-0000-0000-000000000000",
  "bakery": "corner-bakery_007",
  "status": "InProgress",
  "percentComplete": 10,
  "startTime": "2023-11-29T07:34:02.328326Z",
  "endTime": "2023-11-29T08:34:02.328326Z",
  "operations": [
    { "name": "fa067167-e49d-41bd-8dd8-de719b9de3b3", "status": "Succeeded", "percentComplete": 100 },
    { "name": "fa067167-e49d-41bd-8dd8-de719b9de3b4", "status": "InProgress", "percentComplete": 5.5, "startTime": "2023-11-29T07:34:02Z" }
  ],
  "error": { "code": "TooHot", "message": "The oven is too hot.", "details": [{ "code": "Door", "message": "Its door is shut." }] },
  "properties": { "objectType": "Bread", "doughInGrams": 1024, "bakedInGrams": 102, "label": "{\"key1\":\"value1\",\"key2\":\"value2\"}" }
}"#;

fn main() {
    divan::main();
}

fn decode<T: DeserializeOwned>(bencher: Bencher<'_, '_>) {
    let body = divan::black_box(BODY.as_bytes());
    runtime::decode::decode::<T>(body).unwrap_or_else(|failure| panic!("{failure}"));
    bencher.bench_local(|| runtime::decode::decode::<T>(divan::black_box(body)));
}

#[divan::bench]
fn without_constraints(bencher: Bencher<'_, '_>) {
    decode::<plain::models::PlainProgress>(bencher);
}

#[divan::bench]
fn with_constraints(bencher: Bencher<'_, '_>) {
    decode::<strict::models::Progress>(bencher);
}

#[divan::bench]
fn with_regress(bencher: Bencher<'_, '_>) {
    decode::<regular::Progress>(bencher);
}
