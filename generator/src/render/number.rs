//! Numbers with their own type.

use super::doc;
use super::file::File;
use crate::model::{Bound, Decimal, Definition, NumberForm, Numeric, NumericKind};
use proc_macro2::{Literal, TokenStream};
use quote::quote;

/// ```ignore
/// /// How much of the operation is done, in percent.
/// #[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
/// pub struct PercentComplete(Number);
///
/// impl PercentComplete {
///     const RULES: NumberRules = NumberRules { .. };
/// }
///
/// number_newtype!(PercentComplete);
/// ```
pub(super) fn render(definition: &Definition, numeric: &Numeric, file: &mut File) {
    let Definition { name, .. } = definition;
    let requirement = &numeric.requirement;
    let form = if numeric.form == NumberForm::Text { ", a string in JSON" } else { "" };
    let docs = doc::definition(definition, vec![format!("Constraint: {requirement}{form}.")]);
    let Parts { held, copy, macro_call, rules, values } = parts(name.as_str(), numeric, file);
    let derive = if copy {
        quote!(#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)])
    } else {
        quote!(#[derive(Clone, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)])
    };
    let type_name = name.as_str();
    file.item(quote! {
        #docs
        #derive
        pub struct #name(#held);
    });
    file.item(quote! {
        impl #name {
            const RULES: #rules = #rules {
                type_name: #type_name,
                requirement: #requirement,
                #values
            };
        }
    });
    file.item(macro_call);
}

struct Parts {
    held: TokenStream,
    copy: bool,
    macro_call: TokenStream,
    rules: TokenStream,
    values: TokenStream,
}

fn parts(name: &str, numeric: &Numeric, file: &mut File) -> Parts {
    let ident = crate::model::TypeName::new(name);
    let Numeric { kind, form, minimum, maximum, multiple_of, requirement: _ } = numeric;
    let text = (*form == NumberForm::Text).then(|| quote!(, text));
    match kind {
        NumericKind::Int32 | NumericKind::Int64 => {
            let held = if *kind == NumericKind::Int32 { quote!(i32) } else { quote!(i64) };
            let newtype = file.import("crate::runtime::integer", "integer_newtype");
            let (min, max) = (whole(minimum.as_ref(), true), whole(maximum.as_ref(), false));
            let step = multiple_of.and_then(Decimal::to_i64).map(Literal::i64_unsuffixed);
            let step = option(step.map(|step| quote!(#step)));
            Parts {
                macro_call: quote!(#newtype!(#ident, #held #text);),
                held,
                copy: true,
                rules: file.import("crate::runtime::integer", "IntegerRules"),
                values: quote!(minimum: #min, maximum: #max, multiple_of: #step,),
            }
        }
        NumericKind::Number => {
            let newtype = file.import("crate::runtime::number_rules", "number_newtype");
            let (min, max) = (bound(minimum.as_ref(), file), bound(maximum.as_ref(), file));
            let step = option(multiple_of.map(float));
            Parts {
                macro_call: quote!(#newtype!(#ident #text);),
                held: file.import("crate::runtime::number", "Number"),
                copy: true,
                rules: file.import("crate::runtime::number_rules", "NumberRules"),
                values: quote!(minimum: #min, maximum: #max, multiple_of: #step,),
            }
        }
        NumericKind::Decimal => {
            let newtype = file.import("crate::runtime::decimal_rules", "decimal_newtype");
            let (min, max) = (decimal(minimum.as_ref(), file), decimal(maximum.as_ref(), file));
            let step = option(multiple_of.map(|step| {
                let step = step.to_string();
                quote!(#step)
            }));
            Parts {
                macro_call: quote!(#newtype!(#ident #text);),
                held: file.import("crate::runtime::decimal", "Decimal"),
                copy: false,
                rules: file.import("crate::runtime::decimal_rules", "DecimalRules"),
                values: quote!(minimum: #min, maximum: #max, multiple_of: #step,),
            }
        }
    }
}

fn option(value: Option<TokenStream>) -> TokenStream {
    match value {
        None => quote!(None),
        Some(value) => quote!(Some(#value)),
    }
}

/// A bound on whole numbers as the inclusive one beside it.
fn whole(bound: Option<&Bound>, lower: bool) -> TokenStream {
    option(bound.and_then(|bound| inclusive(bound, lower)).map(|value| {
        let value = Literal::i64_unsuffixed(value);
        quote!(#value)
    }))
}

/// The outermost whole number inside a bound; `None` where it is beyond 64 bits and so no bound at all.
pub(super) fn inclusive(bound: &Bound, lower: bool) -> Option<i64> {
    match bound.value.to_i64() {
        Some(value) if !bound.exclusive => Some(value),
        Some(value) if lower => value.checked_add(1),
        Some(value) => value.checked_sub(1),
        None => {
            let value = bound.value.to_f64();
            let inside = if lower { value.ceil() } else { value.floor() };
            format!("{inside:.0}").parse().ok()
        }
    }
}

fn float(value: Decimal) -> TokenStream {
    let value = Literal::f64_unsuffixed(value.to_f64());
    quote!(#value)
}

fn bound(bound: Option<&Bound>, file: &mut File) -> TokenStream {
    option(bound.map(|bound| {
        let path = file.import("crate::runtime::number_rules", "Bound");
        let value = float(bound.value);
        if bound.exclusive { quote!(#path::exclusive(#value)) } else { quote!(#path::inclusive(#value)) }
    }))
}

fn decimal(bound: Option<&Bound>, file: &mut File) -> TokenStream {
    option(bound.map(|bound| {
        let path = file.import("crate::runtime::decimal_rules", "DecimalBound");
        let value = bound.value.to_string();
        if bound.exclusive { quote!(#path::exclusive(#value)) } else { quote!(#path::inclusive(#value)) }
    }))
}
