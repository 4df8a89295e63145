//! What the values that a second pass over a body reads report: the path so far, the first failure, the values left
//! out. Nothing here lives longer than one call of `decode`, and nothing is touched while a body reads well.
//!
//! serde's errors carry text only. A validated type that refuses a value therefore leaves its typed error here on the
//! way, in a slot of the thread; outside a second pass there is no slot and nothing is left.

use super::constraint::ConstraintError;
use super::json_path::{JsonPath, Step};
use super::violation::{Failure, Violation};
use serde::de::Error;
use std::cell::{Cell, RefCell};

thread_local! {
    static SESSION: RefCell<Option<Session>> = const { RefCell::new(None) };
    /// Whether what is read is a response, where nothing may be missing that every response has.
    static IS_RESPONSE: Cell<bool> = const { Cell::new(false) };
}

/// What becomes of a value that cannot be read.
#[derive(Clone, Copy, Debug, Default, Eq, Hash, PartialEq)]
pub enum Decoding {
    /// The document is refused, with the place, the value and the rule.
    #[default]
    Strict,
    /// The nearest optional property, entry of a map or item of a list around it is left out of the model and listed as a
    /// [`Violation`]; a document whose required properties cannot be read is still refused.
    Report,
}

struct Session {
    decoding: Decoding,
    path: JsonPath,
    refused: Option<ConstraintError>,
    failure: Option<Failure>,
    violations: Vec<Violation>,
}

/// What a second pass has found.
pub(super) struct Findings {
    pub(super) failure: Option<Failure>,
    pub(super) violations: Vec<Violation>,
}

/// Runs `pass` with a session of its own. A session around it, if any, is back afterwards, also when `pass` panics.
pub(super) fn run<T>(decoding: Decoding, pass: impl FnOnce() -> T) -> (T, Findings) {
    struct Restore(Option<Session>);
    impl Drop for Restore {
        fn drop(&mut self) {
            SESSION.set(self.0.take());
        }
    }
    let (path, violations) = (JsonPath::default(), Vec::new());
    let restore = Restore(SESSION.replace(Some(Session { decoding, path, refused: None, failure: None, violations })));
    let value = pass();
    let session = SESSION.take();
    drop(restore);
    let (failure, violations) = session.map_or((None, Vec::new()), |session| (session.failure, session.violations));
    (value, Findings { failure, violations })
}

/// Runs a first pass over a response, which must not report to the second pass of a document that it may be a part of.
pub(super) fn first<T>(pass: impl FnOnce() -> T) -> T {
    struct Restore(bool);
    impl Drop for Restore {
        fn drop(&mut self) {
            IS_RESPONSE.set(self.0);
        }
    }
    let _restore = Restore(IS_RESPONSE.replace(true));
    if decoding().is_none() { pass() } else { run(Decoding::Strict, pass).0 }
}

/// Whether the property `name` of the present object may be missing, although every response has it; in report mode that
/// is listed.
#[cold]
pub(super) fn passes_over_missing(name: &str) -> bool {
    let decoding = with(|session| {
        if session.decoding == Decoding::Report {
            let mut path = session.path.clone();
            path.push(Step::Member(name.to_owned()));
            let (message, left_out) = (format!("missing field `{name}`"), path.clone());
            let failure = Failure { path, json: String::new(), constraint: None, message };
            session.violations.push(Violation::new(failure, left_out, ""));
        }
        session.decoding
    });
    match decoding {
        Some(decoding) => decoding == Decoding::Report,
        None => !IS_RESPONSE.get(),
    }
}

/// Turns a typed refusal into the error of a deserializer, and keeps it for the second pass if there is one.
#[cold]
pub fn refuse<E: Error>(error: ConstraintError) -> E {
    let message = E::custom(&error);
    with(|session| session.refused = Some(error));
    message
}

/// Whether a second pass is under way, and if so of which kind.
pub(super) fn decoding() -> Option<Decoding> {
    with(|session| session.decoding)
}

/// How deep the second pass is.
pub(super) fn depth() -> usize {
    with(|session| session.path.steps().len()).unwrap_or_default()
}

/// Goes one step down for `read`. When that fails and nothing below has, the failure is here: at the step, with `json`.
/// When it succeeds, what failed below was dealt with.
pub(super) fn step<T>(
    step: Step,
    json: &str,
    read: impl FnOnce() -> Result<T, serde_json::Error>,
) -> Result<T, serde_json::Error> {
    enter(step);
    let result = here(json, read);
    leave();
    result
}

/// As [`step`], for the value at the present place.
pub(super) fn here<T>(json: &str, read: impl FnOnce() -> Result<T, serde_json::Error>) -> Result<T, serde_json::Error> {
    forget_refusal();
    let result = read();
    note(json, result.as_ref().err());
    result
}

// What does not depend on the type that is read is done by functions, which are compiled once.

fn enter(step: Step) {
    with(|session| session.path.push(step));
}

fn leave() {
    with(|session| session.path.pop());
}

fn forget_refusal() {
    with(|session| session.refused = None);
}

fn note(json: &str, error: Option<&serde_json::Error>) {
    with(|session| match error {
        None => session.failure = None,
        Some(error) if session.failure.is_none() => {
            let (path, constraint) = (session.path.clone(), session.refused.take());
            session.failure = Some(Failure { path, json: json.to_owned(), constraint, message: message(error) });
        }
        Some(_) => {}
    });
}

/// Lists the last failure as the reason why the value one `step` down, whose text is `json`, is left out.
pub(super) fn leave_out(step: Step, json: &str) {
    with(|session| {
        if let Some(failure) = session.failure.take() {
            let mut left_out = session.path.clone();
            left_out.push(step);
            session.violations.push(Violation::new(failure, left_out, json));
        }
    });
}

fn with<T>(action: impl FnOnce(&mut Session) -> T) -> Option<T> {
    SESSION.with_borrow_mut(|session| session.as_mut().map(action))
}

/// The words of a serde_json error without " at line 1 column 2", which means nothing for a text read on its own.
pub(super) fn message(error: &serde_json::Error) -> String {
    let mut message = error.to_string();
    let place = format!(" at line {} column {}", error.line(), error.column());
    if message.ends_with(&place) {
        message.truncate(message.len() - place.len());
    }
    message
}
