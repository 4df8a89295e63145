//! An operation that a request starts, and its test.

use super::super::sample::{self, Extent};
use super::super::subject::TestedOperation;
use super::super::suite::TestFile;
use super::call::option;
use crate::model::{ErrorStatus, LongRunningStart, Payload};
use crate::render::{ending, literal};
use quote::quote;

/// ```ignore
/// /// `Things_Put`: Makes a thing.
/// #[tokio::test(start_paused = true)]
/// async fn put() {
///     let started = Started {
///         endpoint: super::ENDPOINT,
///         request: "PUT /things/text?api-version=2025-02-01",
///         begin: |setup| Watch::of(super::client(setup).unwrap().things().begin_put("text", None).unwrap()),
///         resume: |setup, token| Ok(Watch::of(super::client(setup).unwrap().things().resume_put(token, None)?)),
///         query: "?api-version=2025-02-01",
///         result: Some(r#"{"name":"text"}"#),
///         final_state: FinalState::At(&[ResultPlace::ResourceLocation, ResultPlace::OriginalUri]),
///         words: TerminalWords::DEFAULT,
///         error: Some((409, r#"{"code":"text"}"#)),
///     };
///     started.check().await;
/// }
/// ```
pub(super) fn render(subject: &TestedOperation<'_>, start: &LongRunningStart, test: &mut TestFile) -> bool {
    let (started, watch) = (test.support("started", "Started"), test.support("watch", "Watch"));
    let (docs, function) = (subject.doc(), &subject.operation().name);
    let request = subject.called.template(&subject.given(), &[]);
    let (group, begin) = (subject.group(), subject.called.method(&subject.given(), &mut test.file));
    let resume = &start.resume;
    let added: Vec<String> = subject.called.added().map(|(name, value)| format!("{name}={value}")).collect();
    let query = if added.is_empty() { String::new() } else { format!("?{}", added.join("&")) };
    let state = ending::final_state(&start.final_state, &mut test.file);
    let words = ending::terminal_words(&start.words, &mut test.file);
    let result = start.result.ty().map(|_| literal::text(&subject.response.to_string()));
    let result = result.map_or_else(|| quote!(None), |result| quote!(Some(#result)));
    let errors = subject.operation().errors.iter();
    let mut documented = errors.filter_map(|error| match (&error.payload, error.status) {
        (Some(Payload::Json(ty, _)), ErrorStatus::Code(status)) => {
            Some((status, sample::of(subject.called.api, ty, Extent::Minimal)?))
        }
        (Some(Payload::Json(..) | Payload::Text(_) | Payload::Bytes(_)) | None, _) => None,
    });
    let error = option(documented.next());
    test.file.item(quote! {
        #docs
        #[tokio::test(start_paused = true)]
        async fn #function() {
            let started = #started {
                endpoint: super::ENDPOINT,
                request: #request,
                begin: |setup| #watch::of(#group #begin.unwrap()),
                resume: |setup, token| Ok(#watch::of(#group.#resume(token, None)?)),
                query: #query,
                result: #result,
                final_state: #state,
                words: #words,
                error: #error,
            };
            started.check().await;
        }
    });
    true
}
