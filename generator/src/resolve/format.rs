//! Formats of text that need no constraint beside them: one type each for the whole crate, where anything uses it.

use super::build::{Builder, Set};
use super::text;
use crate::model::{
    Definition, Definitions, Doc, Module, ModuleName, Reach, Scalar, Shape, Textual, Type, TypeId, TypeName,
};
use pattern::{TextConstraints, TextFormat};

pub(super) fn resolve(b: &mut Builder<'_>, types: &Definitions, modules: &[Module]) -> Vec<Definition> {
    let mut used = Vec::new();
    for definition in types.iter() {
        match &definition.shape {
            Shape::Struct(structure) => {
                structure.fields.iter().for_each(|field| scalars(&field.ty, &mut used));
                structure.additional.iter().for_each(|ty| scalars(ty, &mut used));
            }
            Shape::Collection(collection) => scalars(&collection.item, &mut used),
            Shape::Alias(ty) => scalars(ty, &mut used),
            Shape::Text(_) | Shape::Number(_) | Shape::Enum(_) | Shape::Union(_) => {}
        }
    }
    for service in modules.iter().filter_map(|module| module.service.as_ref()) {
        service.parameters.iter().chain(&service.settings).for_each(|parameter| scalars(&parameter.ty, &mut used));
    }
    for used_type in modules.iter().flat_map(Module::operations).flat_map(|it| it.operation.types()) {
        scalars(used_type.ty, &mut used);
    }
    let mut found: Vec<_> = used.into_iter().filter_map(format).collect();
    found.sort_by_key(|format| format.name);
    found.dedup_by_key(|format| format.name);
    found.iter().filter_map(|format| definition(b, format)).collect()
}

/// A format that is a type of the crate.
struct Format {
    name: &'static str,
    word: &'static str,
    doc: &'static str,
    language: TextFormat,
    /// Where it is not what the pattern engine calls it.
    requirement: Option<&'static str>,
}

/// The format that a scalar is a type for.
fn format(scalar: Scalar) -> Option<Format> {
    match scalar {
        Scalar::ArmId => Some(Format {
            name: "ArmId",
            word: "arm-id",
            doc: "The id of a Resource Manager resource: an absolute path.",
            language: TextFormat::ArmId,
            requirement: None,
        }),
        Scalar::Uri => Some(Format {
            name: "Uri",
            word: "uri",
            doc: "A URI (RFC 3986) with its scheme. It is ASCII: an IRI has its other characters percent-encoded, or its host in Punycode.",
            language: TextFormat::Uri,
            requirement: Some("a URI of RFC 3986, in ASCII and with its scheme"),
        }),
        Scalar::Uuid => Some(Format {
            name: "Uuid",
            word: "uuid",
            doc: "A UUID (RFC 9562) in the usual form, its letters of either case.",
            language: TextFormat::Uuid,
            requirement: None,
        }),
        Scalar::Text
        | Scalar::Boolean
        | Scalar::Number(..)
        | Scalar::Date
        | Scalar::DateTime
        | Scalar::DateTimeRfc1123
        | Scalar::Duration
        | Scalar::Bytes
        | Scalar::Base64Url => None,
    }
}

fn scalars(ty: &Type, used: &mut Vec<Scalar>) {
    match ty {
        Type::Scalar(scalar) => used.push(*scalar),
        Type::List(inner) | Type::Map(inner) | Type::Nullable(inner) => scalars(inner, used),
        Type::Any | Type::Named(_) => {}
    }
}

fn definition(b: &mut Builder<'_>, format: &Format) -> Option<Definition> {
    let constraints = TextConstraints { format: Some(format.language), ..TextConstraints::default() };
    let Set { language, matcher, requirement } =
        text::set(b, constraints).expect("the generator's own formats compile");
    let textual = Textual {
        pattern: None,
        min_length: None,
        max_length: None,
        format: Some(format.word.to_owned()),
        length_only: false,
        path_segment: false,
        secret: false,
        language,
        matcher: matcher?,
        requirement: format.requirement.map_or(requirement, str::to_owned),
    };
    Some(Definition {
        id: TypeId::FORMAT,
        name: TypeName::new(format.name),
        spec_name: format.word.to_owned(),
        module: Vec::new(),
        file: ModuleName::new("format"),
        doc: Doc { text: format.doc.to_owned(), deprecated: None },
        pages: Vec::new(),
        reach: Reach::default(),
        formerly: Vec::new(),
        shape: Shape::Text(Box::new(textual)),
    })
}
