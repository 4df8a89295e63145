//! Numbers with their own type.

use super::doc;
use super::file::File;
use crate::model::{Bound, Decimal, Definition, NumberForm, Numeric, NumericKind};
use proc_macro2::{Literal, TokenStream};
use quote::{ToTokens, quote};

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
    let requirement = numeric.requirement();
    let Numeric { kind, form, minimum, maximum, multiple_of } = *numeric;
    let (in_json, text) = match form {
        NumberForm::Number => ("", quote!()),
        NumberForm::Text => (", a string in JSON", quote!(, text)),
    };
    let docs = doc::definition(file, definition, vec![format!("Constraint: {requirement}{in_json}.")]);
    let (path, newtype, rules) = match kind {
        NumericKind::Int32 | NumericKind::Int64 => ("crate::runtime::integer", "integer_newtype", "IntegerRules"),
        NumericKind::Number => ("crate::runtime::number_rules", "number_newtype", "NumberRules"),
        NumericKind::Decimal => ("crate::runtime::decimal_rules", "decimal_newtype", "DecimalRules"),
    };
    let (newtype, rules) = (file.import(path, newtype), file.import(path, rules));
    let (held, width, copy) = match kind {
        NumericKind::Int32 => (quote!(i32), quote!(, i32), quote!(Copy,)),
        NumericKind::Int64 => (quote!(i64), quote!(, i64), quote!(Copy,)),
        NumericKind::Number => (file.import("crate::runtime::number", "Number"), quote!(), quote!(Copy,)),
        NumericKind::Decimal => (file.import("crate::runtime::decimal", "Decimal"), quote!(), quote!()),
    };
    let min = minimum.and_then(|bound| end(kind, bound, 1, file)).into_iter();
    let max = maximum.and_then(|bound| end(kind, bound, -1, file)).into_iter();
    let step = multiple_of.and_then(|step| literal(kind, step)).into_iter();
    let type_name = name.as_str();
    file.item(quote! {
        #docs
        #[derive(Clone, #copy Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
        pub struct #name(#held);
    });
    file.item(quote! {
        impl #name {
            const RULES: #rules = #rules::new(#type_name, #requirement)
                #(.minimum(#min))*
                #(.maximum(#max))*
                #(.multiple_of(#step))*;
        }
    });
    file.item(quote!(#newtype!(#name #width #text);));
}

/// A number as the rules of its kind have it; `None` for one that is beyond all values of the kind.
fn literal(kind: NumericKind, value: Decimal) -> Option<TokenStream> {
    Some(match kind {
        NumericKind::Int32 | NumericKind::Int64 => Literal::i64_unsuffixed(value.to_i64()?).into_token_stream(),
        NumericKind::Number => Literal::f64_unsuffixed(value.to_f64()).into_token_stream(),
        NumericKind::Decimal => value.to_string().into_token_stream(),
    })
}

/// An end of a range as the rules of its kind have it; `inward` is the direction in which the range lies.
fn end(kind: NumericKind, bound: Bound, inward: i64, file: &mut File) -> Option<TokenStream> {
    let path = match kind {
        NumericKind::Int32 | NumericKind::Int64 => return literal(kind, Decimal::integer(outermost(bound, inward)?)),
        NumericKind::Number => file.import("crate::runtime::number_rules", "Bound"),
        NumericKind::Decimal => file.import("crate::runtime::decimal_rules", "DecimalBound"),
    };
    let value = literal(kind, bound.value)?;
    let written = (kind == NumericKind::Number && !is_double(bound.value)).then(|| {
        let text = bound.value.to_string();
        quote!(.written(#text))
    });
    Some(if bound.exclusive {
        quote!(#path::exclusive(#value) #written)
    } else {
        quote!(#path::inclusive(#value) #written)
    })
}

/// Whether the number is what its nearest double is written as.
fn is_double(value: Decimal) -> bool {
    Decimal::parse(&value.to_f64().to_string()) == Some(value)
}

/// The outermost whole number inside a bound; `None` where it is beyond 64 bits and so no bound at all.
fn outermost(bound: Bound, inward: i64) -> Option<i64> {
    match bound.value.to_i64() {
        Some(value) if bound.exclusive => value.checked_add(inward),
        Some(value) => Some(value),
        None => {
            let value = bound.value.to_f64();
            let inside = if inward > 0 { value.ceil() } else { value.floor() };
            format!("{inside:.0}").parse().ok()
        }
    }
}
