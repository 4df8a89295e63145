//! Polling: until it has succeeded, failed or been canceled, and from a token; all on a clock that the tests wind.

use super::super::place;
use super::super::sample::{self, Extent};
use super::super::subject::{self, Subject};
use super::error::word;
use crate::model::{Monitor, PropertyPath, Scalar, Shape, Type};
use crate::render::file::File;
use crate::render::literal;
use heck::{ToShoutySnakeCase, ToSnakeCase};
use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;
use serde_json::Value;

pub(super) fn render(subject: &Subject<'_>, file: &mut File) {
    let Some(monitor) = &subject.operation().monitor else { return };
    let Some(body) = sample::of(subject.called.api, subject.ty, Extent::Minimal) else { return };
    let Some(polled) = Polled::new(subject, monitor, file) else { return };
    polled.shared(&body, file);
    polled.succeeds(file);
    polled.progress(file);
    polled.ends("fails_in_the_words_of_the_service", "Failed", &["Failed", "failed"], file);
    polled.ends("tells_who_was_canceled", "Canceled", &["Canceled", "CANCELLED"], file);
    polled.resumes(file);
    polled.refuses(file);
}

struct Polled<'a, 'b> {
    subject: &'b Subject<'a>,
    monitor: &'a Monitor,
    /// Makes an answer with a status word.
    status: Ident,
    poll: TokenStream,
    resume: TokenStream,
    scripted: TokenStream,
}

impl<'a, 'b> Polled<'a, 'b> {
    fn new(subject: &'b Subject<'a>, monitor: &'a Monitor, file: &mut File) -> Option<Self> {
        let id = subject.operation().id.to_snake_case();
        let credential = subject::credential(subject.called.service, file);
        let group = subject.group(&credential, &quote!(options(service.options())));
        let arguments = subject.called.arguments(&subject.given(), file);
        let (poll, resume) = (&monitor.poll, &monitor.resume);
        let it = Self {
            subject,
            monitor,
            status: Ident::new(&format!("{id}_status"), Span::call_site()),
            poll: quote!(#group.#poll(#(#arguments,)* None)),
            resume: quote!(#group.#resume),
            scripted: file.import("crate::support", "Scripted"),
        };
        it.takes("Succeeded").then_some(it)
    }

    fn takes(&self, word: &str) -> bool {
        match &self.monitor.status.ty {
            Type::Scalar(Scalar::Text) => true,
            Type::Named(reference) => match &self.subject.called.api.types[reference.id.0 as usize].shape {
                Shape::Text(textual) => textual.language.contains(word),
                Shape::Enum(listed) => !listed.closed || listed.values.iter().any(|value| value.wire == word),
                _ => false,
            },
            _ => false,
        }
    }

    /// The body that every answer begins with, and the function that puts a word into it.
    fn shared(&self, body: &Value, file: &mut File) {
        let name =
            Ident::new(&format!("{}_BODY", self.subject.operation().id.to_shouty_snake_case()), Span::call_site());
        let json = literal::text(&body.to_string());
        let value = file.import("serde_json", "Value");
        let (function, at) = (&self.status, index(&self.monitor.status));
        file.item(quote!(const #name: &str = #json;));
        file.item(quote! {
            /// A body with that status word.
            fn #function(word: &str) -> #value {
                let mut body: #value = serde_json::from_str(#name).unwrap();
                body #at = word.into();
                body
            }
        });
    }

    fn answer(&self, file: &mut File) -> TokenStream {
        file.import("crate::support", "Answer")
    }

    fn succeeds(&self, file: &mut File) {
        let running = ["NotStarted", "Running", "SomethingNew1"];
        let words: Vec<&str> = running.into_iter().filter(|word| self.takes(word)).chain(["Succeeded"]).collect();
        let (name, answer) = (self.subject.test("is_polled_until_it_has_succeeded"), self.answer(file));
        let library = place::library(&self.subject.called.api.krate);
        file.import(&format!("{library}::runtime::client"), "Monitor");
        let Self { status, poll, scripted, .. } = self;
        let url = self.subject.called.url(&self.subject.given());
        file.item(quote! {
            #[tokio::test(start_paused = true)]
            async fn #name() {
                let words = [#(#words),*];
                let service = #scripted::new(words.map(|word| #answer::json(200, #status(word))));
                let mut poller = #poll;
                for word in words {
                    let response = poller.next().await.unwrap().unwrap();
                    assert_eq!(response.value().status(), Some(word));
                }
                assert!(poller.next().await.is_none());
                assert_eq!(poller.await.unwrap().value().status(), Some("Succeeded"));
                let seen = service.seen();
                assert_eq!(seen.len(), words.len());
                let url = #url;
                assert!(seen.iter().all(|seen| seen.url == url));
            }
        });
    }

    fn progress(&self, file: &mut File) {
        let Some(percent) = &self.monitor.percent else { return };
        if !self.takes("Running") {
            return;
        }
        let (name, answer) = (self.subject.test("shows_its_progress"), self.answer(file));
        let Self { status, poll, scripted, .. } = self;
        let at = index(percent);
        file.item(quote! {
            #[tokio::test(start_paused = true)]
            async fn #name() {
                let answers = [("Running", 25), ("Running", 75), ("Succeeded", 100)].map(|(word, percent)| {
                    let mut body = #status(word);
                    body #at = percent.into();
                    #answer::json(200, body)
                });
                let service = #scripted::new(answers);
                let mut poller = #poll;
                for percent in [25.0, 75.0, 100.0] {
                    let response = poller.next().await.unwrap().unwrap();
                    assert_eq!(response.value().percent_complete(), Some(percent));
                }
            }
        });
    }

    fn ends(&self, test: &str, variant: &str, words: &[&str], file: &mut File) {
        let words: Vec<&str> = words.iter().copied().filter(|word| self.takes(word)).collect();
        if words.is_empty() {
            return;
        }
        let library = place::library(&self.subject.called.api.krate);
        let poll_error = file.import(&format!("{library}::runtime::client"), "PollError");
        let variant = Ident::new(variant, Span::call_site());
        let (name, answer) = (self.subject.test(test), self.answer(file));
        let error = self.monitor.error.as_ref();
        let made_up = error.and_then(|path| Some((path, sample::of(self.subject.called.api, &path.ty, Extent::Full)?)));
        let (put, code, message) = match &made_up {
            None => (None, None, None),
            Some((path, error)) => {
                let (at, json) = (index(path), literal::json(error));
                let code = word(error, "code").map(|code| quote!(assert_eq!(error.code(), Some(#code));));
                let message = word(error, "message").map(|text| quote!(assert_eq!(error.message(), Some(#text));));
                (Some(quote!(body #at = serde_json::from_str(#json).unwrap();)), code, message)
            }
        };
        let mutable = put.is_some().then(|| quote!(mut));
        let Self { status, poll, scripted, .. } = self;
        file.item(quote! {
            #[tokio::test(start_paused = true)]
            async fn #name() {
                for word in [#(#words),*] {
                    let #mutable body = #status(word);
                    #put
                    let service = #scripted::new([#answer::json(200, body)]);
                    let error = #poll.await.unwrap_err();
                    assert!(matches!(error, #poll_error::#variant(_)), "{error:?}");
                    #code
                    #message
                    assert_eq!(service.seen().len(), 1);
                }
            }
        });
    }

    fn resumes(&self, file: &mut File) {
        if !self.takes("Running") {
            return;
        }
        let token = self.token(file);
        let (name, answer) = (self.subject.test("goes_on_from_a_written_token"), self.answer(file));
        let Self { status, poll, resume, scripted, .. } = self;
        file.item(quote! {
            #[tokio::test(start_paused = true)]
            async fn #name() {
                let service = #scripted::new(["Running", "Succeeded"].map(|word| #answer::json(200, #status(word))));
                let mut poller = #poll;
                poller.next().await.unwrap().unwrap();
                let text = poller.resume_token().to_string();
                drop(poller);
                let token: #token = text.parse().unwrap();
                let response = #resume(&token, None).unwrap().await.unwrap();
                assert_eq!(response.value().status(), Some("Succeeded"));
                let seen = service.seen();
                assert_eq!((seen.len(), &seen[0].url), (2, &seen[1].url));
            }
        });
    }

    fn refuses(&self, file: &mut File) {
        let (token, name) = (self.token(file), self.subject.test("refuses_a_token_of_another_operation"));
        let Self { poll, resume, scripted, .. } = self;
        let id = &self.subject.operation().id;
        let message = format!("the resume token is for another operation: `Other_Get`, not `{id}`");
        file.item(quote! {
            #[tokio::test]
            async fn #name() {
                let service = #scripted::new([]);
                let poller = #poll;
                let mut json = serde_json::to_value(poller.resume_token()).unwrap();
                json["operation"] = "Other_Get".into();
                let token: #token = serde_json::from_value(json).unwrap();
                let error = #resume(&token, None).unwrap_err();
                assert_eq!(error.to_string(), #message);
                assert!(service.seen().is_empty());
            }
        });
    }

    fn token(&self, file: &mut File) -> TokenStream {
        let library = place::library(&self.subject.called.api.krate);
        file.import(&format!("{library}::runtime::client"), "ResumeToken")
    }
}

/// `["error"]["code"]`.
fn index(path: &PropertyPath) -> TokenStream {
    let steps = path.steps.iter().map(|step| &step.wire);
    quote!(#([#steps])*)
}
