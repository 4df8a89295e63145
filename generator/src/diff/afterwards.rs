//! What goes on after an answer: polling, started operations, pages.

use super::call;
use super::comparison::{Comparison, Draft, Subject};
use super::effect::Effect;
use super::operation::At;
use super::rule::Rule;
use super::surface::{Item, Tongue, shown};
use crate::model::{FinalState, Monitor, NextPlace, Page, PropertyPath, PropertyStep, Start, Type};

impl Comparison<'_> {
    pub(super) fn afterwards(&mut self, whole: &Subject, old: At<'_>, new: At<'_>) {
        let items = |tongue: &Tongue<'_>, at: At<'_>| -> Vec<Item> {
            let mut items = call::methods(&at.path(), at.operation);
            items.extend(call::kind(tongue, at.operation));
            items.extend(call::value(tongue, at.operation));
            items
        };
        let (before, after) = (going_on(&self.old_tongue, old), going_on(&self.new_tongue, new));
        if before.as_ref().map(|it| &it.meaning) != after.as_ref().map(|it| &it.meaning) {
            let subject = whole.part(whole.name.clone(), "long-running");
            let draft = Draft::new(Rule::LongRunningChanged, &subject)
                .acts(Effect::Incomparable)
                .detail("long-running", before.map(|it| it.shown), after.map(|it| it.shown))
                .items(items(&self.old_tongue, old), items(&self.new_tongue, new));
            self.push(draft);
        }
        let (before, after) = (paging(&self.old_tongue, old), paging(&self.new_tongue, new));
        if before.as_ref().map(|it| &it.meaning) != after.as_ref().map(|it| &it.meaning) {
            let subject = whole.part(whole.name.clone(), "paging");
            let draft = Draft::new(Rule::PagingChanged, &subject)
                .acts(Effect::Incomparable)
                .detail("paging", before.map(|it| it.shown), after.map(|it| it.shown))
                .items(items(&self.old_tongue, old), items(&self.new_tongue, new));
            self.push(draft);
        }
    }
}

/// What goes on, to compare and to be read.
struct Said {
    /// With types as both specs call them.
    meaning: String,
    shown: String,
}

impl Said {
    fn both(said: impl Fn(&dyn Fn(&Type) -> String) -> String, tongue: &Tongue<'_>) -> Self {
        Self { meaning: said(&|ty| tongue.signature(ty)), shown: said(&shown) }
    }
}

fn going_on(tongue: &Tongue<'_>, at: At<'_>) -> Option<Said> {
    let (monitor, start) = (&at.operation.monitor, &at.operation.start);
    let said = |name: &dyn Fn(&Type) -> String| {
        let parts = monitor.iter().map(monitoring).chain(start.iter().map(|start| starting(start, name)));
        parts.collect::<Vec<_>>().join("; ")
    };
    (monitor.is_some() || start.is_some()).then(|| Said::both(said, tongue))
}

fn paging(tongue: &Tongue<'_>, at: At<'_>) -> Option<Said> {
    let page = at.operation.page.as_ref()?;
    Some(Said::both(|name| list(page, name), tongue))
}

fn monitoring(monitor: &Monitor) -> String {
    // The methods are named after the operation, and whether the percentage is a whole number is a matter of its property: both are
    // compared where they stand.
    let Monitor { model: _, poll: _, resume: _, status, percent, percent_is_whole: _, error } = monitor;
    let mut said = format!("the status from `{}`", path(status));
    for (what, at) in [("the percentage", percent), ("the error", error)] {
        if let Some(at) = at {
            said += &format!(", {what} from `{}`", path(at));
        }
    }
    said
}

fn starting(start: &Start, name: &dyn Fn(&Type) -> String) -> String {
    // The methods are named after the operation, which is compared where it stands.
    let Start { final_state, result, begin: _, resume: _ } = start;
    let place = match final_state {
        FinalState::AzureAsyncOperation => "the `Azure-AsyncOperation` header's URL",
        FinalState::OperationLocation => "the `Operation-Location` header's URL",
        FinalState::Location => "the `Location` header's URL",
        FinalState::OriginalUri => "the request's own URL",
    };
    match result {
        Some(result) => format!("started; {} at {place}", name(result)),
        None => format!("started; no result; its end at {place}"),
    }
}

fn list(page: &Page, name: &dyn Fn(&Type) -> String) -> String {
    let Page { model: _, items, item, next_link, token } = page;
    let mut said = format!("{} from `{}`", name(item), path(items));
    if let Some(link) = next_link {
        said += &format!(", the next page at {}", place(link));
    }
    if let Some((token, parameter)) = token {
        said += &format!(", the next page by {} in `{parameter}`", place(token));
    }
    said
}

fn place(place: &NextPlace) -> String {
    match place {
        NextPlace::Property(property) => format!("`{}`", path(property)),
        NextPlace::Header(name) => format!("the header `{name}`"),
    }
}

fn path(path: &PropertyPath) -> String {
    // The types and names on the way are those of the properties, which are compared where they stand.
    let PropertyPath { steps, ty: _ } = path;
    steps.iter().map(|PropertyStep { wire, name: _, optional: _ }| wire.as_str()).collect::<Vec<_>>().join(".")
}
