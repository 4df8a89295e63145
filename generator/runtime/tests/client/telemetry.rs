//! What a client tells of itself: the header `User-Agent`, and spans.

use crate::shop::Shop;
use crate::support::{MockResponse, Scripted};
use azure_core::http::headers::USER_AGENT;
use azure_core::http::{ClientOptions, Context, Method, Request, RetryOptions};
use azure_core::tracing::{
    AsAny, Attribute, AttributeValue, Span, SpanGuard, SpanKind, SpanStatus, Tracer, TracerProvider,
};
use std::any::Any;
use std::borrow::Cow;
use std::error::Error as StdError;
use std::sync::{Arc, Mutex};

async fn user_agent(change: impl FnOnce(&mut ClientOptions)) -> String {
    let transport = Scripted::new([MockResponse::json(200, "")]);
    let mut options = transport.options();
    change(&mut options);
    let service = Shop::builder().package("shop_client", "7.1.0").client_options(options).build().unwrap();
    let request = Request::new(service.url().literal("orders").build().unwrap(), Method::Get);
    service.send(&Context::new(), request).await.unwrap();
    transport.seen()[0].header(USER_AGENT.as_str()).unwrap().to_owned()
}

#[tokio::test]
async fn the_user_agent_is_the_crate_and_no_official_sdk() {
    let own = user_agent(|_| {}).await;
    assert!(own.starts_with("shop_client/7.1.0 (") && !own.contains("azsdk"), "{own}");
    let of_application = user_agent(|options| options.user_agent.application_id = Some("till".to_owned())).await;
    assert!(of_application.starts_with("till shop_client/7.1.0 ("), "{of_application}");
}

#[test]
fn an_application_id_that_azure_core_panics_at_is_an_error() {
    for id in ["a till", "a-till-with-a-name-of-25-c"] {
        let mut options = Scripted::new([]).options();
        options.user_agent.application_id = Some(id.to_owned());
        let error = Shop::builder().client_options(options).build().unwrap_err();
        assert!(error.to_string().starts_with("the application id must be"), "{error}");
    }
}

/// Keeps what spans begin with.
#[derive(Debug, Default)]
struct Recorder {
    spans: Arc<Mutex<Vec<String>>>,
}

#[derive(Debug)]
struct Recording {
    namespace: Option<&'static str>,
    spans: Arc<Mutex<Vec<String>>>,
}

#[derive(Debug)]
struct Recorded;

impl TracerProvider for Recorder {
    fn get_tracer(
        &self,
        namespace: Option<&'static str>,
        name: &'static str,
        _: Option<&'static str>,
    ) -> Arc<dyn Tracer> {
        assert_eq!(name, "shop_client");
        Arc::new(Recording { namespace, spans: Arc::clone(&self.spans) })
    }
}

impl Recording {
    fn note(&self, name: &str, kind: &SpanKind, attributes: &[Attribute], place: &str) -> Arc<dyn Span> {
        let namespace = attributes.iter().find(|attribute| attribute.key == "az.namespace");
        let namespace = match namespace.map(|attribute| &attribute.value) {
            Some(AttributeValue::String(text)) => text,
            _ => "",
        };
        self.spans.lock().unwrap().push(format!("{place}{name} {kind:?} {namespace}"));
        Arc::new(Recorded)
    }
}

impl Tracer for Recording {
    fn start_span(&self, name: Cow<'static, str>, kind: SpanKind, attributes: Vec<Attribute>) -> Arc<dyn Span> {
        self.note(&name, &kind, &attributes, "")
    }

    fn start_span_with_parent(
        &self,
        name: Cow<'static, str>,
        kind: SpanKind,
        attributes: Vec<Attribute>,
        _: Arc<dyn Span>,
    ) -> Arc<dyn Span> {
        self.note(&name, &kind, &attributes, "inside: ")
    }

    fn namespace(&self) -> Option<&'static str> {
        self.namespace
    }
}

impl Span for Recorded {
    fn is_recording(&self) -> bool {
        true
    }

    fn span_id(&self) -> [u8; 8] {
        [7; 8]
    }

    fn end(&self) {}

    fn set_status(&self, _: SpanStatus) {}

    fn set_attribute(&self, _: &'static str, _: AttributeValue) {}

    fn record_error(&self, _: &dyn StdError) {}

    fn propagate_headers(&self, _: &mut Request) {}

    fn set_current(&self, _: &Context) -> Box<dyn SpanGuard> {
        Box::new(Guard)
    }
}

struct Guard;

impl SpanGuard for Guard {
    fn end(self) {}
}

impl AsAny for Recorded {
    fn as_any(&self) -> &dyn Any {
        self
    }
}

#[tokio::test]
async fn each_call_is_a_span_with_the_operation_and_the_provider() {
    let transport = Scripted::new([MockResponse::json(503, ""), MockResponse::json(200, "")]);
    let mut options = transport.options();
    options.retry = RetryOptions::exponential(Default::default());
    let recorder = Arc::new(Recorder::default());
    options.instrumentation.tracer_provider = Some(recorder.clone());
    let builder = Shop::builder().package("shop_client", "7.1.0").namespace("Contoso.Shop");
    let service = builder.client_options(options).build().unwrap();
    let request = || Request::new(service.url().literal("orders").build().unwrap(), Method::Get);
    service.call("Orders_Get", &Context::new(), request()).await.unwrap();
    let spans = recorder.spans.lock().unwrap().clone();
    let tries = ["inside: GET Client Contoso.Shop"; 2];
    assert_eq!(spans, [&["Orders_Get Internal Contoso.Shop"], &tries[..]].concat());
}
