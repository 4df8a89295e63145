//! The responses of a test service, and the requests that it received; never interprets either.

use azure_core::Bytes;

/// A response of a test service.
#[derive(Clone, Debug)]
pub struct MockResponse {
    pub status: u16,
    pub headers: Vec<(&'static str, String)>,
    pub chunk: Bytes,
    /// How often the chunk comes; other than once, the response does not tell its length.
    pub times: usize,
}

impl MockResponse {
    /// A response with a JSON body.
    pub fn json(status: u16, body: impl ToString) -> Self {
        Self {
            status,
            headers: vec![("content-type", "application/json".to_owned())],
            chunk: body.to_string().into(),
            times: 1,
        }
    }

    /// The same response with one more header.
    pub fn with_header(mut self, name: &'static str, value: impl ToString) -> Self {
        self.headers.push((name, value.to_string()));
        self
    }

    /// The same response with its body repeated, chunk by chunk.
    pub fn repeated(mut self, times: usize) -> Self {
        self.times = times;
        self
    }
}

/// A request that a test service has received.
#[derive(Clone, Debug)]
pub struct Seen {
    pub method: String,
    /// The URL that the client asked for, before any detour to a loopback port.
    pub url: String,
    pub headers: Vec<(String, String)>,
    pub body: Bytes,
}

impl Seen {
    /// The value of the header of that lower-case name.
    pub fn header(&self, name: &str) -> Option<&str> {
        let found = self.headers.iter().find(|(present, _)| present == name);
        found.map(|(_, value)| value.as_str())
    }
}
