//! The polling of a call that reads the status of a long-running operation.

use super::super::sample::{self, Extent};
use super::super::subject::TestedOperation;
use super::super::suite::TestFile;
use super::call;
use crate::model::{Operation, PropertyPath, Scalar, Shape, StatusPoll, TerminalWords, Type};
use crate::render::literal;
use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;

/// ```ignore
/// #[tokio::test(start_paused = true)]
/// async fn get_is_polled() {
///     let polled = Polled {
///         call: &GET,
///         operation: "OperationStatuses_Get",
///         poll: |setup, [operation_id]| Watch::of(super::client(setup).unwrap().operation_statuses().poll(&operation_id.try_into().unwrap(), None)),
///         resume: |setup, token| Ok(Watch::of(super::client(setup).unwrap().operation_statuses().resume(token, None)?)),
///         status: "/status",
///         running: &["NotStarted", "Running", "SomethingNew1"],
///         succeeded: "Succeeded",
///         failed: &["Failed", "failed"],
///         canceled: &["Canceled", "canceled", "CANCELLED"],
///         percent: Some("/percentComplete"),
///         error: Some(("/error", r#"{"code":"text"}"#)),
///     };
///     polled.check().await;
/// }
/// ```
pub(super) fn render(subject: &TestedOperation<'_>, polled: &StatusPoll, test: &mut TestFile) {
    let TerminalWords { succeeded, failed, canceled } = &polled.words;
    let Some(success) = succeeded.iter().find(|word| takes(subject, polled, word)) else { return };
    let words = |words: Vec<String>| -> TokenStream {
        let taken = words.iter().filter(|word| takes(subject, polled, word));
        quote!(&[#(#taken),*])
    };
    let terminal = || [succeeded, failed, canceled].into_iter().flatten();
    let running = ["NotStarted", "Running", "SomethingNew1"].into_iter();
    let running = running.filter(|word| !terminal().any(|known| known.eq_ignore_ascii_case(word)));
    let running = words(running.map(str::to_owned).collect());
    let in_any_case = |listed: &[String]| {
        let first = listed.first().into_iter().flat_map(|word| [word.clone(), word.to_lowercase()]);
        let others = listed.iter().skip(1).map(|word| word.to_uppercase());
        words(first.chain(others).collect())
    };
    let (failed, canceled) = (in_any_case(failed), in_any_case(canceled));
    let StatusPoll { poll, resume, .. } = polled;
    let (tested, watch) = (test.support("polled", "Polled"), test.support("watch", "Watch"));
    let (call, id, function) = (call::name(subject), &subject.operation().id, function(subject));
    let (group, variables) = (subject.group(), subject.variables());
    let arguments = subject.arguments(&quote!(.try_into().unwrap()), &mut test.file);
    let (status, percent) = (pointer(&polled.status), option(polled.percent.as_ref().map(pointer)));
    let error = polled.error.as_ref().and_then(|path| {
        let error = sample::of(subject.called.api, &path.ty, Extent::Full)?;
        let (pointer, error) = (pointer(path), literal::text(&error.to_string()));
        Some(quote!((#pointer, #error)))
    });
    let error = option(error);
    test.file.item(quote! {
        #[tokio::test(start_paused = true)]
        async fn #function() {
            let polled = #tested {
                call: &#call,
                operation: #id,
                poll: |setup, #variables| #watch::of(#group.#poll(#(#arguments,)* None)),
                resume: |setup, token| Ok(#watch::of(#group.#resume(token, None)?)),
                status: #status,
                running: #running,
                succeeded: #success,
                failed: #failed,
                canceled: #canceled,
                percent: #percent,
                error: #error,
            };
            polled.check().await;
        }
    });
}

fn option<T: quote::ToTokens>(value: Option<T>) -> TokenStream {
    value.map_or_else(|| quote!(None), |value| quote!(Some(#value)))
}

/// The name of the test, which no operation of the group has. Some end in an underscore, which would be doubled.
fn function(subject: &TestedOperation<'_>) -> Ident {
    let (own, operations) = (subject.operation(), &subject.called.group.operations);
    let stem = |operation: &Operation| operation.name.as_str().trim_end_matches('_').to_owned();
    let before = operations.iter().take_while(|operation| operation.id != own.id);
    let twins = before.filter(|operation| stem(operation) == stem(own)).count();
    let mut name = format!("{}_is_polled{}", stem(own), "_too".repeat(twins));
    while operations.iter().any(|operation| operation.name.as_str() == name) {
        name.push_str("_until_it_has_ended");
    }
    Ident::new(&name, Span::call_site())
}

/// Whether the status can be that word.
fn takes(subject: &TestedOperation<'_>, polled: &StatusPoll, word: &str) -> bool {
    match subject.called.api.types.unaliased(&polled.status.ty) {
        Type::Scalar(Scalar::Text) => true,
        Type::Named(reference) => match &subject.called.api[reference].shape {
            Shape::Text(textual) => textual.language.contains(word),
            Shape::Enum(listed) => !listed.closed || listed.values.iter().any(|value| value.wire == word),
            Shape::Number(_) | Shape::Struct(_) | Shape::Union(_) | Shape::Collection(_) | Shape::Alias(_) => false,
        },
        Type::Scalar(_) | Type::Any | Type::List(_) | Type::Map(_) | Type::Nullable(_) => false,
    }
}

/// The JSON pointer (RFC 6901) to a property.
pub(super) fn pointer(path: &PropertyPath) -> String {
    path.steps.iter().map(|step| format!("/{}", step.wire.replace('~', "~0").replace('/', "~1"))).collect()
}
