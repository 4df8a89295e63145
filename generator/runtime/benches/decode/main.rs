//! Reading a status of a long-running operation: without validation, with it, and with a regular-expression engine in the place of the
//! matchers, in one run: `cargo bench -p operations-runtime --bench decode`. Trust the ratios.
//!
//! The three models are the same but for the types of `id`, `name` and `percentComplete`.

#[path = "../../src/lib.rs"]
pub mod runtime;

mod checked;
mod plain;
mod regular;

use divan::Bencher;
use serde::de::DeserializeOwned;

const BODY: &str = r#"{
  "id": "/subscriptions/ffffffff-ffff-ffff-ffff-ffffffffffff/providers/Example.Bakery/locations/westus/operationProgress/00000000-0000-0000-0000-000000000000",
  "name": "00000000-0000-0000-0000-000000000000",
  "percentComplete": 10,
  "properties": {
    "metadata": "{\"key1\":\"value1\",\"key2\":\"value2\"}",
    "dataTransferredInBytes": 102,
    "datasourceSizeInBytes": 1024,
    "objectType": "Backup"
  },
  "startTime": "2023-11-29T07:34:02.328326Z",
  "status": "InProgress"
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
fn plain_strings(bencher: Bencher<'_, '_>) {
    decode::<plain::Status>(bencher);
}

#[divan::bench]
fn validated(bencher: Bencher<'_, '_>) {
    decode::<checked::Status>(bencher);
}

#[divan::bench]
fn validated_by_regress(bencher: Bencher<'_, '_>) {
    decode::<regular::Status>(bencher);
}
