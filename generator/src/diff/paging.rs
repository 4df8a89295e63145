//! Lists: how their pages are read.

use super::comparison::{Comparison, DraftFinding, Subject};
use super::effect::Effect;
use super::operation;
use super::rule::Rule;
use crate::model::{ContinuationPlace, NextLinkVerb, NextPage, OperationRef, Page, Paging, TokenParameter};
use crate::surface::{RustType, Spelling};

impl Comparison<'_> {
    pub(super) fn paging(&mut self, whole: &Subject, old: OperationRef<'_>, new: OperationRef<'_>) {
        let describe = |at: OperationRef<'_>, spelling| at.operation.kind.paging().map(|paging| list(paging, spelling));
        let [before, after] = self.spellings();
        if describe(old, before) != describe(new, after) {
            let subject = whole.part(whole.name.clone(), "paging");
            let draft = DraftFinding::new(Rule::PagingChanged, &subject)
                .acts(Effect::Incomparable)
                .detail("paging", describe(old, Spelling::Short), describe(new, Spelling::Short))
                .items((operation::called(old), operation::called(new)));
            self.push(draft);
        }
    }
}

fn list(Paging { page, next }: &Paging, spelling: Spelling<'_>) -> String {
    match next {
        NextPage::None => words(page, None, spelling),
        NextPage::Link { place, verb: NextLinkVerb::Get } => words(page, Some(place), spelling),
        NextPage::Link { place, verb: NextLinkVerb::Post } => {
            format!("{}, requested with POST", words(page, Some(place), spelling))
        }
        NextPage::Token { place: token, parameter } => {
            let parameter = match parameter {
                TokenParameter::Query(name) => format!("`{name}`"),
                TokenParameter::Header(name) => format!("the header `{name}`"),
                TokenParameter::Body(path) => format!("the body's `{path}`"),
            };
            format!("{}, the next page by {} in {parameter}", words(page, None, spelling), place(token))
        }
    }
}

/// Pages, and where the link to the next one is.
pub(super) fn words(page: &Page, next_link: Option<&ContinuationPlace>, spelling: Spelling<'_>) -> String {
    let Page { model: _, items, item } = page;
    let next = next_link.map(|link| format!(", the next page at {}", place(link))).unwrap_or_default();
    format!("{} from `{items}`{next}", RustType::from(item).spell(spelling))
}

fn place(place: &ContinuationPlace) -> String {
    match place {
        ContinuationPlace::Property(path) => format!("`{path}`"),
        ContinuationPlace::Header(name) => format!("the header `{name}`"),
    }
}
