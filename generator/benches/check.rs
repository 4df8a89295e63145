//! How long judging takes as specs grow: `cargo bench -p generator --bench check`. Prints the times and the slope of their growth, which
//! is 1 where twice the operations take twice the time.

use generator::source::Sources;
use std::fmt::Write as _;
use std::path::Path;
use std::time::{Duration, Instant};

const SIZES: [usize; 5] = [125, 250, 500, 1000, 2000];
const ROUNDS: usize = 9;

/// A service with operations that each have parameters, a model, a pattern and an example of their own.
fn sources(operations: usize) -> Sources {
    let mut text = String::from(
        "service: Shop\napi-version: 2025-01-01\nendpoint: https://shop.example.com\nauth: none\noperations:\n",
    );
    let mut models = String::from("models:\n");
    for number in 0..operations {
        write!(
            text,
            r"  Group{group}_Read{number}:
    doc: Reads a thing.
    source: https://docs.example.com/things/{number}
    get: /shops/{{shopName}}/things{number}/{{thingName}}
    path: {{ shopName: ShopName, thingName: {{ type: Name{number} }} }}
    query: {{ top: {{ type: integer, minimum: 1, maximum: 1000, rustName: Top{number} }} }}
    responses: {{ 200: Thing{number}, default: ErrorResponse }}
    examples:
      one:
        request: {{ shopName: corner-shop, thingName: chair-{number} }}
        response: {{ status: 200, body: {{ name: chair-{number}, state: Sold, parts: [{{ name: leg-1 }}] }} }}
",
            group = number / 10,
        )
        .expect("memory");
        write!(
            models,
            r"  Name{number}: {{ doc: The name of a thing., type: string, maxLength: 63, pattern: '^[a-z][a-z0-9-]{{2,{longest}}}$' }}
  Thing{number}:
    doc: A thing to buy.
    required: [name]
    properties:
      name: Name{number}
      state: State
      parts: {{ items: Thing{number} }}
      made: {{ doc: When it was made., type: string, format: date-time }}
",
            longest = 10 + number % 40,
        )
        .expect("memory");
    }
    models.push_str("  ShopName: { doc: The name of a shop., type: string, pattern: '^[a-z-]{3,20}$' }\n");
    models.push_str("  State: { doc: Whether it can be had., enum: [Sold, ForSale] }\n");
    models.push_str("  ErrorResponse: { doc: What went wrong., properties: { code: string, message: string } }\n");
    let mut sources = Sources::default();
    sources.add("specs/crate.yaml", "name: shop_client\nversion: 0.1.0\n");
    sources.add("specs/shop/2025-01-01/models.yaml", models);
    sources.add("specs/shop/2025-01-01/operations.yaml", text);
    sources
}

fn median(sources: &Sources) -> Duration {
    let mut times: Vec<Duration> = (0..ROUNDS)
        .map(|_| {
            let start = Instant::now();
            let (api, reports) = generator::read(Path::new("specs"), sources);
            let time = start.elapsed();
            assert!(
                api.is_some(),
                "{}",
                generator::diagnose::text(&reports[..1], sources, generator::diagnose::TextStyle::Plain)
            );
            time
        })
        .collect();
    times.sort();
    times[ROUNDS / 2]
}

/// The slope of the least-squares line through the logarithms.
fn slope(points: &[(f64, f64)]) -> f64 {
    let count = points.len() as f64;
    let (x, y) = points.iter().fold((0.0, 0.0), |sum, point| (sum.0 + point.0, sum.1 + point.1));
    let (x, y) = (x / count, y / count);
    let (over, under) = points
        .iter()
        .fold((0.0, 0.0), |sum, point| (sum.0 + (point.0 - x) * (point.1 - y), sum.1 + (point.0 - x) * (point.0 - x)));
    over / under
}

fn main() {
    let mut points = Vec::new();
    for operations in SIZES {
        let time = median(&sources(operations));
        println!("{operations:>6} operations {:>9.1} ms", time.as_secs_f64() * 1e3);
        points.push(((operations as f64).ln(), time.as_secs_f64().ln()));
    }
    println!("slope {:.2}", slope(&points));
}
