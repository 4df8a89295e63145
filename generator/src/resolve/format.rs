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
    let known = [
        (Scalar::ArmId, "ArmId", "arm-id", "The id of a Resource Manager resource: an absolute path."),
        (
            Scalar::Uri,
            "Uri",
            "uri",
            "A URI (RFC 3986) with its scheme. It is ASCII: an IRI has its other characters percent-encoded, or its host in Punycode.",
        ),
        (Scalar::Uuid, "Uuid", "uuid", "A UUID (RFC 9562) in the usual form, its letters of either case."),
    ];
    let wanted = known.into_iter().filter(|(scalar, ..)| used.contains(scalar));
    wanted.filter_map(|(scalar, name, format, doc)| definition(b, scalar, name, format, doc)).collect()
}

fn scalars(ty: &Type, used: &mut Vec<Scalar>) {
    match ty {
        Type::Scalar(scalar) => used.push(*scalar),
        Type::List(inner) | Type::Map(inner) | Type::Nullable(inner) => scalars(inner, used),
        Type::Any | Type::Named(_) => {}
    }
}

fn definition(b: &mut Builder<'_>, scalar: Scalar, name: &str, format: &str, doc: &str) -> Option<Definition> {
    let constraints = match scalar {
        Scalar::Uuid => TextConstraints { format: Some(TextFormat::Uuid), ..TextConstraints::default() },
        Scalar::ArmId => TextConstraints { format: Some(TextFormat::ArmId), ..TextConstraints::default() },
        _ => TextConstraints { format: Some(TextFormat::Uri), ..TextConstraints::default() },
    };
    let Set { language, matcher, requirement } =
        text::set(b, constraints).expect("the generator's own formats compile");
    let textual = Textual {
        pattern: None,
        min_length: None,
        max_length: None,
        format: Some(format.to_owned()),
        length_only: false,
        path_segment: false,
        secret: false,
        language,
        matcher: matcher?,
        requirement: if scalar == Scalar::Uri {
            "a URI of RFC 3986, in ASCII and with its scheme".to_owned()
        } else {
            requirement
        },
    };
    Some(Definition {
        id: TypeId::FORMAT,
        name: TypeName::new(name),
        spec_name: format.to_owned(),
        module: Vec::new(),
        file: ModuleName::new("format"),
        doc: Doc { text: doc.to_owned(), deprecated: None },
        pages: Vec::new(),
        reach: Reach::default(),
        formerly: Vec::new(),
        shape: Shape::Text(Box::new(textual)),
    })
}
