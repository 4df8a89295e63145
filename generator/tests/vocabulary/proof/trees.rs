//! Trees: bodies, merge patches, several responses, typed headers, lists in all their ways, text and bytes, and what a PUT begins.

use crate::support::{MockResponse, Loopback};
use crate::{client, line};
use futures::StreamExt as _;
use std::collections::BTreeMap;
use vocabulary::format::Uuid;
use vocabulary::orchard::models::*;
use vocabulary::orchard::*;
use vocabulary::runtime::patch::Patch;

pub fn tree() -> Tree {
    let mut tree = Tree::new("oak").with_state(TreeState::from("1.20")).with_password(Password::from_static("sesame"));
    tree.heights = Some(vec![vec![Some(1.5), None], Vec::new()]);
    tree.name = Patch::Null;
    tree.pest = Some(Pest::Beetle(Beetle::HashOrchardPestsAnt(Ant::new().with_queen(true))));
    tree
}

#[tokio::test]
async fn a_tree_is_put_and_answers_by_status() {
    let planted = MockResponse::json(201, r#"{"gardener":"Ada"}"#);
    let replaced = MockResponse::json(200, r##"{"id":"7","kind":"tree","type":"oak","@odata.type":"#Orchard.Tree","name":null}"##)
        .with_header("etag", "\"v1\"")
        .with_header("last-modified", "Sat, 01 Feb 2025 12:00:00 GMT")
        .with_header("x-rings", "many");
    let answers = [planted, replaced, MockResponse::json(204, ""), MockResponse::json(409, r#"{"other":"elm"}"#), MockResponse::json(418, "{}")];
    let service = Loopback::start(answers).await;
    let trees = client(&service).trees();
    let id = TreeId::from_static("7");
    let options = || TreesClientPutOptions {
        dry_run: Some(true),
        if_match: Some("\"v0\"".to_owned()),
        x_ms_client_request_id: Some(Uuid::from_static("00000000-0000-0000-0000-00000000000a")),
        ..Default::default()
    };
    let first = trees.put(&id, &tree(), Some(options())).await.unwrap();
    assert_eq!(*first.value(), TreesClientPutResponse::Created(Planting::new("Ada")));
    let second = trees.put(&id, &tree(), None).await.unwrap();
    let headers = TreesClientPutHeaders::of(second.headers());
    assert_eq!(headers.e_tag(), Some("\"v1\""));
    assert_eq!(headers.last_modified().unwrap().unwrap().to_string(), "Sat, 01 Feb 2025 12:00:00 GMT");
    assert_eq!(headers.x_rings().unwrap_err().value(), "many");
    let TreesClientPutResponse::Ok(tree) = second.into_value() else { panic!("a tree") };
    assert_eq!((tree.id.as_deref(), tree.name), (Some("7"), Patch::Null));
    assert_eq!(*trees.put(&id, &self::tree(), None).await.unwrap().value(), TreesClientPutResponse::NoContent);
    let conflict = trees.put(&id, &self::tree(), None).await.unwrap_err();
    assert_eq!(conflict.model(), Some(&TreesClientPutFailure::Conflict(Conflict::new("elm"))));
    assert_eq!(u16::from(trees.put(&id, &self::tree(), None).await.unwrap_err().status().unwrap()), 418);

    let seen = &service.seen()[0];
    assert_eq!(
        line(seen),
        "PUT https://orchard.example/base/orchards/old%20west/trees/7?dryRun=true&kind=tree&api-version=2030-01-01"
    );
    for (name, value) in [
        ("orchard-key", "k3y"),
        ("x-region", "eu"),
        ("if-match", "\"v0\""),
        ("x-ms-client-request-id", "00000000-0000-0000-0000-00000000000a"),
        ("content-type", "application/json"),
        ("accept", "application/json"),
    ] {
        assert_eq!(seen.header(name), Some(value), "{name}");
    }
    let body = concat!(
        r#"{"name":null,"kind":"tree","type":"oak","state":"1.20","password":"sesame","heights":[[1.5,null],[]],"#,
        r##""pest":{"@odata.type":"#Orchard.Pests.Ant","queen":true}}"##
    );
    assert_eq!(String::from_utf8_lossy(&seen.body), body);
}

#[tokio::test]
async fn a_patch_deletes_entries_of_maps() {
    let service = Loopback::start([MockResponse::json(200, r#"{"id":"7","kind":"tree","type":"oak"}"#)]).await;
    let mut change = TreeChange::new().with_tags(BTreeMap::from([("old".to_owned(), None), ("new".to_owned(), Some("a".to_owned()))]));
    change.limits = Patch::Value(BTreeMap::from([("a".to_owned(), None), ("b".to_owned(), Some(1)), ("c".to_owned(), Some(2))]));
    change.sizes = Patch::Value(BTreeMap::from([("a".to_owned(), None)]));
    client(&service).trees().update(&TreeId::from_static("7"), &change, None).await.unwrap();
    let expected = r#"{"tags":{"new":"a","old":null},"limits":{"a":null,"b":1,"c":2},"sizes":{"a":null}}"#;
    assert_eq!(String::from_utf8_lossy(&service.seen()[0].body), expected);
    let limits: Result<Limits, _> = BTreeMap::from([("a".to_owned(), 1)]).try_into();
    assert!(limits.is_ok());
}

#[tokio::test]
async fn a_patch_tells_absent_from_null() {
    let service = Loopback::start([MockResponse::json(200, r#"{"id":"7","kind":"tree","type":"oak"}"#)]).await;
    let mut change = TreeChange::new().with_height(3);
    change.name = Patch::Null;
    client(&service).trees().update(&TreeId::from_static("7"), &change, None).await.unwrap();
    let seen = &service.seen()[0];
    assert_eq!(String::from_utf8_lossy(&seen.body), r#"{"name":null,"height":3}"#);
    assert_eq!(seen.header("content-type"), Some("application/merge-patch+json"));
}

#[tokio::test]
async fn lists_go_on_by_link_and_by_token() {
    let first = r#"{"value":[{"id":"1","kind":"tree","type":"oak"}],"nextLink":"/base/more?p=2"}"#;
    let found = r#"{"found":{"trees":[{"id":"2","kind":"tree","type":"elm"}]}}"#;
    let service = Loopback::start([
        MockResponse::json(200, first),
        MockResponse::json(200, r#"{"value":[{"id":"3","kind":"tree","type":"ash"}]}"#),
        MockResponse::json(200, found).with_header("x-continuation", "t 2"),
        MockResponse::json(200, found),
        MockResponse::json(200, r#"{"counts":[1,2.0]}"#),
    ])
    .await;
    let trees = client(&service).trees();
    let options = TreesClientListOptions {
        filter: Some("a b".to_owned()),
        ids: Some(vec![TreeId::from_static("1"), TreeId::from_static("2")]),
        states: Some(vec![TreeState::from("ok"), TreeState::from("new")]),
        words: Some(vec!["a,b".to_owned(), "c".to_owned()]),
        tabs: Some(vec!["x".to_owned(), "y".to_owned()]),
        since: Some("2024-01-02T03:04:05Z".parse().unwrap()),
        ..Default::default()
    };
    let all: Vec<_> = trees.list(&[1, -2], Some(options)).map(|tree| tree.unwrap().r#type).collect().await;
    assert_eq!(all, ["oak", "ash"]);
    let found: Vec<_> = trees.search(&Search::new("e"), None).collect().await;
    assert_eq!(found.len(), 2);
    let counts: Vec<_> = trees.count(None).map(|count| count.unwrap()).collect().await;
    assert_eq!(counts, [1, 2]);
    let lines: Vec<String> = service.seen().iter().map(line).collect();
    let base = "https://orchard.example/base";
    assert_eq!(
        lines,
        [
            format!(
                "GET {base}/orchards/old%20west/trees?$filter=a%20b&ids=1,2&states=ok&states=new&rows=1%7C-2&\
                 words=a%2Cb%20c&tabs=x%09y&since=2024-01-02T03%3A04%3A05Z&api-version=2030-01-01"
            ),
            format!("GET {base}/more?p=2"),
            format!("POST {base}/orchards/old%20west/trees:search?api-version=2030-01-01"),
            format!("POST {base}/orchards/old%20west/trees:search?api-version=2030-01-01&from=t%202"),
            format!("GET {base}/orchards/old%20west/counts?api-version=2030-01-01"),
        ]
    );
}

#[tokio::test]
async fn texts_bytes_and_open_operations() {
    let service = Loopback::start([
        MockResponse::json(200, "A note."),
        MockResponse::json(202, ""),
        MockResponse::json(200, "true"),
        MockResponse::json(200, "PNG"),
        MockResponse::json(204, ""),
        MockResponse::json(204, ""),
    ])
    .await;
    let client = client(&service);
    let place = Place::from_static("/a b/c");
    let note = client.notes().read("2030-02-01".parse().unwrap(), &place, 4, None).await.unwrap();
    assert_eq!(note.value(), "A note.");
    let options = NotesClientWriteOptions {
        wait: Some("PT1H".parse().unwrap()),
        body: Some("Hello".to_owned()),
        ..Default::default()
    };
    client.notes().write(&NoteKind::Private, Some(options)).await.unwrap();
    assert_eq!(*client.notes().health(None).await.unwrap().value(), serde_json::Value::Bool(true));
    let id = TreeId::from_static("7");
    let options = TreesClientPictureOptions { sizes: Some(vec![1, 2]), ..Default::default() };
    assert_eq!(&client.trees().picture(&id, Some(options)).await.unwrap().value()[..], b"PNG");
    client.trees().set_picture(&id, &"PNG2".into(), None).await.unwrap();
    #[expect(deprecated, reason = "what is deprecated stays usable")]
    client.trees().exists(&id, None).await.unwrap();
    let seen = service.seen();
    let base = "https://orchard.example/base";
    assert_eq!(line(&seen[0]), format!("GET {base}/notes/a%20b/c/row-4(on=2030-02-01)?api-version=2030-01-01"));
    assert_eq!(seen[0].header("accept"), Some("text/plain"));
    assert_eq!(line(&seen[1]), format!("POST {base}/notes?type=private&wait=PT1H&api-version=2030-01-01"));
    assert_eq!((&seen[1].body[..], seen[1].header("content-type")), (&b"Hello"[..], Some("text/plain")));
    assert_eq!((seen[2].header("orchard-key"), seen[0].header("orchard-key")), (None, Some("k3y")));
    assert_eq!((seen[3].header("sizes"), seen[3].header("accept")), (Some("1,2"), Some("image/png")));
    assert_eq!((&seen[4].body[..], seen[4].header("content-type")), (&b"PNG2"[..], Some("image/png")));
    assert_eq!(line(&seen[5]), format!("HEAD {base}/orchards/old%20west/trees/7?api-version=2030-01-01"));
}

#[tokio::test]
async fn a_harvest_is_begun_and_resumed() {
    let service = Loopback::start([
        MockResponse::json(201, r#"{"weight":1.0}"#).with_header("azure-asyncoperation", "https://orchard.example/base/watch/1"),
        MockResponse::json(200, r#"{"status":"Succeeded"}"#),
        MockResponse::json(200, r#"{"weight":2.0,"provisioningState":"Succeeded"}"#),
    ])
    .await;
    let harvests = client(&service).harvests();
    let name = HarvestName::from_static("fall");
    let mut poller = harvests.begin_create(&name, &Harvest::new(1.0), None).unwrap();
    poller.next().await.unwrap().unwrap();
    let token = poller.resume_token().clone();
    drop(poller);
    let result = harvests.resume_create(&token, None).unwrap().await.unwrap();
    assert_eq!(result.value().weight, 2.0);
    let seen = service.seen();
    let url = "https://orchard.example/base/orchards/old%20west/harvests/fall?api-version=2030-01-01";
    assert_eq!((line(&seen[0]), line(&seen[2])), (format!("PUT {url}"), format!("GET {url}")));
    assert_eq!(line(&seen[1]), "GET https://orchard.example/base/watch/1?api-version=2030-01-01");
    assert_eq!(String::from_utf8_lossy(&seen[0].body), r#"{"weight":1.0}"#);
    assert!(harvests.resume_delete(&token, None).is_err());
}
