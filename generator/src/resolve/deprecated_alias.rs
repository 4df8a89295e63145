//! The former ids of an operation, and the deprecated aliases that keep their names usable.

use super::build::Builder;
use super::name::{self, Namespace, Use};
use crate::model::{DeprecatedAliases, FieldName, LongRunningStart, Operation, OperationKind, StatusPoll, TypeName};
use crate::source::Spanned;
use crate::spec;
use heck::ToUpperCamelCase;

/// The former names in their order; each name of a method or type must be free.
pub(super) fn resolve(
    b: &mut Builder<'_>,
    scope: usize,
    client_type: &TypeName,
    id: &Spanned<String>,
    written: &spec::Operation,
    operation: &Operation,
    methods: &mut Namespace,
) -> Vec<DeprecatedAliases> {
    let ids = written.formerly.value().map(|ids| &**ids).unwrap_or_default();
    ids.iter()
        .map(|former| {
            let mut it = DeprecatedAliases { id: former.value.clone(), methods: Vec::new(), types: Vec::new() };
            if name::group(&former.value) != name::group(&id.value) {
                return it;
            }
            let word = methods.free_name(Use::Method, name::verb(&former.value));
            for (before, now) in self::methods(&word, operation) {
                let taken = name::take_method(methods, &before, &former.value, former.span, b.problems);
                it.methods.extend(taken.map(|before| (before, now)));
            }
            for (suffix, now) in types(operation) {
                let before = format!("{client_type}{}{suffix}", word.to_upper_camel_case());
                let space = &mut b.scopes[scope].namespace;
                let taken = name::take_type(space, &before, &former.value, former.span, b.problems);
                it.types.extend(taken.map(|before| (before, now)));
            }
            it
        })
        .collect()
}

/// What each method was named when the operation's own was `word`.
fn methods(word: &str, operation: &Operation) -> Vec<(String, FieldName)> {
    let called = (word.to_owned(), operation.name.clone());
    match &operation.kind {
        OperationKind::Call | OperationKind::List(_) => vec![called],
        OperationKind::StatusPoll(StatusPoll { poll, resume, .. }) => {
            let suffix = polling_suffix(word);
            vec![called, (format!("poll{suffix}"), poll.clone()), (format!("resume{suffix}"), resume.clone())]
        }
        OperationKind::Start(LongRunningStart { begin, resume, .. }) => {
            vec![(format!("begin_{word}"), begin.clone()), (format!("resume_{word}"), resume.clone())]
        }
    }
}

/// What `poll` and `resume` end in; the status that is simply got has the short names.
pub(super) fn polling_suffix(word: &str) -> String {
    if word == "get" { String::new() } else { format!("_{word}") }
}

fn types(operation: &Operation) -> Vec<(&'static str, TypeName)> {
    let all = [
        ("Options", Some(&operation.options)),
        ("Response", operation.response.as_ref()),
        ("Failure", operation.failure.as_ref()),
        ("Headers", operation.headers.as_ref()),
    ];
    all.into_iter().filter_map(|(suffix, now)| Some((suffix, now?.clone()))).collect()
}
