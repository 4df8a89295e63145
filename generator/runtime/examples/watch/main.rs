//! The two files beside this one become part of the emitted crate's `watch` example; here they watch an operation of no service.

mod bar;
mod simulation;

use azure_core::http::{ClientMethodOptions, Method, Request};
use operations_runtime as runtime;
use runtime::client::{PollOptions, Poller, ResumeToken, ServiceBuilder, StatusReader, TerminalWords, Undocumented};
use simulation::Simulation;
use std::time::Duration;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let body = serde_json::json!({ "status": "", "percent": 0 });
    let simulation = Simulation::new(body, &["status"], Some(&["percent"]), "Succeeded");
    let scopes = ["https://example.org/.default"];
    let service = ServiceBuilder::new("https://example.org")
        .bearer(simulation.clone(), scopes)
        .client_options(simulation.options())
        .build()?;
    let token = ResumeToken::new(&service, "Status_Get");
    let options = PollOptions { interval: Some(Duration::from_secs(1)), ..PollOptions::default() };
    let reader = StatusReader {
        status: &["status"],
        percent_complete: Some(&["percent"]),
        error: None,
        words: TerminalWords::DEFAULT,
    };
    let poller = Poller::<serde_json::Value, Undocumented>::new(reader, token, Some(options), move |context| {
        let service = service.clone();
        async move {
            let options = ClientMethodOptions { context };
            let request = Request::new(service.url().literal("status").build()?, Method::Get);
            service.send(&options.context, request).await?.decode()
        }
    });
    bar::watch(poller).await
}
