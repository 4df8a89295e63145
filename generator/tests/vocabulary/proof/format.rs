//! Every format in every place: alone in a body, in a list, in a map, in the path, in the query, in a header and in a header of a response.

use crate::support::{MockResponse, Loopback, Seen};
use crate::{STORE, body, client, headers, line};
use azure_core::http::headers::Headers;
use vocabulary::store::models::*;
use vocabulary::store::*;

/// Sends a body that has been read from this JSON, has it answered, and gives what was sent.
async fn in_body(json: &str) {
    let service = Loopback::start([MockResponse::json(200, json)]).await;
    let sent: Formats = serde_json::from_str(json).unwrap();
    let answered = client(&service).formats().body(&sent, None).await.unwrap();
    assert_eq!(*answered.value(), sent);
    let seen = &service.seen()[0];
    assert_eq!(line(seen), format!("PUT {STORE}/formats?api-version=2030-01-01"));
    assert_eq!(body(seen), json);
    let expected =
        [("accept", "application/json"), ("content-type", "application/json"), ("store-key", "k3y"), ("x-region", "eu")];
    assert_eq!(headers(seen), expected);
}

async fn in_query(options: FormatsClientQueryOptionalOptions<'_>) -> Seen {
    let service = Loopback::start([MockResponse::json(204, "")]).await;
    client(&service).formats().query_optional(Some(options)).await.unwrap();
    service.seen()[0].clone()
}

async fn in_header(options: FormatsClientHeadersOptionalOptions<'_>) -> Seen {
    let service = Loopback::start([MockResponse::json(204, "")]).await;
    client(&service).formats().headers_optional(Some(options)).await.unwrap();
    service.seen()[0].clone()
}

macro_rules! formats {
    ($($field:ident $header:ident $wire:literal $json:literal $text:literal $url:literal [$($by:tt)?];)+) => {
        mod in_a_body {
            $(#[tokio::test]
            async fn $field() {
                super::in_body(concat!("{\"", $wire, "\":", $json, ",\"fix\":true}")).await;
            })+
        }

        mod in_a_list {
            $(#[tokio::test]
            async fn $field() {
                let list = concat!("{\"lists\":{\"", $wire, "\":[", $json, ",", $json, "]},\"fix\":true}");
                super::in_body(list).await;
            })+
        }

        mod in_a_map {
            $(#[tokio::test]
            async fn $field() {
                let map = concat!("{\"maps\":{\"", $wire, "\":{\"a\":", $json, "}},\"fix\":true}");
                super::in_body(map).await;
            })+
        }

        mod in_the_path {
            $(#[tokio::test]
            async fn $field() {
                let service = super::Loopback::start([super::MockResponse::json(204, "")]).await;
                super::client(&service).paths().$field($($by)? $text.parse().unwrap(), None).await.unwrap();
                let url = concat!("/paths/", $wire, "/", $url, "?api-version=2030-01-01");
                assert_eq!(super::line(&service.seen()[0]), format!("GET {}{url}", super::STORE));
            })+
        }

        mod in_the_query {
            $(#[tokio::test]
            async fn $field() {
                let seen = super::in_query(super::FormatsClientQueryOptionalOptions {
                    $field: Some($text.parse().unwrap()),
                    ..Default::default()
                });
                let url = concat!("/formats?", $wire, "=", $url, "&api-version=2030-01-01");
                assert_eq!(super::line(&seen.await), format!("DELETE {}{url}", super::STORE));
            })+
        }

        mod in_a_header {
            $(#[tokio::test]
            async fn $field() {
                let seen = super::in_header(super::FormatsClientHeadersOptionalOptions {
                    $header: Some($text.parse().unwrap()),
                    ..Default::default()
                });
                let mut expected = vec![("store-key", "k3y"), ("x-region", "eu")];
                let name = concat!("x-", $wire).to_lowercase();
                expected.push((&name, $text));
                expected.sort_unstable();
                assert_eq!(super::headers(&seen.await), expected);
            })+
        }
    };
}

formats! {
    flag x_flag "flag" "true" "true" "true" [];
    int32 x_int32 "int32" "-7" "-7" "-7" [];
    int64 x_int64 "int64" "9223372036854775807" "9223372036854775807" "9223372036854775807" [];
    float x_float "float" "0.5" "0.5" "0.5" [];
    double x_double "double" "1.5" "1.5" "1.5" [];
    decimal x_decimal "decimal" "1.10" "1.10" "1.10" [&];
    date x_date "date" r#""2024-02-29""# "2024-02-29" "2024-02-29" [];
    date_time x_date_time "dateTime" r#""2024-01-02T03:04:05.1234567Z""# "2024-01-02T03:04:05.1234567Z" "2024-01-02T03%3A04%3A05.1234567Z" [];
    rfc1123 x_rfc1123 "rfc1123" r#""Sat, 01 Feb 2025 12:00:00 GMT""# "Sat, 01 Feb 2025 12:00:00 GMT" "Sat%2C%2001%20Feb%202025%2012%3A00%3A00%20GMT" [];
    unix x_unix "unix" "1738411200" "1738411200" "1738411200" [];
    span x_span "span" r#""P1DT2H""# "P1DT2H" "P1DT2H" [&];
    bytes x_bytes "bytes" r#""+/8=""# "+/8=" "%2B%2F8%3D" [&];
    url64 x_url64 "url64" r#""-_8""# "-_8" "-_8" [&];
    big_text x_big_text "bigText" r#""9223372036854775807""# "9223372036854775807" "9223372036854775807" [];
    dec_text x_dec_text "decText" r#""1.10""# "1.10" "1.10" [&];
    small_text x_small_text "smallText" r#""-7""# "-7" "-7" [];
    float_text x_float_text "floatText" r#""0.5""# "0.5" "0.5" [];
    double_text x_double_text "doubleText" r#""1.5""# "1.5" "1.5" [];
    unix_text x_unix_text "unixText" r#""1738411200""# "1738411200" "1738411200" [];
    age x_age "age" r#""150""# "150" "150" [&];
    share x_share "share" r#""0.25""# "0.25" "0.25" [&];
    fee x_fee "fee" r#""1.25""# "1.25" "1.25" [&];
    word x_word "word" r#""P-256""# "P-256" "P-256" [&];
    answer x_answer "answer" r#""no""# "no" "no" [&];
    rank x_rank "rank" "-3" "-3" "-3" [&];
    step x_step "step" "10" "10" "10" [&];
    percent x_percent "percent" "99.5" "99.5" "99.5" [&];
    dozens x_dozens "dozens" "24" "24" "24" [&];
    price x_price "price" "1.25" "1.25" "1.25" [&];
    code x_code "code" r#""AZ""# "AZ" "AZ" [&];
    text x_text "text" r#""a b""# "a b" "a%20b" [&];
    uuid x_uuid "uuid" r#""00000000-0000-0000-0000-00000000000a""# "00000000-0000-0000-0000-00000000000a" "00000000-0000-0000-0000-00000000000a" [&];
    uri x_uri "uri" r#""https://a.example/b?c=d""# "https://a.example/b?c=d" "https%3A%2F%2Fa.example%2Fb%3Fc%3Dd" [&];
    arm x_arm "arm" r#""/subscriptions/1/x""# "/subscriptions/1/x" "%2Fsubscriptions%2F1%2Fx" [&];
}

macro_rules! answered {
    ($($header:ident $name:literal $text:literal $wrong:literal;)+) => {
        mod in_a_header_of_an_answer {
            use super::*;
            $(#[test]
            fn $header() {
                let mut headers = Headers::new();
                assert_eq!(FormatsClientHeadersHeaders::of(&headers).$header().unwrap(), None);
                headers.insert($name, $text);
                let read = FormatsClientHeadersHeaders::of(&headers).$header().unwrap().unwrap();
                assert_eq!(read.to_string(), $text);
                headers.insert($name, $wrong);
                assert_eq!(FormatsClientHeadersHeaders::of(&headers).$header().is_err(), $wrong != "any");
            })+
        }
    };
}

answered! {
    x_flag "x-flag" "true" "!";
    x_int32 "x-int32" "-7" "!";
    x_int64 "x-int64" "9223372036854775807" "!";
    x_float "x-float" "0.5" "!";
    x_double "x-double" "1.5" "!";
    x_decimal "x-decimal" "1.10" "!";
    x_date "x-date" "2024-02-29" "!";
    x_date_time "x-datetime" "2024-01-02T03:04:05.1234567Z" "!";
    x_rfc1123 "x-rfc1123" "Sat, 01 Feb 2025 12:00:00 GMT" "!";
    x_unix "x-unix" "1738411200" "!";
    x_span "x-span" "P1DT2H" "!";
    x_bytes "x-bytes" "+/8=" "!";
    x_url64 "x-url64" "-_8" "!";
    x_big_text "x-bigtext" "9223372036854775807" "!";
    x_dec_text "x-dectext" "1.10" "!";
    x_small_text "x-smalltext" "-7" "!";
    x_float_text "x-floattext" "0.5" "NaN";
    x_double_text "x-doubletext" "1.5" "1e999";
    x_unix_text "x-unixtext" "1738411200" "!";
    x_age "x-age" "150" "151";
    x_share "x-share" "0.25" "1";
    x_fee "x-fee" "1.25" "1.255";
    x_word "x-word" "P-256" "any";
    x_answer "x-answer" "no" "!";
    x_rank "x-rank" "-3" "!";
    x_step "x-step" "10" "!";
    x_percent "x-percent" "99.5" "!";
    x_dozens "x-dozens" "24" "!";
    x_price "x-price" "1.25" "!";
    x_code "x-code" "AZ" "!";
    x_uuid "x-uuid" "00000000-0000-0000-0000-00000000000a" "!";
    x_uri "x-uri" "https://a.example/b?c=d" "!";
    x_arm "x-arm" "/subscriptions/1/x" "!";
}

#[test]
fn text_and_lists_are_read_from_headers_of_an_answer() {
    let mut headers = Headers::new();
    headers.insert("x-text", "a b");
    headers.insert("x-list", "1, -2");
    let read = FormatsClientHeadersHeaders::of(&headers);
    assert_eq!(read.x_text(), Some("a b"));
    assert_eq!(read.x_list().unwrap(), Some(vec![1, -2]));
}

/// Calls a method with a value of each format, in the order of the spec.
macro_rules! with_every_format {
    ($client:expr, $method:ident) => {
        $client.$method(
            "true".parse().unwrap(),
            "-7".parse().unwrap(),
            "9223372036854775807".parse().unwrap(),
            "0.5".parse().unwrap(),
            "1.5".parse().unwrap(),
            &"1.10".parse().unwrap(),
            "2024-02-29".parse().unwrap(),
            "2024-01-02T03:04:05.1234567Z".parse().unwrap(),
            "Sat, 01 Feb 2025 12:00:00 GMT".parse().unwrap(),
            "1738411200".parse().unwrap(),
            &"P1DT2H".parse().unwrap(),
            &"+/8=".parse().unwrap(),
            &"-_8".parse().unwrap(),
            "9223372036854775807".parse().unwrap(),
            &"1.10".parse().unwrap(),
            "-7".parse().unwrap(),
            "0.5".parse().unwrap(),
            "1.5".parse().unwrap(),
            "1738411200".parse().unwrap(),
            &"150".parse().unwrap(),
            &"0.25".parse().unwrap(),
            &"1.25".parse().unwrap(),
            &"P-256".parse().unwrap(),
            &"no".parse().unwrap(),
            &"-3".parse().unwrap(),
            &"10".parse().unwrap(),
            &"99.5".parse().unwrap(),
            &"24".parse().unwrap(),
            &"1.25".parse().unwrap(),
            &"AZ".parse().unwrap(),
            "a b",
            &"00000000-0000-0000-0000-00000000000a".parse().unwrap(),
            &"https://a.example/b?c=d".parse().unwrap(),
            &"/subscriptions/1/x".parse().unwrap(),
            None,
        )
    };
}

#[tokio::test]
async fn all_formats_stand_in_the_query_in_the_order_of_the_spec() {
    let service = Loopback::start([MockResponse::json(204, "")]).await;
    with_every_format!(client(&service).formats(), query).await.unwrap();
    let query = concat!(
        "/formats?",
        "flag=true&int32=-7&int64=9223372036854775807&float=0.5&double=1.5&decimal=1.10&date=2024-02-29&dateTime=2024-01-02T03%3A04%3A05.1234567Z&rfc1123=Sat%2C%2001%20Feb%202025%2012%3A00%3A00%20GMT&unix=1738411200&span=P1DT2H&bytes=%2B%2F8%3D&url64=-",
        "_8&bigText=9223372036854775807&decText=1.10&smallText=-7&floatText=0.5&doubleText=1.5&unixText=1738411200&age=150&share=0.25&fee=1.25&word=P-256&answer=no&rank=-3&step=10&percent=99.5&dozens=24&price=1.25&code=AZ&text=a%20b&uuid=00000000-0000-0000-0000-00000000000a&uri=https%3A%2F%2Fa.example%2Fb%3Fc%3Dd&arm=%2Fsubscriptions%2F1%2Fx",
    );
    assert_eq!(line(&service.seen()[0]), format!("GET {STORE}{query}&api-version=2030-01-01"));
}

#[tokio::test]
async fn all_formats_stand_in_headers() {
    let service = Loopback::start([MockResponse::json(204, "")]).await;
    with_every_format!(client(&service).formats(), headers).await.unwrap();
    let mut expected = vec![
        ("store-key", "k3y"),
        ("x-region", "eu"),
        ("x-flag", "true"),
        ("x-int32", "-7"),
        ("x-int64", "9223372036854775807"),
        ("x-float", "0.5"),
        ("x-double", "1.5"),
        ("x-decimal", "1.10"),
        ("x-date", "2024-02-29"),
        ("x-datetime", "2024-01-02T03:04:05.1234567Z"),
        ("x-rfc1123", "Sat, 01 Feb 2025 12:00:00 GMT"),
        ("x-unix", "1738411200"),
        ("x-span", "P1DT2H"),
        ("x-bytes", "+/8="),
        ("x-url64", "-_8"),
        ("x-bigtext", "9223372036854775807"),
        ("x-dectext", "1.10"),
        ("x-smalltext", "-7"),
        ("x-floattext", "0.5"),
        ("x-doubletext", "1.5"),
        ("x-unixtext", "1738411200"),
        ("x-age", "150"),
        ("x-share", "0.25"),
        ("x-fee", "1.25"),
        ("x-word", "P-256"),
        ("x-answer", "no"),
        ("x-rank", "-3"),
        ("x-step", "10"),
        ("x-percent", "99.5"),
        ("x-dozens", "24"),
        ("x-price", "1.25"),
        ("x-code", "AZ"),
        ("x-text", "a b"),
        ("x-uuid", "00000000-0000-0000-0000-00000000000a"),
        ("x-uri", "https://a.example/b?c=d"),
        ("x-arm", "/subscriptions/1/x"),
    ];
    expected.sort_unstable();
    assert_eq!(headers(&service.seen()[0]), expected);
}

#[tokio::test]
async fn what_is_not_given_is_not_sent() {
    let seen = in_query(Default::default()).await;
    assert_eq!(line(&seen), format!("DELETE {STORE}/formats?api-version=2030-01-01"));
    assert_eq!(headers(&seen), [("store-key", "k3y"), ("x-region", "eu")]);
    assert_eq!(headers(&in_header(Default::default()).await), [("store-key", "k3y"), ("x-region", "eu")]);
}

#[test]
fn a_number_as_text_keeps_its_constraint_and_its_form() {
    for json in [r#""151""#, r#""-1""#, r#""1.5""#, r#""""#, r#"" 1""#, r#""+1""#, "1", "null"] {
        assert!(serde_json::from_str::<Age>(json).is_err(), "{json}");
    }
    assert!(serde_json::from_str::<Share>(r#""1""#).is_err());
    assert!(serde_json::from_str::<Fee>(r#""1.255""#).is_err());
    assert_eq!(serde_json::from_str::<Age>(r#""150.0""#).unwrap(), Age::new(150).unwrap());
    for json in [r#""0.50""#, r#""7""#] {
        let fee: Fee = serde_json::from_str(json).unwrap();
        assert_eq!(serde_json::to_string(&fee).unwrap(), json);
    }
    assert_eq!(serde_json::to_string(&Age::try_from(7).unwrap()).unwrap(), r#""7""#);
}
