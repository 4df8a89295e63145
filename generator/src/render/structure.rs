//! Objects with named properties.

use super::file::File;
use super::ty;
use super::{doc, hidden};
use crate::model::{
    Access, Api, Definition, Field, FieldName, Presence, Reading, Scalar, Shape, Struct, Type, TypeName, Wrapper,
};
use crate::output::is_above_threshold;
use crate::surface::field;
use heck::ToUpperCamelCase;
use proc_macro2::TokenStream;
use quote::quote;

/// ```ignore
/// /// Where a long-running operation stands.
/// #[derive(Clone, PartialEq)]
/// #[non_exhaustive]
/// pub struct OperationStatus {
///     /// The full id of this status.
///     pub id: String,
///     /// When the operation began.
///     pub start_time: Option<DateTime>,
/// }
///
/// impl OperationStatus {
///     /// Creates a value from its required properties.
///     pub fn new(id: impl Into<String>) -> Self { .. }
/// }
///
/// object!(match OperationStatus {
///     "id" => required(id),
///     "startTime" => optional(start_time, with_start_time as DateTime),
/// });
/// ```
pub(super) fn render(api: &Api, definition: &Definition, structure: &Struct, file: &mut File) {
    let Definition { name, .. } = definition;
    let Struct { fields, additional, additional_name, discriminator: _, merge_patch: _ } = structure;
    let docs = doc::definition(file, definition, Vec::new());
    let parts: Vec<FieldTokens<'_>> =
        fields.iter().map(|field| part(api, (definition, structure), field, file)).collect();
    let extra = additional.as_ref().map(|ty| extra(ty, additional_name, file));
    let default = parts.iter().all(|part| part.argument.is_none()).then(|| quote!(Default,));
    let declared = parts.iter().map(|part| &part.declaration);
    let declared_extra = extra.as_ref().map(|(declaration, _)| declaration);
    file.item(quote! {
        #docs
        #[derive(Clone, #default PartialEq)]
        #[non_exhaustive]
        pub struct #name {
            #(#declared)*
            #declared_extra
        }
    });
    let deprecated = expects_deprecated(fields, "it sets a deprecated property");
    let no_others = extra.is_some().then(|| {
        let map = file.import("std::collections", "BTreeMap");
        quote!(#additional_name: #map::new(),)
    });
    let constructor = constructor(&parts, no_others, deprecated.as_ref());
    let setters = parts.iter().filter_map(|part| match &part.setter {
        Some(Setter::Method(method)) => Some(method),
        Some(Setter::Row(_)) | None => None,
    });
    let extra_setter = extra.as_ref().map(|(_, setter)| setter);
    file.item(quote! {
        impl #name {
            #constructor
            #(#setters)*
            #extra_setter
        }
    });
    let table = table(api, definition, structure, &parts, file);
    file.item(table);
    for declared in parts.into_iter().filter_map(|part| part.declares) {
        file.item(declared);
    }
}

/// How the struct is read, written, set and shown: a row for each property.
fn table(
    api: &Api,
    definition: &Definition,
    structure: &Struct,
    parts: &[FieldTokens<'_>],
    file: &mut File,
) -> TokenStream {
    let name = &definition.name;
    let Struct { fields, additional, additional_name, discriminator, merge_patch: _ } = structure;
    let object = file.import("crate::runtime::object", "object");
    let rows = fields.iter().zip(parts).map(|(field, part)| {
        let Field { wire, name, .. } = field;
        let mode = mode(definition, field);
        let reader = reader(api, (definition, structure), field).map(|reader| quote!(::<#reader>));
        let setter = match &part.setter {
            Some(Setter::Row(setter)) => Some(quote!(, #setter)),
            Some(Setter::Method(_)) | None => None,
        };
        let sent = sent(definition, field);
        let hidden = hidden::is_hidden(api, field).then(|| quote!(#[hidden]));
        quote!(#hidden #wire => #mode #reader (#name #setter) #sent,)
    });
    let others = additional.as_ref().map(|ty| {
        let reader = ty::reader(api, ty).map(|reader| quote!(, #reader));
        let except = discriminator.as_ref().map(|tag| quote!(except #tag));
        quote!(_ => others(#additional_name #reader) #except,)
    });
    let deprecated = expects_deprecated(fields, "it reads and writes a deprecated property");
    quote!(#object!(#deprecated match #name { #(#rows)* #others });)
}

/// Whether the property must be there.
fn mode(definition: &Definition, field: &Field) -> TokenStream {
    match field.reading() {
        Reading::Required => quote!(required),
        Reading::Responded if definition.reach.response => quote!(responded),
        Reading::Responded | Reading::Optional => quote!(optional),
    }
}

/// What the property is read by, if not by its own type.
fn reader(api: &Api, (definition, structure): (&Definition, &Struct), field: &Field) -> Option<TokenStream> {
    let Field { ty, presence, constant, .. } = field;
    match structure.wrapper(*presence) {
        _ if constant.is_some() => {
            let literal = literal_name(definition, field);
            Some(quote!(constant::Read, #literal))
        }
        // `null` is a value like any other.
        Wrapper::Option if *presence == Presence::Optional && ty::is_any(api, ty) => Some(quote!(object::Kept)),
        Wrapper::None | Wrapper::Option | Wrapper::Patch => ty::reader(api, ty),
    }
}

/// How the property is sent, where that does not follow from whether it must be there.
fn sent(definition: &Definition, field: &Field) -> Option<TokenStream> {
    match field.access {
        Access::ReadOnly if definition.reach.request => Some(quote!(.never_sent())),
        Access::WriteOnly if field.presence == Presence::RequiredNullable => Some(quote!(.always_sent())),
        Access::WriteOnly if definition.must_send(field) => Some(quote!(.required_to_send())),
        Access::ReadOnly | Access::WriteOnly | Access::ReadWrite => None,
    }
}

fn expects_deprecated(fields: &[Field], reason: &str) -> Option<TokenStream> {
    let is_any = fields.iter().any(|field| field.doc.deprecated.is_some());
    is_any.then(|| quote!(#[expect(deprecated, reason = #reason)]))
}

/// What one field adds to the output.
struct FieldTokens<'a> {
    name: &'a FieldName,
    /// The value where it is left out, or the only one it can have.
    absent: TokenStream,
    /// What declares its only value, if it has one.
    declares: Option<TokenStream>,
    declaration: TokenStream,
    /// The constructor's argument and the field's value made of it, where the field is always there.
    argument: Option<(TokenStream, TokenStream)>,
    setter: Option<Setter>,
}

/// How a property is set.
enum Setter {
    /// As most are: a part of the property's row.
    Row(TokenStream),
    Method(TokenStream),
}

fn part<'a>(
    api: &Api,
    (definition, structure): (&Definition, &Struct),
    field: &'a Field,
    file: &mut File,
) -> FieldTokens<'a> {
    let Field { wire, name, doc, presence, constant, .. } = field;
    let held = structure.wrapper(*presence);
    let whole = ty::write(&field::whole(structure, field), file.imports());
    let taken = ty::write(&field::taken(structure, field), file.imports());
    let mut lines = doc::lines(doc, &format!("{} in JSON.", doc::code(wire)));
    lines.extend(remarks(definition, field));
    let docs = doc::attributes(&lines);
    let deprecation = doc::deprecation(doc);
    let declares = constant.as_ref().map(|value| literal(api, definition, field, value, file));
    let declaration = quote! {
        #docs
        #deprecation
        pub #name: #whole,
    };
    let required = field::is_required(field);
    let argument = (required && !field.has_one_value()).then(|| (quote!(#name: #taken), value(field, held)));
    let setter = (!required).then(|| setter(field, &taken, held));
    let absent = match held {
        Wrapper::None => whole,
        Wrapper::Option => quote!(None),
        Wrapper::Patch => quote!(Patch::Absent),
    };
    FieldTokens { name, absent, declares, declaration, argument, setter }
}

fn remarks(definition: &Definition, field: &Field) -> Vec<String> {
    let Field { access, default, constant, .. } = field;
    let mut remarks = Vec::new();
    let mut remark = |text: String| remarks.extend([String::new(), text]);
    match access {
        Access::ReadWrite => {}
        Access::ReadOnly => remark("Set only by the service; never sent.".to_owned()),
        Access::WriteOnly if definition.must_send(field) => {
            remark("Every request must have it, or is not sent; the service never returns it.".to_owned());
        }
        Access::WriteOnly => remark("Only sent in requests; the service never returns it.".to_owned()),
    }
    if let Some(default) = default {
        remark(format!("The service's default is {}.", doc::code(&default.to_string())));
    }
    if let Some(constant) = constant {
        remark(format!("Always {}.", doc::code(&constant.to_string())));
    }
    remarks
}

fn literal_name(definition: &Definition, field: &Field) -> TypeName {
    TypeName::new(format!("{}{}Constant", definition.name, field.name.as_str().to_upper_camel_case()))
}

/// The declaration of the only value of a field.
///
/// ```ignore
/// constant!(ThingKindConstant, "kind", String, r#""thing""#);
/// ```
fn literal(
    api: &Api,
    definition: &Definition,
    field: &Field,
    value: &serde_json::Value,
    file: &mut File,
) -> TokenStream {
    let Field { wire, ty, .. } = field;
    let literal = literal_name(definition, field);
    file.imports().reserve(literal.as_str());
    let make = file.import("crate::runtime::constant", "constant");
    let secret = is_secret(api, ty).then(|| quote!(, secret));
    let of = ty::render(ty, file.imports());
    let of = if ty::is_plain_number(api, ty) { quote!(crate::runtime::plain_number::Plain<#of>) } else { of };
    let json = super::literal::text(&value.to_string());
    quote!(#make!(#literal, #wire, #of, #json #secret);)
}

/// Whether a value of the type must not be shown.
fn is_secret(api: &Api, ty: &Type) -> bool {
    let within = |definition: &Definition| match &definition.shape {
        Shape::Text(textual) => textual.secret,
        Shape::Alias(ty) => is_secret(api, ty),
        Shape::Number(_) | Shape::Enum(_) | Shape::Collection(_) | Shape::Struct(_) | Shape::Union(_) => false,
    };
    ty.references().into_iter().any(|reference| within(&api[reference]))
}

/// The value that is made of what the constructor takes.
fn value(field: &Field, held: Wrapper) -> TokenStream {
    let Field { name, ty, constant, .. } = field;
    if constant.is_some() || held != Wrapper::None {
        return quote!(#name);
    }
    match ty {
        Type::Scalar(Scalar::Text) | Type::Any => quote!(#name: #name.into()),
        Type::Named(reference) if reference.boxed => quote!(#name: Box::new(#name)),
        Type::Scalar(_) | Type::List(_) | Type::Map(_) | Type::Nullable(_) | Type::Named(_) => quote!(#name),
    }
}

fn setter(field: &Field, taken: &TokenStream, held: Wrapper) -> Setter {
    let Field { name, doc, ty, constant, .. } = field;
    let method = name.prefixed("with_");
    let given = match (ty, held) {
        (_, Wrapper::None | Wrapper::Option) if doc.deprecated.is_none() && !is_above_threshold(taken) => {
            return Setter::Row(quote!(#method as #taken));
        }
        (Type::Scalar(Scalar::Text) | Type::Any, Wrapper::None | Wrapper::Option) if constant.is_none() => {
            quote!(Some(#name.into()))
        }
        (Type::Named(reference), Wrapper::None | Wrapper::Option) if reference.boxed => quote!(Some(Box::new(#name))),
        (_, Wrapper::None | Wrapper::Option) => quote!(Some(#name)),
        (Type::Scalar(Scalar::Text) | Type::Any, Wrapper::Patch) if constant.is_none() => {
            quote!(Patch::Value(#name.into()))
        }
        (_, Wrapper::Patch) => quote!(#name.into()),
    };
    let docs = doc::attributes(&[format!("Sets `{name}`.")]);
    let allow =
        doc.deprecated.as_ref().map(|_| quote!(#[expect(deprecated, reason = "it sets a deprecated property")]));
    Setter::Method(quote! {
        #docs
        #allow
        #[must_use]
        pub fn #method(mut self, #name: #taken) -> Self {
            self.#name = #given;
            self
        }
    })
}

fn extra(ty: &Type, name: &FieldName, file: &mut File) -> (TokenStream, TokenStream) {
    let map = file.import("std::collections", "BTreeMap");
    let item = ty::render(ty, file.imports());
    let method = name.prefixed("with_");
    let docs = doc::attributes(&[format!("Sets `{name}`.")]);
    let declaration = quote! {
        /// The properties that the documentation does not list, by name.
        pub #name: #map<String, #item>,
    };
    let setter = quote! {
        #docs
        #[must_use]
        pub fn #method(mut self, #name: #map<String, #item>) -> Self {
            self.#name = #name;
            self
        }
    };
    (declaration, setter)
}

fn constructor(parts: &[FieldTokens<'_>], extra: Option<TokenStream>, deprecated: Option<&TokenStream>) -> TokenStream {
    let arguments: Vec<_> = parts.iter().filter_map(|part| part.argument.as_ref()).collect();
    if arguments.is_empty() {
        return quote! {
            /// Creates an empty value.
            #[must_use]
            pub fn new() -> Self {
                Self::default()
            }
        };
    }
    let many = (arguments.len() > 7)
        .then(|| quote!(#[expect(clippy::too_many_arguments, reason = "all of them are required")]));
    let taken = arguments.iter().map(|(taken, _)| taken);
    let values = parts.iter().map(|part| match &part.argument {
        Some((_, value)) => value.clone(),
        None => {
            let (name, absent) = (part.name, &part.absent);
            quote!(#name: #absent)
        }
    });
    quote! {
        /// Creates a value from its required properties.
        #many
        #deprecated
        #[must_use]
        pub fn new(#(#taken),*) -> Self {
            Self { #(#values,)* #extra }
        }
    }
}
