//! Types that nest deeper than clippy likes, which are as deep as the documentation has them: the items that have some say so. Never changes a
//! type.

use proc_macro2::TokenStream;
use syn::punctuated::Punctuated;
use syn::{
    Attribute, Fields, GenericArgument, ImplItem, Item, Path, PathArguments, ReturnType, Signature, Token, Type,
    parse_quote,
};

/// What clippy's `type_complexity` lets pass.
pub(super) const THRESHOLD: usize = 250;

/// Tells clippy of the items that have a type above the threshold.
pub(super) fn expect(items: &mut [Item]) {
    for item in items {
        match item {
            Item::Struct(item) => mark(&mut item.attrs, of_fields(&item.fields)),
            Item::Enum(item) => {
                let most = item.variants.iter().map(|variant| of_fields(&variant.fields)).max();
                mark(&mut item.attrs, most.unwrap_or(0));
            }
            Item::Fn(item) => mark(&mut item.attrs, of_signature(&item.sig)),
            Item::Impl(item) if item.trait_.is_none() => {
                for member in &mut item.items {
                    if let ImplItem::Fn(function) = member {
                        mark(&mut function.attrs, of_signature(&function.sig));
                    }
                }
            }
            _ => {}
        }
    }
}

/// Whether a function that takes this type says so, which a row of a macro cannot.
pub(crate) fn is_above_threshold(ty: &TokenStream) -> bool {
    syn::parse2(ty.clone()).is_ok_and(|ty| complexity(&ty, 1) > THRESHOLD)
}

fn mark(attributes: &mut Vec<Attribute>, complexity: usize) {
    if complexity > THRESHOLD {
        attributes.push(parse_quote! {
            #[expect(clippy::type_complexity, reason = "it nests as deep as the documentation has it")]
        });
    }
}

fn of_fields(fields: &Fields) -> usize {
    fields.iter().map(|field| complexity(&field.ty, 1)).max().unwrap_or(0)
}

fn of_signature(signature: &Signature) -> usize {
    let arguments = signature.inputs.iter().filter_map(|argument| match argument {
        syn::FnArg::Typed(typed) => Some(complexity(&typed.ty, 1)),
        syn::FnArg::Receiver(_) => None,
    });
    // What an `async fn` returns is a future, whose type nobody has written: clippy passes over it.
    let output = match &signature.output {
        ReturnType::Type(_, ty) if signature.asyncness.is_none() => complexity(ty, 1),
        ReturnType::Type(..) | ReturnType::Default => 0,
    };
    arguments.chain([output]).max().unwrap_or(0)
}

/// How complex a type is as clippy reckons: what nests deeper counts for more.
fn complexity(ty: &Type, depth: usize) -> usize {
    match ty {
        Type::Reference(reference) => depth + complexity(&reference.elem, depth),
        Type::Path(path) => 10 * depth + of_path(&path.path, depth + 1),
        Type::Slice(slice) => 10 * depth + complexity(&slice.elem, depth + 1),
        Type::Array(array) => 10 * depth + complexity(&array.elem, depth + 1),
        Type::Tuple(tuple) => 10 * depth + tuple.elems.iter().map(|ty| complexity(ty, depth + 1)).sum::<usize>(),
        // An argument `impl Into<T>` is a parameter of the function.
        Type::ImplTrait(_) => 10 * depth,
        _ => 0,
    }
}

fn of_path(path: &Path, depth: usize) -> usize {
    let arguments = path.segments.iter().filter_map(|segment| match &segment.arguments {
        PathArguments::AngleBracketed(arguments) => Some(&arguments.args),
        PathArguments::None | PathArguments::Parenthesized(_) => None,
    });
    let of_arguments = |arguments: &Punctuated<GenericArgument, Token![,]>| -> usize {
        let of_one = |argument: &GenericArgument| match argument {
            GenericArgument::Type(ty) => complexity(ty, depth),
            _ => 0,
        };
        arguments.iter().map(of_one).sum()
    };
    arguments.map(of_arguments).sum()
}
