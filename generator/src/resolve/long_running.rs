//! Long-running operations: which properties hold the status, the error and the percentage, and where a started one's result is.

use super::build::Builder;
use super::name::{self, Namespace};
use super::{former, inline, paging, property, response};
use crate::diagnose::{KeyProblem, LongRunningProblem, PagingProblem, PropertyForm};
use crate::model::{
    FinalState, LongRunningStart, Method, NumericKind, Operation, OperationKind, Percent, PercentConversion,
    PropertyPath, Reference, Scalar, Shape, StartResult, StatusPoll, Type,
};
use crate::source::{Span, Spanned};
use crate::spec;

pub(super) fn resolve(
    b: &mut Builder<'_>,
    scope: usize,
    written: &spec::Operation,
    operation: &Operation,
    methods: &mut Namespace,
) -> Option<OperationKind> {
    let long = written.long_running.as_ref()?;
    match (long.value.status.as_ref(), long.value.final_state.as_ref()) {
        (Some(_), None) if long.value.result.is_some() => {
            b.problem(long.span, LongRunningProblem::Unclear);
            None
        }
        (Some(status), None) => status_poll(b, written, status, operation, methods).map(OperationKind::StatusPoll),
        (None, Some(state)) => start(b, scope, written, state, operation, methods).map(OperationKind::Start),
        // A value that could not be read has its own problem.
        (None, None) if !long.value.status.is_missing() || !long.value.final_state.is_missing() => None,
        _ => {
            b.problem(long.span, LongRunningProblem::Unclear);
            None
        }
    }
}

fn status_poll(
    b: &mut Builder<'_>,
    written: &spec::Operation,
    word: &Spanned<String>,
    operation: &Operation,
    methods: &mut Namespace,
) -> Option<StatusPoll> {
    let long = written.long_running.value()?;
    if operation.method != Method::Get {
        let template = template(written, word.span);
        b.problem(word.span, LongRunningProblem::MonitorNotGet { method: operation.method.as_str(), template });
        return None;
    }
    let Some(model) = operation.only_model().cloned() else {
        if response::is_whole(written, &operation.successes) {
            b.problem(word.span, LongRunningProblem::MonitorWithoutModel);
        }
        return None;
    };
    if let Some(paging) = written.paging.as_ref() {
        b.problem(paging.span, PagingProblem::OfStatus { status: word.span });
    }
    let status = status(b, &model, word)?;
    let percent = long.percent.as_ref().and_then(|it| percent(b, &model, it));
    let error = long.error.as_ref().and_then(|it| error(b, &model, it));
    let suffix = former::polling_suffix(operation.name.as_str());
    let mut take = |method: String| name::take_method(methods, &method, &operation.id, word.span, b.problems);
    let poll = take(format!("poll{suffix}"))?;
    let resume = take(format!("resume{suffix}"))?;
    let model = Type::Named(model);
    Some(StatusPoll { model, poll, resume, status, percent, error })
}

/// The property with the status word.
fn status(b: &Builder<'_>, model: &Reference, written: &Spanned<String>) -> Option<PropertyPath> {
    let path = property::resolve(b, model, written)?;
    let is_word = match &path.ty {
        Type::Scalar(scalar) => *scalar == Scalar::Text,
        Type::Named(reference) => matches!(b.slot(reference.id).shape, Some(Shape::Enum(_) | Shape::Text(_)) | None),
        Type::Any | Type::List(_) | Type::Map(_) | Type::Nullable(_) => false,
    };
    if !is_word {
        property::of_wrong_type(b, model, written, PropertyForm::TextOrEnumeration);
    }
    Some(path)
}

/// The property with the percentage done.
fn percent(b: &Builder<'_>, model: &Reference, written: &Spanned<String>) -> Option<Percent> {
    let path = property::resolve(b, model, written)?;
    let conversion = match &path.ty {
        Type::Scalar(Scalar::Double) => Some(PercentConversion::Same),
        Type::Scalar(Scalar::Float | Scalar::Int32) => Some(PercentConversion::From),
        Type::Scalar(Scalar::Int64) => Some(PercentConversion::Cast),
        Type::Named(reference) => match &b.slot(reference.id).shape {
            Some(Shape::Number(numeric)) => Some(match numeric.kind {
                NumericKind::Int32 | NumericKind::Int64 => PercentConversion::CastInner,
                NumericKind::Number | NumericKind::Decimal => PercentConversion::From,
            }),
            // What could not be resolved has its own problem.
            None => Some(PercentConversion::From),
            Some(_) => None,
        },
        Type::Scalar(_) | Type::Any | Type::List(_) | Type::Map(_) | Type::Nullable(_) => None,
    };
    if conversion.is_none() {
        property::of_wrong_type(b, model, written, PropertyForm::Number);
    }
    Some(Percent { path, conversion: conversion? })
}

/// The property with the error.
fn error(b: &Builder<'_>, model: &Reference, written: &Spanned<String>) -> Option<PropertyPath> {
    let path = property::resolve(b, model, written)?;
    let is_object = match &path.ty {
        Type::Any => true,
        Type::Named(reference) => matches!(b.slot(reference.id).shape, Some(Shape::Struct(_)) | None),
        Type::Scalar(_) | Type::List(_) | Type::Map(_) | Type::Nullable(_) => false,
    };
    if !is_object {
        property::of_wrong_type(b, model, written, PropertyForm::Object);
    }
    Some(path)
}

/// The operation's method with its path.
fn template(written: &spec::Operation, otherwise: Span) -> Span {
    let spec::Operation { get, put, post, patch, delete, head, .. } = written;
    let given = [get, put, post, patch, delete, head].into_iter().find_map(|key| key.as_ref());
    given.map_or(otherwise, |key| key.span)
}

fn start(
    b: &mut Builder<'_>,
    scope: usize,
    written: &spec::Operation,
    state: &Spanned<String>,
    operation: &Operation,
    methods: &mut Namespace,
) -> Option<LongRunningStart> {
    let long = written.long_running.value()?;
    for key in [&long.error, &long.percent] {
        if let Some(key) = key.as_ref() {
            b.problem(key.span, LongRunningProblem::Unclear);
        }
    }
    if matches!(operation.method, Method::Get | Method::Head) {
        let template = template(written, state.span);
        b.problem(state.span, LongRunningProblem::StartOnGet { method: operation.method.as_str(), template });
        return None;
    }
    let final_state = final_state(b, state)?;
    let result = result(b, scope, written, operation)?;
    let mut take = |prefix: &str| {
        let method = operation.name.prefixed(prefix);
        name::take_method(methods, method.as_str(), &operation.id, state.span, b.problems)
    };
    let (begin, resume) = (take("begin_")?, take("resume_")?);
    Some(LongRunningStart { final_state, result, begin, resume })
}

fn final_state(b: &Builder<'_>, written: &Spanned<String>) -> Option<FinalState> {
    let words = ["azure-async-operation", "operation-location", "location", "original-uri"];
    match written.value.as_str() {
        "azure-async-operation" => Some(FinalState::AzureAsyncOperation),
        "operation-location" => Some(FinalState::OperationLocation),
        "location" => Some(FinalState::Location),
        "original-uri" => Some(FinalState::OriginalUri),
        other => {
            b.problem(written.span, KeyProblem::UnknownWord { word: other.to_owned(), known: words.to_vec() });
            None
        }
    }
}

fn result(b: &mut Builder<'_>, scope: usize, written: &spec::Operation, operation: &Operation) -> Option<StartResult> {
    let result = match written.long_running.value()?.result.as_ref() {
        Some(name) => Some(inline::named(b, scope, name)?),
        None => None,
    };
    match written.paging.as_ref() {
        Some(paging) => paging::of_result(b, paging, operation, result.as_ref()),
        None => Some(result.map_or(StartResult::Nothing, StartResult::Value)),
    }
}
