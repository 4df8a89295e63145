//! Starts: to the result, to a failure, from a token, and no way out of the endpoint; all on a clock that the tests wind.

use super::super::sample::{self, Extent};
use super::super::subject::{self, Subject};
use super::super::{place, value};
use crate::model::{FinalState, Payload, Start};
use crate::render::file::File;
use crate::render::literal;
use proc_macro2::{Literal, TokenStream};
use quote::quote;

pub(super) fn render(subject: &Subject<'_>, file: &mut File) {
    let Some(start) = &subject.operation().start else { return };
    let started = Started::new(subject, start, file);
    started.succeeds(file);
    started.is_done(file);
    started.fails(file);
    started.refused(file);
    started.elsewhere(file);
    started.resumes(file);
    started.too_early(file);
}

struct Started<'a, 'b> {
    subject: &'b Subject<'a>,
    start: &'a Start,
    /// The result's JSON, where there is a result.
    result: Option<String>,
    /// The call, which gives a poller.
    begin: TokenStream,
    resume: TokenStream,
    scripted: TokenStream,
    answer: TokenStream,
    /// Answers `202` with the URL of a status monitor.
    accepted: TokenStream,
    monitor: String,
}

impl<'a, 'b> Started<'a, 'b> {
    fn new(subject: &'b Subject<'a>, start: &'a Start, file: &mut File) -> Self {
        let credential = subject::credential(subject.called.service, file);
        let group = subject.group(&credential, &quote!(options(service.options())));
        let method = subject.called.method(&subject.given(), file);
        let resume = &start.resume;
        let answer = file.import("crate::support", "Answer");
        let monitor = format!("{}/operations/1", subject.endpoint);
        let header = match start.final_state {
            FinalState::OperationLocation => "operation-location",
            FinalState::AzureAsyncOperation | FinalState::Location | FinalState::OriginalUri => "azure-asyncoperation",
        };
        let location = (start.final_state == FinalState::Location).then(|| {
            let location = format!("{}/results/1", subject.endpoint);
            quote!(.with_header("location", #location))
        });
        let text = value::text(&monitor);
        Self {
            subject,
            start,
            result: start.result.as_ref().map(|_| subject.answer.to_string()),
            begin: quote!(#group #method.unwrap()),
            resume: quote!(#group.#resume),
            scripted: file.import("crate::support", "Scripted"),
            accepted: quote!(#answer::json(202, "").with_header(#header, #text) #location),
            answer,
            monitor,
        }
    }

    /// The last word of the monitor and, where the result is elsewhere, the answer that has it and its URL.
    fn succeeded(&self) -> (TokenStream, Option<(TokenStream, String)>) {
        let answer = &self.answer;
        let json = |text: &str| {
            let text = literal::text(text);
            quote!(#answer::json(200, #text))
        };
        let alone = json(r#"{"status":"Succeeded"}"#);
        let Some(result) = &self.result else { return (alone, None) };
        match self.start.final_state {
            FinalState::AzureAsyncOperation => {
                (json(&format!(r#"{{"status":"Succeeded","properties":{result}}}"#)), None)
            }
            FinalState::OperationLocation => (json(&format!(r#"{{"status":"Succeeded","result":{result}}}"#)), None),
            FinalState::Location => (alone, Some((json(result), format!("{}/results/1", self.subject.endpoint)))),
            FinalState::OriginalUri => (alone, Some((json(result), self.url()))),
        }
    }

    fn url(&self) -> String {
        self.subject.called.url(&self.subject.given())
    }

    fn read(&self) -> Option<TokenStream> {
        let result = literal::text(self.result.as_ref()?);
        Some(quote!(assert_eq!(response.body(), #result.as_bytes());))
    }

    fn succeeds(&self, file: &mut File) {
        let (monitor, last) = self.succeeded();
        let (result, at) = last.unzip();
        let url = format!("{} {}", self.subject.operation().method.as_str(), self.url());
        let polled = format!("GET {}", self.monitor);
        let urls = [Some(url), Some(polled.clone()), Some(polled), at.map(|at| format!("GET {at}"))];
        let urls = urls.into_iter().flatten();
        let read = self.read();
        let response = if read.is_some() { quote!(let response =) } else { quote!() };
        let result = result.map(|result| quote!(, #result));
        let name = self.subject.test("is_waited_for_and_has_its_result");
        let Self { begin, scripted, answer, accepted, .. } = self;
        let running = quote!(#answer::json(200, r#"{"status":"Running"}"#));
        file.item(quote! {
            #[tokio::test(start_paused = true)]
            async fn #name() {
                let service = #scripted::new([#accepted, #running, #monitor #result]);
                #response #begin.await.unwrap();
                #read
                let asked: Vec<String> =
                    service.seen().into_iter().map(|seen| format!("{} {}", seen.method, seen.url)).collect();
                assert_eq!(asked, [#(#urls),*]);
            }
        });
    }

    /// An answer without a link to follow ends it, unless it is `202`.
    fn is_done(&self, file: &mut File) {
        let Some(result) = self.result.as_ref() else { return };
        if self.subject.answer.pointer("/properties/provisioningState").is_some() {
            return;
        }
        let (name, json) = (self.subject.test("is_done_where_the_answer_names_no_other_place"), literal::text(result));
        let (read, Self { begin, scripted, answer, .. }) = (self.read(), self);
        file.item(quote! {
            #[tokio::test]
            async fn #name() {
                let service = #scripted::new([#answer::json(200, #json)]);
                let response = #begin.await.unwrap();
                #read
                assert_eq!(service.seen().len(), 1);
            }
        });
    }

    fn runtime(&self, name: &str, file: &mut File) -> TokenStream {
        let library = place::library(&self.subject.called.api.krate);
        file.import(&format!("{library}::runtime::client"), name)
    }

    fn fails(&self, file: &mut File) {
        let (name, kind) = (self.subject.test("fails_in_the_words_of_the_service"), self.runtime("PollError", file));
        let Self { begin, scripted, answer, accepted, .. } = self;
        let failed = literal::text(r#"{"status":"Failed","error":{"code":"Quota","message":"too \"many\""}}"#);
        let message = value::text("too \"many\"");
        file.item(quote! {
            #[tokio::test(start_paused = true)]
            async fn #name() {
                let service = #scripted::new([#accepted, #answer::json(200, #failed)]);
                let error = #begin.await.unwrap_err();
                assert!(matches!(error, #kind::Failed(_)), "{error:?}");
                assert_eq!((error.code(), error.message()), (Some("Quota"), Some(#message)));
                assert_eq!(service.seen().len(), 2);
            }
        });
    }

    fn refused(&self, file: &mut File) {
        let errors = self.subject.operation().errors.iter();
        let documented = errors.filter_map(|error| match (&error.payload, error.status) {
            (Some(Payload::Json(ty, _)), Some(status)) => {
                Some((status, sample::of(self.subject.called.api, ty, Extent::Minimal)?))
            }
            _ => None,
        });
        let Some((status, body)) = documented.into_iter().next() else { return };
        let (name, kind) = (self.subject.test("is_refused_with_a_documented_error"), self.runtime("PollError", file));
        let error = super::body::error(self.subject, file);
        let (status, body) = (Literal::u16_unsuffixed(status), literal::text(&body.to_string()));
        let Self { begin, scripted, answer, .. } = self;
        file.item(quote! {
            #[tokio::test]
            async fn #name() {
                let service = #scripted::new([#answer::json(#status, #body)]);
                let error = #begin.await.unwrap_err();
                assert!(matches!(error, #kind::Request(#error::Service(_))), "{error:?}");
                assert_eq!(service.seen().len(), 1);
            }
        });
    }

    fn elsewhere(&self, file: &mut File) {
        let (name, kind) = (self.subject.test("follows_no_link_to_elsewhere"), self.runtime("PollError", file));
        let error = super::body::error(self.subject, file);
        let Self { begin, scripted, answer, .. } = self;
        file.item(quote! {
            #[tokio::test]
            async fn #name() {
                for header in ["azure-asyncoperation", "operation-location", "location"] {
                    let answer = #answer::json(202, "").with_header(header, "https://elsewhere.example/operations/1");
                    let service = #scripted::new([answer]);
                    let error = #begin.await.unwrap_err();
                    assert!(matches!(error, #kind::Request(#error::Link(_))), "{error:?}");
                    assert_eq!(service.seen().len(), 1);
                }
            }
        });
    }

    fn resumes(&self, file: &mut File) {
        let (monitor, last) = self.succeeded();
        let result = last.map(|(result, _)| quote!(, #result));
        let read = self.read();
        let response = if read.is_some() { quote!(let response =) } else { quote!() };
        let (name, token) = (self.subject.test("goes_on_from_a_written_token"), self.runtime("ResumeToken", file));
        let (Self { begin, resume, scripted, accepted, .. }, at) = (self, &self.monitor);
        file.item(quote! {
            #[tokio::test(start_paused = true)]
            async fn #name() {
                let service = #scripted::new([#accepted, #monitor #result]);
                let mut poller = #begin;
                poller.next().await.unwrap().unwrap();
                let text = poller.resume_token().to_string();
                drop(poller);
                let token: #token = text.parse().unwrap();
                #response #resume(&token, None).unwrap().await.unwrap();
                #read
                assert_eq!(service.seen()[1].url, #at);
            }
        });
    }

    fn too_early(&self, file: &mut File) {
        let (name, kind) =
            (self.subject.test("does_not_go_on_from_before_its_start"), self.runtime("ResumeError", file));
        let Self { begin, resume, scripted, .. } = self;
        file.item(quote! {
            #[tokio::test]
            async fn #name() {
                let service = #scripted::new([]);
                let poller = #begin;
                let error = #resume(poller.resume_token(), None).unwrap_err();
                assert_eq!(error, #kind::NotStarted);
                assert!(service.seen().is_empty());
            }
        });
    }
}
