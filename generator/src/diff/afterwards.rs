//! What goes on after an answer: polling, started operations, pages.

use super::call;
use super::comparison::{Comparison, Draft, Subject};
use super::effect::Effect;
use super::operation::At;
use super::rule::Rule;
use super::surface::{Item, Tongue, shown};
use crate::model::{Monitor, Operation, Page, PropertyPath, PropertyStep, Start, TokenPlace, Type};

impl Comparison<'_> {
    pub(super) fn afterwards(&mut self, whole: &Subject, old: At<'_>, new: At<'_>) {
        let items = |tongue: &Tongue<'_>, at: At<'_>| -> Vec<Item> {
            let mut items = call::polling(&at.path(), at.operation);
            items.push(call::kind(at.operation));
            items.extend(call::value(tongue, at.operation));
            items
        };
        let before = going_on(old.operation);
        let after = going_on(new.operation);
        if before != after {
            let subject = whole.part(whole.name.clone(), "long-running");
            let draft = Draft::new(Rule::LongRunningChanged, &subject)
                .acts(Effect::Incomparable)
                .detail("long-running", before, after)
                .items(items(&self.old_tongue, old), items(&self.new_tongue, new));
            self.push(draft);
        }
        let (before, after) = (old.operation.page.as_ref().map(paging), new.operation.page.as_ref().map(paging));
        if before != after {
            let subject = whole.part(whole.name.clone(), "paging");
            let draft = Draft::new(Rule::PagingChanged, &subject)
                .acts(Effect::Incomparable)
                .detail("paging", before, after)
                .items(items(&self.old_tongue, old), items(&self.new_tongue, new));
            self.push(draft);
        }
    }
}

fn going_on(operation: &Operation) -> Option<String> {
    let said: Vec<String> =
        operation.monitor.iter().map(monitoring).chain(operation.start.iter().map(starting)).collect();
    (!said.is_empty()).then(|| said.join("; "))
}

fn monitoring(monitor: &Monitor) -> String {
    // Whether the percentage is a whole number is a matter of its property, which is compared where it stands.
    let Monitor { model: _, poll, resume, status, percent, percent_is_whole: _, error } = monitor;
    let mut said = format!("`{poll}` and `{resume}` read the status from `{}`", path(status));
    for (what, at) in [("the percentage", percent), ("the error", error)] {
        if let Some(at) = at {
            said += &format!(", {what} from `{}`", path(at));
        }
    }
    said
}

fn starting(start: &Start) -> String {
    let Start { final_state, result, begin, resume } = start;
    let result = result.as_ref().map_or_else(|| "no result".to_owned(), |result| shown(&Type::Named(result.clone())));
    format!("started; {result} at {final_state:?}, `{begin}` starts it and `{resume}` goes on")
}

fn paging(page: &Page) -> String {
    let Page { model: _, items, item, next_link, token } = page;
    let mut said = format!("{} from `{}`", shown(item), path(items));
    if let Some(link) = next_link {
        said += &format!(", the next page at `{}`", path(link));
    }
    if let Some((token, parameter)) = token {
        let token = match token {
            TokenPlace::Property(token) => format!("`{}`", path(token)),
            TokenPlace::Header(name) => format!("the header `{name}`"),
        };
        said += &format!(", the next page by {token} in `{parameter}`");
    }
    said
}

fn path(path: &PropertyPath) -> String {
    // The types and names on the way are those of the properties, which are compared where they stand.
    let PropertyPath { steps, ty: _ } = path;
    steps.iter().map(|PropertyStep { wire, name: _, optional: _ }| wire.as_str()).collect::<Vec<_>>().join(".")
}
