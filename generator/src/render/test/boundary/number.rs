//! Numbers: each bound, what is just outside, and the forms that mean the same number.

use super::super::suite::TestFile;
use crate::model::{Bound, Decimal, NumberForm, NumberRule, Numeric, NumericKind};
use crate::render::literal;
use proc_macro2::TokenStream;
use quote::quote;

/// `numbers::check::<Percent>(&["0", "100"], &["-1", "101"], Some(("10", "10.0")))`
pub(super) fn body(numeric: &Numeric, name: &TokenStream, test: &mut TestFile) -> Vec<TokenStream> {
    let Numeric { kind, form: _, minimum, maximum, multiple_of } = numeric;
    let (mut accepted, mut refused) = (Vec::new(), Vec::new());
    for (end, bound) in [(End::Low, minimum), (End::High, maximum)] {
        if let Some(bound) = bound {
            around(numeric, end, bound, &mut accepted, &mut refused);
        }
    }
    refused.extend(multiple_of.and_then(|step| no_multiple(numeric, step)));
    let texts = |numbers: Vec<String>| numbers.into_iter().map(|number| literal::text(&json(numeric, &number)));
    let (accepted, refused) = (texts(accepted), texts(refused));
    let same = match forms(numeric) {
        Some([plain, pointed]) => {
            let (plain, pointed) = (literal::text(&json(numeric, &plain)), literal::text(&json(numeric, &pointed)));
            quote!(Some((#plain, #pointed)))
        }
        None => quote!(None),
    };
    let finite = (*kind == NumericKind::Number).then(|| {
        let finite = test.part("finite");
        quote!(#finite::only::<#name>())
    });
    let numbers = test.part("numbers");
    let check = quote!(#numbers::check::<#name>(&[#(#accepted),*], &[#(#refused),*], #same));
    std::iter::once(check).chain(finite).collect()
}

/// An end of a range.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum End {
    Low,
    High,
}

/// The bound itself, and what is just past it.
fn around(numeric: &Numeric, end: End, bound: &Bound, accepted: &mut Vec<String>, refused: &mut Vec<String>) {
    let number = bound.value;
    if numeric.broken(number).is_none() {
        accepted.push(number.to_string());
    } else if bound.exclusive {
        refused.push(number.to_string());
    }
    refused.extend(outside(numeric.kind, end, number));
}

/// A number that breaks nothing but `multipleOf`.
fn no_multiple(numeric: &Numeric, step: Decimal) -> Option<String> {
    let ends = [&numeric.minimum, &numeric.maximum].into_iter().flatten().map(|bound| bound.value).chain([step]);
    let beside = |end: Decimal| {
        let text = end.to_string();
        let more = if text.contains('.') { text + "5" } else { text + ".5" };
        let whole = end.to_i64().into_iter().flat_map(|end| [end.saturating_add(1), end.saturating_sub(1)]);
        Decimal::parse(&more).into_iter().chain(whole.map(Decimal::integer))
    };
    let found = ends.flat_map(beside).find(|number| numeric.broken(*number) == Some(NumberRule::MultipleOf));
    found.map(|number| number.to_string())
}

/// The number in its form in JSON.
fn json(numeric: &Numeric, number: &str) -> String {
    match numeric.form {
        NumberForm::Number => number.to_owned(),
        NumberForm::Text => format!("\"{number}\""),
    }
}

/// The nearest number past the bound that can be written in the type.
fn outside(kind: NumericKind, end: End, number: Decimal) -> Option<String> {
    let is_low = end == End::Low;
    match kind {
        NumericKind::Int32 | NumericKind::Int64 => {
            let whole = number.to_i64()?;
            Some(if is_low { whole.checked_sub(1)? } else { whole.checked_add(1)? }.to_string())
        }
        NumericKind::Number => {
            let float = number.to_f64();
            Some(format!("{:?}", if is_low { float.next_down() } else { float.next_up() }))
        }
        NumericKind::Decimal => {
            let text = number.to_string();
            let tiny = "0".repeat(18) + "1";
            match (text.starts_with('-'), text.contains('.')) {
                (true, has_point) if is_low => Some(format!("{text}{}{tiny}", if has_point { "" } else { "." })),
                (false, has_point) if !is_low => Some(format!("{text}{}{tiny}", if has_point { "" } else { "." })),
                (false, _) if text == "0" => Some(format!("-0.{tiny}")),
                _ => None,
            }
        }
    }
}

/// A whole number that fits, without and with a point.
fn forms(numeric: &Numeric) -> Option<[String; 2]> {
    let ends = [&numeric.minimum, &numeric.maximum].into_iter().flatten().filter_map(|bound| bound.value.to_i64());
    let near = ends.flat_map(|end| [end.saturating_sub(1), end, end.saturating_add(1)]);
    let mut candidates = [10, 1, 0].into_iter().chain(near);
    let whole = candidates.find(|number| numeric.broken(Decimal::integer(*number)).is_none())?;
    Some([whole.to_string(), format!("{whole}.0")])
}
