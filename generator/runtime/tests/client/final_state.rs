//! The table of the language reference on where a result is, row by row: which requests follow a start, and what is read.

use crate::shop::{ErrorBody, Shop};
use crate::support::{MockResponse, Scripted};
use azure_core::http::{Method, Request};
use operations_runtime::client::{
    FinalState, LongRunningStart, Poller, Progress, ResultPlace, ResumeToken, TerminalWords,
};
use serde_json::{Value, json};

const REFERENCE: &str = include_str!("../../../../specs/README.md");
const MONITORS: [&str; 2] = ["operation-location", "azure-asyncoperation"];
const COLUMNS: [&str; 6] =
    ["monitor", "monitor and Location", "monitor with resourceLocation", "both of these", "Location", "no header"];

struct Row {
    methods: Vec<Method>,
    state: FinalState,
    /// The requests after the start, by what the service names.
    requests: Vec<(&'static str, Vec<&'static str>)>,
}

fn table() -> Vec<Row> {
    let section = REFERENCE.split("#### Where the result is").nth(1).unwrap().split("\n### ").next().unwrap();
    let mut lines = section.lines().filter(|line| line.starts_with("| ")).map(cells);
    assert_eq!(lines.next().unwrap()[4..], COLUMNS);
    lines.filter(|cells| !cells[3].starts_with("refused")).map(|cells| row(&cells)).collect()
}

fn cells(line: &'static str) -> Vec<&'static str> {
    line.trim_matches('|').split('|').map(str::trim).collect()
}

fn row(cells: &[&'static str]) -> Row {
    let methods = match cells[0] {
        "all" => vec![Method::Put, Method::Patch, Method::Post, Method::Delete],
        some => some.split(", ").map(|method| method.parse().unwrap()).collect(),
    };
    let place = |place: &str| match place {
        "resourceLocation" => ResultPlace::ResourceLocation,
        "Location" => ResultPlace::Location,
        "resource" => ResultPlace::OriginalUri,
        other => panic!("no place: {other}"),
    };
    let state = match cells[3] {
        "nowhere" => FinalState::NoResult,
        "monitor" => FinalState::At(&[]),
        "a of monitor" => FinalState::Property(&["a"]),
        places => FinalState::At(places.split(", ").map(place).collect::<Vec<_>>().leak()),
    };
    let requests = |cell: &'static str| cell.split(", ").filter(|request| *request != "-").collect();
    Row { methods, state, requests: COLUMNS.into_iter().zip(cells[4..].iter().map(|cell| requests(cell))).collect() }
}

fn path(request: &str) -> &'static str {
    match request {
        "monitor" => "/monitors/1",
        "Location" => "/locations/1",
        "resourceLocation" => "/made/1",
        "resource" => "/widgets/1",
        other => panic!("no request: {other}"),
    }
}

/// What the service says at each place; the first says who has it.
fn response(request: &str, named: &str) -> MockResponse {
    let mut body = json!({"from": request, "a": {"from": "a of monitor"}});
    if request == "monitor" {
        body["status"] = "Succeeded".into();
    }
    if request == "monitor" && ["monitor with resourceLocation", "both of these"].contains(&named) {
        body["resourceLocation"] = "/made/1".into();
    }
    MockResponse::json(200, body)
}

fn started(named: &str, monitor: &'static str) -> MockResponse {
    if named == "no header" {
        return MockResponse::json(200, json!({"from": "start"}));
    }
    let mut response = MockResponse::json(202, "");
    if named.starts_with("monitor") || named == "both of these" {
        response = response.with_header(monitor, "/monitors/1");
    }
    if ["monitor and Location", "both of these", "Location"].contains(&named) {
        response = response.with_header("location", "/locations/1");
    }
    response
}

fn begin(shop: &Shop, method: Method, final_state: FinalState) -> Poller<Progress, ErrorBody, Option<Value>> {
    let start = LongRunningStart {
        service: shop.service.clone(),
        api_version: Some("api-version"),
        words: TerminalWords::DEFAULT,
        final_state,
        refuse: |response| response.undocumented(),
        read_start: |response| Ok(response.empty()),
        read: if final_state == FinalState::NoResult {
            |_, response| Ok(response.empty().map(|()| None))
        } else {
            |_, response| response.decode_optional()
        },
    };
    let url = shop.service.url().literal("widgets/1").query("api-version", "2031-05-01").build().unwrap();
    start.poller(ResumeToken::new(&shop.service, "Widgets_Build"), Request::new(url, method), None)
}

#[tokio::test(start_paused = true)]
async fn each_cell_of_the_table_is_what_happens() {
    let mut cells = 0;
    for Row { methods, state, requests } in table() {
        for (method, (named, requests), monitor) in methods.iter().flat_map(|method| {
            let of_method = requests.iter().map(move |requests| (*method, requests));
            of_method.flat_map(|(method, requests)| MONITORS.map(|monitor| (method, requests, monitor)))
        }) {
            let responses = requests.iter().map(|request| response(request, named));
            let service = Scripted::new([started(named, monitor)].into_iter().chain(responses));
            let cell = format!("{method} {state:?} {named}");
            let result = begin(&Shop::scripted(&service), method, state).await;
            let value = result.unwrap_or_else(|error| panic!("{cell}: {error}")).into_value();
            let seen: Vec<String> =
                service.seen()[1..].iter().map(|seen| format!("{} {}", seen.method, seen.url)).collect();
            let url = |request: &&str| format!("GET https://shop.example{}?api-version=2031-05-01", path(request));
            assert_eq!(seen, requests.iter().map(url).collect::<Vec<_>>(), "{cell}");
            let last = *requests.last().unwrap_or(&"start");
            let from = match (state, last) {
                (FinalState::NoResult, _) => None,
                (FinalState::Property(_), "monitor") => Some("a of monitor"),
                _ => Some(last),
            };
            assert_eq!(value.as_ref().and_then(|value| value["from"].as_str()), from, "{cell}");
            cells += 1;
        }
    }
    assert_eq!(cells, (4 * 2 + 4 * 4) * COLUMNS.len() * MONITORS.len(), "each row that is not refused");
}

#[tokio::test(start_paused = true)]
async fn without_a_header_the_resource_itself_is_polled() {
    let at = FinalState::At(&[ResultPlace::ResourceLocation, ResultPlace::OriginalUri]);
    let creating = |status| MockResponse::json(status, json!({"properties": {"provisioningState": "Creating"}}));
    for method in [Method::Put, Method::Patch] {
        for first in [MockResponse::json(202, ""), creating(200), creating(201)] {
            let service =
                Scripted::new([first, creating(200), MockResponse::json(202, ""), response("resource", "no header")]);
            let value = begin(&Shop::scripted(&service), method, at).await.unwrap().into_value().unwrap();
            assert_eq!((value["from"].as_str(), service.seen().len()), (Some("resource"), 4));
        }
        for first in [MockResponse::json(200, ""), MockResponse::json(204, "")] {
            let service = Scripted::new([first, response("resource", "no header")]);
            let value = begin(&Shop::scripted(&service), method, at).await.unwrap().into_value().unwrap();
            assert_eq!((value["from"].as_str(), service.seen().len()), (Some("resource"), 2));
        }
    }
    for method in [Method::Post, Method::Delete] {
        let service = Scripted::new([MockResponse::json(202, "")]);
        let error = begin(&Shop::scripted(&service), method, at).await.unwrap_err();
        assert_eq!(error.to_string(), "status 202: the body has no status of the operation");
        let service = Scripted::new([creating(200)]);
        begin(&Shop::scripted(&service), method, at).await.unwrap();
    }
}
