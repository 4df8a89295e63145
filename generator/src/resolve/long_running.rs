//! Long-running operations: which properties hold the status, the error and the percentage, and where a started one's result is.

use super::build::Builder;
use super::name::{self, Namespace};
use super::property::{self, Through};
use super::{deprecated_alias, inline, paging, response};
use crate::diagnose::{KeyProblem, LongRunningProblem, PagingProblem, PropertyForm};
use crate::model::{
    FinalState, LongRunningStart, Method, NumberForm, NumberFormat, Operation, OperationKind, PropertyPath, Reference,
    ResultPlace, Scalar, Shape, StartResult, StatusPoll, TerminalWords, Type, Value,
};
use crate::source::{Span, Spanned};
use crate::spec;
use crate::yaml::{Key, List};

pub(super) fn resolve(
    b: &mut Builder<'_>,
    scope: usize,
    written: &spec::Operation,
    operation: &Operation,
    methods: &mut Namespace,
) -> Option<OperationKind> {
    let long = written.long_running.as_ref()?;
    let starts = !matches!(operation.method, Method::Get | Method::Head);
    let spec::LongRunning { status, final_state, result, result_in, .. } = &long.value;
    match (status.as_ref(), final_state.as_ref()) {
        (Some(_), None) if result.is_some() || result_in.is_some() => b.fail(long.span, LongRunningProblem::Unclear),
        (Some(status), None) => status_poll(b, written, status, operation, methods).map(OperationKind::StatusPoll),
        (None, Some(_)) => start(b, scope, written, operation, methods).map(OperationKind::Start),
        // A value that could not be read has its own problem.
        (None, None) if !status.is_missing() || !final_state.is_missing() => None,
        (None, None) if starts => start(b, scope, written, operation, methods).map(OperationKind::Start),
        _ => b.fail(long.span, LongRunningProblem::Unclear),
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
        return b
            .fail(word.span, LongRunningProblem::StatusMonitorNotGet { method: operation.method.as_str(), template });
    }
    let Some(model) = operation.only_body().cloned() else {
        if response::is_whole(written, &operation.successes) {
            b.problem(word.span, LongRunningProblem::StatusMonitorWithoutModel);
        }
        return None;
    };
    if let Some(paging) = written.paging.as_ref() {
        b.problem(paging.span, PagingProblem::OfStatus { status: word.span });
    }
    let status = status(b, &model, word)?;
    let words = words(b, long)?;
    never_succeeds(b, &status, word, &words);
    let percent = long.percent.as_ref().and_then(|it| percent(b, &model, it));
    let error = long.error.as_ref().and_then(|it| error(b, &model, it));
    let suffix = deprecated_alias::polling_suffix(operation.name.as_str());
    let mut take = |method: String| name::take_method(methods, &method, &operation.id, word.span, b.problems);
    let poll = take(format!("poll{suffix}"))?;
    let resume = take(format!("resume{suffix}"))?;
    let model = Type::Named(model);
    Some(StatusPoll { model, poll, resume, status, percent, error, words })
}

/// The property with the status word.
fn status(b: &Builder<'_>, model: &Reference, written: &Spanned<String>) -> Option<PropertyPath> {
    let path = property::resolve(b, model, written, Through::Unions)?;
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

/// Notes a status that is an enumeration without a value that means success.
fn never_succeeds(b: &Builder<'_>, status: &PropertyPath, at: &Spanned<String>, words: &TerminalWords) {
    let Type::Named(reference) = &status.ty else { return };
    let slot = b.slot(reference.id);
    let Some(Shape::Enum(listed)) = &slot.shape else { return };
    let is_success = |value: &Value| words.succeeded.iter().any(|word| word.eq_ignore_ascii_case(&value.wire));
    if !listed.values.iter().any(is_success) {
        let words = words.succeeded.iter().map(|word| format!("`{word}`")).collect();
        b.problem(at.span, LongRunningProblem::NeverSucceeds { words, listed: slot.at });
    }
}

/// The statuses with which the operation has ended: those that are written, and the usual ones where none are.
fn words(b: &Builder<'_>, written: &spec::LongRunning) -> Option<TerminalWords> {
    let TerminalWords { succeeded, failed, canceled } = TerminalWords::default();
    let mut taken: Vec<(String, Span)> = Vec::new();
    let mut given = |key: &Key<List<Spanned<String>>>, usual: Vec<String>| {
        let Some(words) = key.value() else { return Some(usual).filter(|_| key.is_missing()) };
        for word in words.iter() {
            let lower = word.value.to_lowercase();
            match taken.iter().find(|(other, _)| *other == lower) {
                Some((_, first)) => {
                    b.problem(word.span, LongRunningProblem::WordTwice { word: word.value.clone(), first: *first });
                }
                None => taken.push((lower, word.span)),
            }
        }
        Some(words.iter().map(|word| word.value.clone()).collect())
    };
    let succeeded = given(&written.succeeded, succeeded)?;
    if succeeded.is_empty() {
        b.problem(written.succeeded.at()?, LongRunningProblem::NoWord);
    }
    let (failed, canceled) = (given(&written.failed, failed)?, given(&written.canceled, canceled)?);
    Some(TerminalWords { succeeded, failed, canceled })
}

/// The property with the percentage done.
fn percent(b: &Builder<'_>, model: &Reference, written: &Spanned<String>) -> Option<PropertyPath> {
    let path = property::resolve(b, model, written, Through::Unions)?;
    let is_number = match &path.ty {
        Type::Scalar(Scalar::Number(format, NumberForm::Number)) => match format {
            NumberFormat::Int32 | NumberFormat::Int64 | NumberFormat::Float | NumberFormat::Double => true,
            NumberFormat::Decimal | NumberFormat::UnixTime => false,
        },
        Type::Scalar(_) => false,
        // What could not be resolved has its own problem.
        Type::Named(reference) => matches!(&b.slot(reference.id).shape, Some(Shape::Number(_)) | None),
        Type::Any | Type::List(_) | Type::Map(_) | Type::Nullable(_) => false,
    };
    if !is_number {
        property::of_wrong_type(b, model, written, PropertyForm::Number);
        return None;
    }
    Some(path)
}

/// The property with the error.
fn error(b: &Builder<'_>, model: &Reference, written: &Spanned<String>) -> Option<PropertyPath> {
    let path = property::resolve(b, model, written, Through::Unions)?;
    let is_object = match &path.ty {
        Type::Any => true,
        Type::Named(reference) => matches!(b.slot(reference.id).shape, Some(Shape::Struct(_) | Shape::Union(_)) | None),
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
    operation: &Operation,
    methods: &mut Namespace,
) -> Option<LongRunningStart> {
    let Spanned { value: long, span } = written.long_running.as_ref()?;
    for key in [&long.error, &long.percent] {
        if let Some(key) = key.as_ref() {
            b.problem(key.span, LongRunningProblem::Unclear);
        }
    }
    let at = long.final_state.as_ref().map_or(*span, |state| state.span);
    if matches!(operation.method, Method::Get | Method::Head) {
        let template = template(written, at);
        return b.fail(at, LongRunningProblem::StartOnGet { method: operation.method.as_str(), template });
    }
    let final_state = final_state(b, long, operation.method);
    let words = words(b, long);
    let result = result(b, scope, written, operation)?;
    let (final_state, words) = (final_state?, words?);
    if let (Some(named), Some(ty)) = (long.result.as_ref(), result.ty())
        && long.result_in.value().is_some_and(|within| within == "monitor")
        && !may_be_object(b, ty)
    {
        b.problem(named.span, LongRunningProblem::ResultNotObject { within: long.result_in.at() });
    }
    let mut take = |prefix: &str| {
        let method = operation.name.prefixed(prefix);
        name::take_method(methods, method.as_str(), &operation.id, at, b.problems)
    };
    let (begin, resume) = (take("begin_")?, take("resume_")?);
    Some(LongRunningStart { result, final_state, words, begin, resume })
}

fn may_be_object(b: &Builder<'_>, ty: &Type) -> bool {
    match ty {
        Type::Named(reference) => match &b.slot(reference.id).shape {
            Some(Shape::Text(_) | Shape::Number(_) | Shape::Enum(_)) => false,
            Some(Shape::Struct(_) | Shape::Union(_) | Shape::Collection(_) | Shape::Alias(_)) | None => true,
        },
        Type::Any | Type::Map(_) => true,
        Type::Scalar(_) | Type::List(_) | Type::Nullable(_) => false,
    }
}

/// What `final-state` says.
enum Documented {
    Monitor,
    Location,
    OriginalUri,
    Nothing,
}

/// Where the result is: the table of the language reference, which a test compares with this.
fn final_state(b: &Builder<'_>, long: &spec::LongRunning, method: Method) -> Option<FinalState> {
    use ResultPlace::{Location, OriginalUri, ResourceLocation};
    let documented = documented(b, &long.final_state)?;
    let within = result_in(b, long, &documented)?;
    let is_resource = matches!(method, Method::Put | Method::Patch);
    let Some(result) = long.result.as_ref() else { return long.result.is_missing().then_some(FinalState::NoResult) };
    Some(match (within, documented, is_resource) {
        (Some(names), ..) if names.is_empty() => FinalState::At(Vec::new()),
        (Some(names), ..) => FinalState::Property(names),
        (None, Documented::OriginalUri, _) => FinalState::At(vec![OriginalUri]),
        (None, Documented::Location, true) => FinalState::At(vec![Location, ResourceLocation, OriginalUri]),
        (None, Documented::Location, false) => FinalState::At(vec![Location, ResourceLocation]),
        (None, Documented::Monitor | Documented::Nothing, true) => FinalState::At(vec![ResourceLocation, OriginalUri]),
        (None, Documented::Nothing, false) => FinalState::At(vec![ResourceLocation, Location]),
        (None, Documented::Monitor, false) => {
            let state = long.final_state.as_ref()?.span;
            return b.fail(result.span, LongRunningProblem::ResultInMissing { method: method.as_str(), state });
        }
    })
}

fn documented(b: &Builder<'_>, key: &Key<String>) -> Option<Documented> {
    let words = ["azure-async-operation", "operation-location", "location", "original-uri"];
    let Some(written) = key.as_ref() else { return key.is_missing().then_some(Documented::Nothing) };
    match written.value.as_str() {
        "azure-async-operation" | "operation-location" => Some(Documented::Monitor),
        "location" => Some(Documented::Location),
        "original-uri" => Some(Documented::OriginalUri),
        other => b.fail(written.span, KeyProblem::UnknownWord { word: other.to_owned(), known: words.to_vec() }),
    }
}

/// The names that lead to the result in the status monitor, none for the whole of it; `Some(None)` where that is not said.
fn result_in(b: &Builder<'_>, long: &spec::LongRunning, documented: &Documented) -> Option<Option<Vec<String>>> {
    let Some(written) = long.result_in.as_ref() else { return long.result_in.is_missing().then_some(None) };
    let names = match written.value.strip_prefix("monitor") {
        Some("") => Some(Vec::new()),
        Some(rest) => rest.strip_prefix('.').map(|path| property::names(path).map(str::to_owned).collect()),
        None => None,
    };
    let problem = match (&names, documented) {
        (None, _) => LongRunningProblem::ResultInUnclear { word: written.value.clone() },
        (Some(_), Documented::Location | Documented::OriginalUri | Documented::Nothing) => {
            LongRunningProblem::ResultInElsewhere { state: long.final_state.at() }
        }
        (Some(_), Documented::Monitor) if long.result.is_missing() => LongRunningProblem::ResultInNothing,
        (Some(_), Documented::Monitor) => return Some(names),
    };
    b.fail(written.span, problem)
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
