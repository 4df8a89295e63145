//! Lists outside of JSON, in each style and place, and JSON lists of every make.

use crate::support::{MockResponse, Loopback};
use crate::{STORE, body, client, line};
use vocabulary::store::models::*;
use vocabulary::store::*;
use vocabulary::runtime::number_as_text::AsText;

async fn sent(options: Option<FormatsClientListsOptions<'_>>) -> crate::support::Seen {
    let service = Loopback::start([MockResponse::json(204, "")]).await;
    let ids = ["00000000-0000-0000-0000-00000000000a", "00000000-0000-0000-0000-00000000000b"];
    let ids = ids.map(|id| id.parse().unwrap());
    let formats = client(&service).formats();
    let words = [Word::One, Word::from("a,b c")];
    formats.lists(&[1, -2], &words, &[3, 4], &ids, &[AsText(5), AsText(6)], options).await.unwrap();
    service.seen()[0].clone()
}

const PATH: &str = "/formats/lists/1,-2/one%7Ca%2Cb%20c";
const MULTI: &str = "multi=00000000-0000-0000-0000-00000000000a&multi=00000000-0000-0000-0000-00000000000b";

#[tokio::test]
async fn lists_that_must_be_there_stand_in_path_query_and_header() {
    let seen = sent(None).await;
    let query = format!("ssv=3%204&{MULTI}&fixed=a%7Cb&both=a&both=b&api-version=2030-01-01");
    assert_eq!(line(&seen), format!("GET {STORE}{PATH}?{query}"));
    assert_eq!((seen.header("x-pipes"), seen.header("x-fixed"), seen.header("x-csv")), (Some("5|6"), Some("7"), None));
}

#[tokio::test]
async fn lists_that_may_be_there_stand_in_every_style() {
    let seen = sent(Some(FormatsClientListsOptions {
        csv: Some(vec!["2024-02-29".parse().unwrap(), "2024-03-01".parse().unwrap()]),
        tsv: Some(vec![Word::Curve, Word::Empty]),
        pipes: Some(vec!["1.10".parse().unwrap(), "2".parse().unwrap()]),
        labels: Some(vec!["a".parse().unwrap(), "b c".parse().unwrap()].try_into().unwrap()),
        days: Some(vec!["2024-02-29".parse().unwrap()]),
        x_csv: Some(vec![Rank::Minus3, Rank::from(9)]),
        ..Default::default()
    }));
    let seen = seen.await;
    let query = format!(
        "csv=2024-02-29,2024-03-01&ssv=3%204&tsv=P-256%09&pipes=1.10%7C2&{MULTI}&labels=a,b%20c&days=2024-02-29&\
         fixed=a%7Cb&both=a&both=b&api-version=2030-01-01"
    );
    assert_eq!(line(&seen), format!("GET {STORE}{PATH}?{query}"));
    assert_eq!(seen.header("x-csv"), Some("-3,9"));
}

#[tokio::test]
async fn an_empty_list_is_not_sent_and_an_empty_segment_is_refused() {
    let seen = sent(Some(FormatsClientListsOptions { csv: Some(Vec::new()), ..Default::default() })).await;
    assert!(!seen.url.contains("csv"), "{}", seen.url);
    let service = Loopback::start([]).await;
    let error = client(&service).formats().lists(&[], &[Word::One], &[1], &[], &[AsText(5)], None).await.unwrap_err();
    assert_eq!(error.to_string(), "`numbers` cannot be sent: a segment of the path must not be empty");
}

#[tokio::test]
async fn an_item_with_the_separator_of_its_list_is_refused() {
    let service = Loopback::start([]).await;
    let words = [Word::One, Word::from("a|b")];
    let error = client(&service).formats().lists(&[1], &words, &[1], &[], &[AsText(5)], None).await.unwrap_err();
    assert_eq!(error.to_string(), "`words` cannot be sent: an item must not contain the separator of the list");
}

#[tokio::test]
async fn a_list_of_numbers_as_text_is_a_body_and_such_a_number_is_an_answer() {
    let service = Loopback::start([MockResponse::json(200, r#""12""#)]).await;
    let answered = client(&service).formats().scalars(&[AsText(1), AsText(-2)], None).await.unwrap();
    assert_eq!(*answered.value(), AsText(12));
    assert_eq!(body(&service.seen()[0]), r#"["1","-2"]"#);
}

#[test]
fn a_constrained_list_holds_what_its_constraint_says() {
    let label = |text: &str| text.parse::<Label>().unwrap();
    assert!(Labels::try_from(vec![]).is_err());
    assert!(Labels::try_from(vec![label("a"), label("a")]).is_err());
    assert!(Labels::try_from(vec![label("a"), label("b"), label("c")]).is_err());
    assert!(Limits::try_from(std::collections::BTreeMap::new()).is_err());
}
