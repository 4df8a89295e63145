//! What reads texts: one line for each question, the number of a reader and a text, and as its answer why the text cannot be read; the list of
//! readers is written after this.

use azure_core::http::headers::Headers;
use std::fmt::Display;

fn headers(text: &str) -> Headers {
    let mut headers = Headers::new();
    for (name, value) in serde_json::from_str::<Vec<(String, String)>>(text).unwrap() {
        headers.insert(name, value);
    }
    headers
}

trait Refusal {
    fn refusal(self) -> String;
}

impl Refusal for Option<&str> {
    fn refusal(self) -> String {
        String::new()
    }
}

impl<T, E: Display> Refusal for Result<T, E> {
    fn refusal(self) -> String {
        self.err().map(|error| error.to_string()).unwrap_or_default()
    }
}

fn main() {
    for line in std::io::stdin().lines() {
        let line = line.unwrap();
        let (at, text) = line.split_once(' ').unwrap();
        println!("{}", READERS[at.parse::<usize>().unwrap()](text).replace('\n', " "));
    }
}
