//! Numbers with constraints: bounds, multiples and width are one set, and one finding.

use super::comparison::{Comparison, DraftFinding, Subject};
use super::finding::{Detail, Row};
use super::rule::Rule;
use super::set::numerics;
use crate::model::{Bound, Definition, NumberForm, Numeric};
use crate::surface::definition;

impl Comparison<'_> {
    pub(super) fn number(
        &mut self,
        subject: &Subject,
        (old_is, old): (&Definition, &Numeric),
        (new_is, new): (&Definition, &Numeric),
    ) {
        let details = Detail::differing(rows(old), rows(new));
        if details.is_empty() {
            return;
        }
        let relation = numerics(old, new);
        let both = (vec![definition::item(old_is)], vec![definition::item(new_is)]);
        let mut draft = DraftFinding::new(Rule::NumberChanged, subject).both(relation).items(both);
        draft.details = details;
        let upper = |it: &Numeric| it.maximum.as_ref().map(|bound| bound.value.to_f64());
        let percent = matches!((upper(old), upper(new)), (Some(100.0), Some(1.0)) | (Some(1.0), Some(100.0)));
        let hint = percent.then(|| {
            "the unit may have changed, for instance from a fraction to a percentage: the compiler does not warn callers that calculate with it"
                .to_owned()
        });
        self.push(draft.hint(hint));
    }
}

/// What a number must be, key by key.
fn rows(numeric: &Numeric) -> [Row; 5] {
    let Numeric { kind, form, minimum, maximum, multiple_of } = numeric;
    let bound = |bound: &Option<Bound>| {
        bound.map(|it| if it.exclusive { format!("{}, excluded", it.value) } else { it.value.to_string() })
    };
    let in_json = match form {
        NumberForm::Number => "a number",
        NumberForm::Text => "a string",
    };
    [
        ("minimum", bound(minimum)),
        ("maximum", bound(maximum)),
        ("multipleOf", multiple_of.map(|step| step.to_string())),
        ("in JSON", Some(in_json.to_owned())),
        ("held as", Some(format!("{kind:?}"))),
    ]
}
