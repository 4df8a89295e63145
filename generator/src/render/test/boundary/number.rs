//! Numbers: each bound, what is just outside, and the forms that mean the same number.

use super::Case;
use crate::model::{Bound, Decimal, NumberForm, Numeric, NumericKind};
use quote::quote;

pub(super) fn cases(numeric: &Numeric) -> Vec<Case> {
    let mut cases = Vec::new();
    for (end, bound) in [("minimum", &numeric.minimum), ("maximum", &numeric.maximum)] {
        if let Some(bound) = bound {
            cases.extend(around(numeric, end, bound));
        }
    }
    cases.extend(forms(numeric));
    if numeric.kind == NumericKind::Number {
        cases.push(Case::new("is_finite", "Infinities and what is no number are not allowed.", |name| {
            quote! {
                for number in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
                    assert!(#name::try_from(number).is_err(), "{number}");
                }
            }
        }));
    }
    cases
}

fn around(numeric: &Numeric, end: &str, bound: &Bound) -> Vec<Case> {
    let number = bound.value;
    let mut cases = Vec::new();
    let at = number.to_string();
    if numeric.broken(number).is_none() {
        cases.push(Case::new(format!("may_be_its_{end}"), format!("{at} is allowed."), reads(json(numeric, &at))));
    } else if bound.exclusive {
        cases.push(Case::new(
            format!("cannot_be_its_{end}"),
            format!("{at} itself is not allowed."),
            refuses(json(numeric, &at)),
        ));
    }
    if let Some(outside) = outside(numeric.kind, end, number) {
        let doc = format!("{outside} is not allowed.");
        cases.push(Case::new(format!("cannot_be_past_its_{end}"), doc, refuses(json(numeric, &outside))));
    }
    cases
}

/// The number in its form in JSON.
fn json(numeric: &Numeric, number: &str) -> String {
    match numeric.form {
        NumberForm::Number => number.to_owned(),
        NumberForm::Text => format!("\"{number}\""),
    }
}

/// The nearest number past the bound that can be written in the type.
fn outside(kind: NumericKind, end: &str, number: Decimal) -> Option<String> {
    let is_low = end == "minimum";
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

/// A whole number that fits, with and without a point.
fn forms(numeric: &Numeric) -> Option<Case> {
    let ends = [&numeric.minimum, &numeric.maximum].into_iter().flatten().filter_map(|bound| bound.value.to_i64());
    let near = ends.flat_map(|end| [end.saturating_sub(1), end, end.saturating_add(1)]);
    let candidates: Vec<i64> = [10, 1, 0].into_iter().chain(near).collect();
    let whole = candidates.into_iter().find(|number| numeric.broken(Decimal::integer(*number)).is_none())?;
    let (plain, pointed) = (whole.to_string(), format!("{whole}.0"));
    let doc = format!("{plain} and {pointed} are the same number.");
    let (plain, pointed) = (json(numeric, &plain), json(numeric, &pointed));
    Some(Case::new(
        "is_the_same_with_a_point",
        doc,
        move |name| quote!(assert_eq!(reads::<#name>(#plain), reads::<#name>(#pointed));),
    ))
}

fn reads(json: String) -> impl Fn(&proc_macro2::TokenStream) -> proc_macro2::TokenStream + 'static {
    move |name| {
        quote! {
            let number: #name = reads(#json);
            assert_eq!(serde_json::to_string(&number).unwrap(), #json);
        }
    }
}

fn refuses(json: String) -> impl Fn(&proc_macro2::TokenStream) -> proc_macro2::TokenStream + 'static {
    move |name| quote!(does_not_read::<#name>(#json);)
}
