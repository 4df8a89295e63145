//! A service behind a real socket of this machine, and a transport that leads every https URL there; never goes
//! elsewhere.

use super::mock_response::{MockResponse, Seen};
use async_trait::async_trait;
use azure_core::Result;
use azure_core::http::{AsyncRawResponse, ClientOptions, HttpClient, Request, Transport, new_http_client};
use std::fmt::Write as _;
use std::io;
use std::sync::{Arc, Mutex};
use tokio::io::{AsyncBufReadExt as _, AsyncReadExt as _, AsyncWriteExt as _, BufReader};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinHandle;

/// Tells the service which URL the client asked for.
const ORIGIN: &str = "x-test-origin";

/// An HTTP/1.1 service on a port of its own; it gives each response once, in order. Stops when dropped.
#[derive(Debug)]
pub struct Loopback {
    port: u16,
    seen: Arc<Mutex<Vec<Seen>>>,
    serving: JoinHandle<()>,
}

impl Loopback {
    /// Starts a service with these responses.
    pub async fn start(responses: impl IntoIterator<Item = MockResponse>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let port = listener.local_addr().unwrap().port();
        let seen = Arc::new(Mutex::new(Vec::new()));
        let responses: Vec<MockResponse> = responses.into_iter().collect();
        let log = Arc::clone(&seen);
        let serving = tokio::spawn(async move {
            for response in responses {
                let (stream, _) = listener.accept().await.unwrap();
                // A client may hang up in the middle of a response.
                let _ = serve(stream, &response, &log).await;
            }
        });
        Self { port, seen, serving }
    }

    /// Where it is.
    pub fn url(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// Client options whose transport leads here.
    pub fn options(&self) -> ClientOptions {
        let detour = Detour { port: self.port, client: new_http_client(None) };
        ClientOptions { transport: Some(Transport::new(Arc::new(detour))), ..ClientOptions::default() }
    }

    /// The requests so far.
    pub fn seen(&self) -> Vec<Seen> {
        self.seen.lock().unwrap().clone()
    }
}

impl Drop for Loopback {
    fn drop(&mut self) {
        self.serving.abort();
    }
}

async fn serve(stream: TcpStream, response: &MockResponse, log: &Mutex<Vec<Seen>>) -> io::Result<()> {
    let mut stream = BufReader::new(stream);
    let seen = read(&mut stream).await?;
    log.lock().unwrap().push(seen);
    let mut head = format!("HTTP/1.1 {} Test\r\nconnection: close\r\n", response.status);
    for (name, value) in &response.headers {
        write!(head, "{name}: {value}\r\n").unwrap();
    }
    let length = response.chunk.len();
    if response.times == 1 {
        write!(head, "content-length: {length}\r\n\r\n").unwrap();
        stream.write_all(head.as_bytes()).await?;
        stream.write_all(&response.chunk).await?;
        return stream.shutdown().await;
    }
    head.push_str("transfer-encoding: chunked\r\n\r\n");
    stream.write_all(head.as_bytes()).await?;
    for _ in 0..response.times {
        stream.write_all(format!("{length:x}\r\n").as_bytes()).await?;
        stream.write_all(&response.chunk).await?;
        stream.write_all(b"\r\n").await?;
        stream.flush().await?;
    }
    stream.write_all(b"0\r\n\r\n").await?;
    stream.shutdown().await
}

async fn read(stream: &mut BufReader<TcpStream>) -> io::Result<Seen> {
    let mut line = String::new();
    stream.read_line(&mut line).await?;
    let mut words = line.split_whitespace().map(str::to_owned);
    let (method, target) = (words.next().unwrap(), words.next().unwrap());
    let mut headers = Vec::new();
    let (mut origin, mut length) = (String::new(), 0);
    loop {
        let mut line = String::new();
        stream.read_line(&mut line).await?;
        let Some((name, value)) = line.trim_end().split_once(": ") else {
            break;
        };
        match name {
            ORIGIN => origin = value.to_owned(),
            "content-length" => length = value.parse().unwrap(),
            _ => {}
        }
        headers.push((name.to_owned(), value.to_owned()));
    }
    let mut body = vec![0; length];
    stream.read_exact(&mut body).await?;
    Ok(Seen { method, url: format!("{origin}{target}"), headers, body: body.into() })
}

/// Sends what is meant for any https host to the loopback port, so that all policies see https and the wire is real.
#[derive(Debug)]
struct Detour {
    port: u16,
    client: Arc<dyn HttpClient>,
}

#[async_trait]
impl HttpClient for Detour {
    async fn execute_request(&self, request: &Request) -> Result<AsyncRawResponse> {
        let mut request = request.clone();
        let origin = request.url().origin().ascii_serialization();
        request.insert_header(ORIGIN, origin);
        let url = request.url_mut();
        url.set_scheme("http").expect("https may become http");
        url.set_host(Some("127.0.0.1")).expect("an address is a host");
        url.set_port(Some(self.port)).expect("http has ports");
        self.client.execute_request(&request).await
    }
}

#[cfg(test)]
mod tests {
    use super::super::post::post;
    use super::*;

    #[tokio::test]
    async fn a_loopback_service_is_behind_every_https_url() {
        let whole = MockResponse::json(203, "[]").with_header("x-response", 7);
        let service = Loopback::start([whole.clone(), whole.repeated(3)]).await;
        let options = service.options();
        let response = post(&options).await.unwrap();
        assert_eq!((response.status().into(), &response.body()[..]), (203, &b"[]"[..]));
        assert_eq!(response.headers().get_optional_str(&"x-response".into()), Some("7"));
        assert_eq!(&post(&options).await.unwrap().body()[..], b"[][][]");

        let seen = service.seen();
        assert_eq!(seen.len(), 2);
        assert_eq!((&*seen[1].method, &*seen[1].url), ("POST", "https://any.example/a?b=c"));
        assert_eq!((seen[1].header("x-note"), &seen[1].body[..]), (Some("n"), &br#"{"a": 1.0}"#[..]));
        assert!(service.url().starts_with("http://127.0.0.1:"));
    }
}
