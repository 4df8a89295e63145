//! Long-running operations: which properties hold the status, the error and the percentage, and where a started one's result is.

use super::build::Builder;
use super::name::{self, Namespace};
use super::{former, response, schema, structure};
use crate::diagnose::{KeyProblem, LongRunningProblem, PropertyForm, ResponseProblem};
use crate::model::{
    FinalState, Method, Monitor, NumericKind, Operation, Presence, PropertyPath, PropertyStep, Reference, Scalar,
    Shape, Start, Type, TypeId,
};
use crate::source::{Span, Spanned};
use crate::spec;

pub(super) fn resolve(
    b: &mut Builder<'_>,
    scope: usize,
    written: &spec::Operation,
    operation: &mut Operation,
    methods: &mut Namespace,
) {
    let Some(long) = written.long_running.as_ref() else { return };
    match (long.value.status.as_ref(), long.value.final_state.as_ref()) {
        (Some(_), None) if long.value.result.is_some() => b.problem(long.span, LongRunningProblem::Unclear),
        (Some(status), None) => operation.monitor = monitor(b, written, status, operation, methods),
        (None, Some(state)) => operation.start = start(b, scope, written, state, operation, methods),
        // A value that could not be read has its own problem.
        (None, None) if !long.value.status.is_missing() || !long.value.final_state.is_missing() => {}
        _ => b.problem(long.span, LongRunningProblem::Unclear),
    }
}

fn monitor(
    b: &mut Builder<'_>,
    written: &spec::Operation,
    status: &Spanned<String>,
    operation: &Operation,
    methods: &mut Namespace,
) -> Option<Monitor> {
    let long = written.long_running.value()?;
    if operation.method != Method::Get {
        let template = template(written, status.span);
        b.problem(status.span, LongRunningProblem::MonitorNotGet { method: operation.method.as_str(), template });
        return None;
    }
    let Some(model) = operation.only_model().cloned() else {
        if response::is_whole(written, &operation.successes) {
            b.problem(status.span, LongRunningProblem::MonitorWithoutModel);
        }
        return None;
    };
    let status_path = property(b, &model, status)?;
    let is_word = match &status_path.ty {
        Type::Scalar(Scalar::Text) => true,
        Type::Named(reference) => matches!(b.slot(reference.id).shape, Some(Shape::Enum(_) | Shape::Text(_)) | None),
        _ => false,
    };
    if !is_word {
        b.problem(
            status.span,
            ResponseProblem::PropertyOfWrongType {
                name: status.value.clone(),
                expected: PropertyForm::TextOrEnumeration,
                declared: declared(b, &model, &status.value),
            },
        );
    }
    let percent = long.percent.as_ref().and_then(|percent| {
        let path = property(b, &model, percent)?;
        let is_number = match &path.ty {
            Type::Scalar(Scalar::Double | Scalar::Float | Scalar::Int32 | Scalar::Int64) => true,
            Type::Named(reference) => matches!(b.slot(reference.id).shape, Some(Shape::Number(_)) | None),
            _ => false,
        };
        if !is_number {
            let declared = declared(b, &model, &percent.value);
            let name = percent.value.clone();
            b.problem(
                percent.span,
                ResponseProblem::PropertyOfWrongType { name, expected: PropertyForm::Number, declared },
            );
        }
        Some(path)
    });
    let percent_is_whole = percent.as_ref().is_some_and(|path| is_whole(b, &path.ty));
    let error = long.error.as_ref().and_then(|error| {
        let path = property(b, &model, error)?;
        let is_object = match &path.ty {
            Type::Any => true,
            Type::Named(reference) => matches!(b.slot(reference.id).shape, Some(Shape::Struct(_)) | None),
            _ => false,
        };
        if !is_object {
            let declared = declared(b, &model, &error.value);
            let name = error.value.clone();
            b.problem(
                error.span,
                ResponseProblem::PropertyOfWrongType { name, expected: PropertyForm::Object, declared },
            );
        }
        Some(path)
    });
    let suffix = former::polling_suffix(operation.name.as_str());
    let mut take = |method: String| name::take_method(methods, &method, &operation.id, status.span, b.problems);
    let poll = take(format!("poll{suffix}"))?;
    let resume = take(format!("resume{suffix}"))?;
    Some(Monitor { model, poll, resume, status: status_path, percent, percent_is_whole, error })
}

fn is_whole(b: &Builder<'_>, ty: &Type) -> bool {
    let Type::Named(reference) = ty else { return false };
    let Some(Shape::Number(numeric)) = &b.slot(reference.id).shape else { return false };
    matches!(numeric.kind, NumericKind::Int32 | NumericKind::Int64)
}

/// The property at the end of `a.b.c`, or a problem that names the step that is not there.
pub(super) fn property(b: &Builder<'_>, model: &Reference, path: &Spanned<String>) -> Option<PropertyPath> {
    let mut steps: Vec<PropertyStep> = Vec::new();
    let mut ty = Type::Named(model.clone());
    let mut rest = path.value.as_str();
    loop {
        let Type::Named(reference) = &ty else {
            let kind = ResponseProblem::PropertyUnknown {
                name: rest.to_owned(),
                model: path.value.clone(),
                known: Vec::new(),
                declared: declared(b, model, &path.value),
            };
            b.problem(path.span, kind);
            return None;
        };
        let slot = b.slot(reference.id);
        let Shape::Struct(structure) = slot.shape.as_ref()? else {
            let kind = ResponseProblem::PropertyUnknown {
                name: rest.to_owned(),
                model: slot.spec_name.clone(),
                known: Vec::new(),
                declared: Some(slot.at),
            };
            b.problem(path.span, kind);
            return None;
        };
        let (name, further) = step(b, reference.id, rest);
        let Some(field) = structure.fields.iter().find(|field| field.wire == name) else {
            // A property that is declared, or may be, but could not be resolved has its own problem.
            let is_whole = structure::is_whole(b, reference.id);
            if !is_whole || b.places.contains_key(&(reference.id, name.to_owned())) {
                return None;
            }
            let known = structure.fields.iter().map(|field| field.wire.clone()).collect();
            let (name, model) = (name.to_owned(), slot.spec_name.clone());
            b.problem(path.span, ResponseProblem::PropertyUnknown { name, model, known, declared: Some(slot.at) });
            return None;
        };
        let optional = field.presence != Presence::Required;
        steps.push(PropertyStep { name: field.name.clone(), wire: field.wire.clone(), optional });
        ty = field.ty.clone();
        match further {
            Some(further) => rest = further,
            None => return Some(PropertyPath { steps, ty }),
        }
    }
}

/// The first property of `a.b.c`, and what is inside it. The longest name that is declared counts, since names may have points, as in
/// `@odata.nextLink`.
fn step<'p>(b: &Builder<'_>, of: TypeId, path: &'p str) -> (&'p str, Option<&'p str>) {
    let ends = path.match_indices('.').map(|(at, _)| at).chain([path.len()]);
    let declared = ends.rev().find(|end| b.places.contains_key(&(of, path[..*end].to_owned())));
    match declared.or_else(|| path.find('.').filter(|_| !path.starts_with('@'))) {
        Some(end) if end < path.len() => (&path[..end], Some(&path[end + 1..])),
        _ => (path, None),
    }
}

/// Where the property at the end of `a.b.c` is declared, or the nearest before it.
pub(super) fn declared(b: &Builder<'_>, model: &Reference, path: &str) -> Option<Span> {
    let mut ty = Type::Named(model.clone());
    let mut found = None;
    let mut rest = Some(path);
    while let Some(path) = rest {
        let Type::Named(reference) = &ty else { break };
        let (name, further) = step(b, reference.id, path);
        rest = further;
        let Some(place) = b.places.get(&(reference.id, name.to_owned())) else { break };
        found = Some(*place);
        let Some(Shape::Struct(structure)) = &b.slot(reference.id).shape else { break };
        let Some(field) = structure.fields.iter().find(|field| field.wire == name) else { break };
        ty = field.ty.clone();
    }
    found
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
) -> Option<Start> {
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
    let words = ["azure-async-operation", "operation-location", "location", "original-uri"];
    let final_state = match state.value.as_str() {
        "azure-async-operation" => FinalState::AzureAsyncOperation,
        "operation-location" => FinalState::OperationLocation,
        "location" => FinalState::Location,
        "original-uri" => FinalState::OriginalUri,
        other => {
            b.problem(state.span, KeyProblem::UnknownWord { word: other.to_owned(), known: words.to_vec() });
            return None;
        }
    };
    let result = match long.result.as_ref() {
        Some(name) => Some(schema::named(b, scope, name)?),
        None => None,
    };
    let mut take = |prefix: &str| {
        let method = operation.name.prefixed(prefix);
        name::take_method(methods, method.as_str(), &operation.id, state.span, b.problems)
    };
    let (begin, resume) = (take("begin_")?, take("resume_")?);
    Some(Start { final_state, result, begin, resume })
}
