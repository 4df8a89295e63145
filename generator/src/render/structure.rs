//! Objects with named properties.

use super::file::File;
use super::ty;
use super::{debug, doc};
use crate::model::{
    Access, Api, Definition, Field, FieldName, Presence, Reach, Reading, Scalar, Shape, Struct, Type, TypeName, Wrapper,
};
use crate::surface::field;
use heck::ToUpperCamelCase;
use proc_macro2::TokenStream;
use quote::quote;

/// ```ignore
/// /// Where a long-running operation stands.
/// #[derive(Clone, Debug, PartialEq, serde::Serialize)]
/// #[non_exhaustive]
/// pub struct OperationStatus {
///     /// The full id of this status.
///     pub id: String,
///     /// When the operation began.
///     #[serde(rename = "startTime", skip_serializing_if = "Option::is_none")]
///     pub start_time: Option<DateTime>,
/// }
///
/// impl OperationStatus {
///     /// Creates a value from its required properties.
///     pub fn new(id: impl Into<String>) -> Self { .. }
///
///     setters!(match Self { with_start_time => start_time as DateTime });
/// }
///
/// object!(match OperationStatus {
///     "id" => required(id),
///     "startTime" => optional(start_time),
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
    let debug = debug::render(api, definition, structure, file);
    let derived = debug.is_none().then(|| quote!(Debug,));
    file.item(quote! {
        #docs
        #[derive(Clone, #derived #default PartialEq, serde::Serialize)]
        #[non_exhaustive]
        pub struct #name {
            #(#declared)*
            #declared_extra
        }
    });
    let deprecated = expects_deprecated(fields, "it sets a deprecated property");
    let constructor = constructor(&parts, extra.as_ref().map(|_| additional_name), deprecated.as_ref());
    let setters = setters(&parts, file);
    let extra_setter = extra.as_ref().map(|(_, setter)| setter);
    file.item(quote! {
        impl #name {
            #constructor
            #setters
            #extra_setter
        }
    });
    if let Some(debug) = debug {
        file.item(debug);
    }
    let reading = reading(api, definition, structure, file);
    file.item(reading);
    for declared in parts.into_iter().filter_map(|part| part.declares) {
        file.item(declared);
    }
}

/// How the struct is read: each property by its name.
fn reading(api: &Api, definition: &Definition, structure: &Struct, file: &mut File) -> TokenStream {
    let Definition { name, reach, .. } = definition;
    let Struct { fields, additional, additional_name, discriminator, merge_patch: _ } = structure;
    let object = file.import("crate::runtime::object", "object");
    let arms = fields.iter().map(|field| {
        let Field { wire, name, ty, presence, constant, .. } = field;
        let mode = match field.reading() {
            Reading::Required => quote!(required),
            Reading::Responded if reach.response => quote!(responded),
            Reading::Responded | Reading::Optional => quote!(optional),
        };
        let reader = match structure.wrapper(*presence) {
            _ if constant.is_some() => {
                let literal = literal_name(definition, field);
                Some(quote!(, constant::Read<#literal>))
            }
            // `null` is a value like any other.
            Wrapper::Option if *presence == Presence::Optional && ty::is_any(api, ty) => Some(quote!(, object::Kept)),
            Wrapper::None | Wrapper::Option | Wrapper::Patch => ty::reader(api, ty),
        };
        quote!(#wire => #mode(#name #reader),)
    });
    let others = additional.as_ref().map(|ty| {
        let reader = ty::reader(api, ty);
        let except = discriminator.as_ref().map(|tag| quote!(except #tag));
        quote!(_ => others(#additional_name #reader) #except,)
    });
    let deprecated = expects_deprecated(fields, "it reads a deprecated property");
    quote!(#object!(#deprecated match #name { #(#arms)* #others });)
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
    /// What declares how it is written, where that is not the type's own way.
    declares: Option<TokenStream>,
    declaration: TokenStream,
    /// The constructor's argument and the field's value made of it, where the field is always there.
    argument: Option<(TokenStream, TokenStream)>,
    setter: Option<Setter>,
}

/// How a property is set.
enum Setter {
    /// As most are: a row for the macro that writes them.
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
    lines.extend(remarks(field));
    let docs = doc::attributes(&lines);
    let deprecation = doc::deprecation(doc);
    let written = match constant {
        Some(value) => Some(literal(api, definition, field, value, file)),
        None => field.is_required_to_send().then(|| required(definition, field, file)),
    };
    let (writer, declares) = written.unzip();
    let serde = attributes(field, held, writer.as_deref(), definition.reach);
    let declaration = quote! {
        #docs
        #deprecation
        #serde
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

fn remarks(field: &Field) -> Vec<String> {
    let Field { access, default, constant, .. } = field;
    let mut remarks = Vec::new();
    let mut remark = |text: String| remarks.extend([String::new(), text]);
    match access {
        Access::ReadWrite => {}
        Access::ReadOnly => remark("Set only by the service; never sent.".to_owned()),
        Access::WriteOnly if field.is_required_to_send() => {
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

fn attributes(field: &Field, held: Wrapper, writer: Option<&str>, reach: Reach) -> Option<TokenStream> {
    let Field { wire, name, presence, access, .. } = field;
    let mut parts = Vec::new();
    if wire != name.as_str() {
        parts.push(quote!(rename = #wire));
    }
    parts.extend(writer.map(|writer| quote!(serialize_with = #writer)));
    match held {
        Wrapper::Option if field.is_required_to_send() => {
            parts.push(quote!(skip_serializing_if = "crate::runtime::sending::is_skipped"));
        }
        Wrapper::Option if *presence != Presence::RequiredNullable => {
            parts.push(quote!(skip_serializing_if = "Option::is_none"));
        }
        Wrapper::Patch => parts.push(quote!(skip_serializing_if = "Patch::is_absent")),
        Wrapper::None | Wrapper::Option => {}
    }
    if reach.request && *access == Access::ReadOnly {
        parts.push(quote!(skip_serializing));
    }
    (!parts.is_empty()).then(|| quote!(#[serde(#(#parts),*)]))
}

fn literal_name(definition: &Definition, field: &Field) -> TypeName {
    TypeName::new(format!("{}{}Constant", definition.name, field.name.as_str().to_upper_camel_case()))
}

/// What writes the only value of a field, and the declaration of that value.
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
) -> (String, TokenStream) {
    let Field { wire, ty, .. } = field;
    let literal = literal_name(definition, field);
    file.imports().reserve(literal.as_str());
    let make = file.import("crate::runtime::constant", "constant");
    let secret = is_secret(api, ty).then(|| quote!(, secret));
    let of = ty::render(ty, file.imports());
    let of = if ty::is_plain_number(api, ty) { quote!(crate::runtime::plain_number::Plain<#of>) } else { of };
    let json = super::literal::text(&value.to_string());
    let declared = quote!(#make!(#literal, #wire, #of, #json #secret););
    (format!("crate::runtime::constant::Fixed::<{literal}>::serialize"), declared)
}

/// What writes a field that every request must have, and the declaration of that.
///
/// ```ignore
/// required!(LoginPasswordRequired, "password");
/// ```
fn required(definition: &Definition, field: &Field, file: &mut File) -> (String, TokenStream) {
    let Field { wire, name, .. } = field;
    let property = TypeName::new(format!("{}{}Required", definition.name, name.as_str().to_upper_camel_case()));
    file.imports().reserve(property.as_str());
    let make = file.import("crate::runtime::sending", "required");
    (format!("crate::runtime::sending::Required::<{property}>::serialize"), quote!(#make!(#property, #wire);))
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
    match (ty, held) {
        _ if constant.is_some() => quote!(#name),
        (Type::Scalar(Scalar::Text) | Type::Any, Wrapper::None) => quote!(#name: #name.into()),
        (Type::Named(reference), Wrapper::None) if reference.boxed => quote!(#name: Box::new(#name)),
        _ => quote!(#name),
    }
}

fn setter(field: &Field, taken: &TokenStream, held: Wrapper) -> Setter {
    let Field { name, doc, ty, constant, .. } = field;
    let method = name.prefixed("with_");
    let given = match (ty, held) {
        (_, Wrapper::None | Wrapper::Option) if doc.deprecated.is_none() => {
            return Setter::Row(quote!(#method => #name as #taken));
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

/// The setters, those that are alike in one call of the macro.
fn setters(parts: &[FieldTokens<'_>], file: &mut File) -> TokenStream {
    let (mut rows, mut methods) = (Vec::new(), Vec::new());
    for part in parts {
        match &part.setter {
            Some(Setter::Row(row)) => rows.push(row),
            Some(Setter::Method(method)) => methods.push(method),
            None => {}
        }
    }
    let macro_call = (!rows.is_empty()).then(|| {
        let setters = file.import("crate::runtime::setters", "setters");
        quote!(#setters!(match Self { #(#rows),* });)
    });
    quote!(#macro_call #(#methods)*)
}

fn extra(ty: &Type, name: &FieldName, file: &mut File) -> (TokenStream, TokenStream) {
    let map = file.import("std::collections", "BTreeMap");
    let item = ty::render(ty, file.imports());
    let method = name.prefixed("with_");
    let docs = doc::attributes(&[format!("Sets `{name}`.")]);
    let declaration = quote! {
        /// The properties that the documentation does not list, by name.
        #[serde(flatten)]
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

fn constructor(parts: &[FieldTokens<'_>], extra: Option<&FieldName>, deprecated: Option<&TokenStream>) -> TokenStream {
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
    let extra = extra.map(|name| quote!(#name: BTreeMap::new(),));
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
