//! Lists: how their pages are read.

use super::comparison::{Comparison, Draft, Subject};
use super::effect::Effect;
use super::operation::{self, At};
use super::rule::Rule;
use super::surface::Told;
use crate::model::{ContinuationPlace, NextPage, Page, Paging, Type};

impl Comparison<'_> {
    pub(super) fn paging(&mut self, whole: &Subject, old: At<'_>, new: At<'_>) {
        let before = old.operation.kind.paging().map(|it| Told::new(&self.old_tongue, |name| list(it, name)));
        let after = new.operation.kind.paging().map(|it| Told::new(&self.new_tongue, |name| list(it, name)));
        if before.as_ref().map(|it| &it.meaning) != after.as_ref().map(|it| &it.meaning) {
            let subject = whole.part(whole.name.clone(), "paging");
            let draft = Draft::new(Rule::PagingChanged, &subject)
                .acts(Effect::Incomparable)
                .detail("paging", before.map(|it| it.shown), after.map(|it| it.shown))
                .items(operation::called(&self.old_tongue, old), operation::called(&self.new_tongue, new));
            self.push(draft);
        }
    }
}

fn list(Paging { page, next }: &Paging, name: &dyn Fn(&Type) -> String) -> String {
    match next {
        NextPage::None => words(page, None, name),
        NextPage::Link(link) => words(page, Some(link), name),
        NextPage::Token { place: token, parameter } => {
            format!("{}, the next page by {} in `{parameter}`", words(page, None, name), place(token))
        }
    }
}

/// Pages, and where the link to the next one is.
pub(super) fn words(page: &Page, next_link: Option<&ContinuationPlace>, name: &dyn Fn(&Type) -> String) -> String {
    let Page { model: _, items, item } = page;
    let next = next_link.map(|link| format!(", the next page at {}", place(link))).unwrap_or_default();
    format!("{} from `{items}`{next}", name(item))
}

fn place(place: &ContinuationPlace) -> String {
    match place {
        ContinuationPlace::Property(path) => format!("`{path}`"),
        ContinuationPlace::Header(name) => format!("the header `{name}`"),
    }
}
