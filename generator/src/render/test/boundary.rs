//! Tests of what each type accepts and refuses, in a file for each folder of specs.

mod number;
mod text;
mod word;

use super::super::doc;
use super::place;
use super::suite::{self, TestFile};
use crate::model::{Api, Definition, ModuleName, Shape};
use heck::ToSnakeCase;
use quote::quote;
use rayon::prelude::*;

/// A module for each folder of specs that has such types, and one for the formats of the whole crate.
pub(super) fn render(api: &Api) -> Vec<suite::Module> {
    let formats: Vec<&Definition> = api.formats.iter().collect();
    let of_formats = module(api, "format", "the formats that specs name", "the formats of the whole crate", &formats);
    let of_folders = api.modules.par_iter().filter_map(|folder| {
        let definitions: Vec<&Definition> = folder.types.iter().map(|id| &api[*id]).collect();
        let of = match &folder.service {
            Some(service) => format!("{}, api-version `{}`", doc::text(&service.title).join(" "), service.api_version),
            None => format!("`{}`, which services share", folder.folder),
        };
        module(api, &place::stem(folder), &format!("specs/{}", folder.folder), &of, &definitions)
    });
    of_formats.into_iter().chain(of_folders.collect::<Vec<_>>()).collect()
}

/// A file with a test for each type that has bounds.
fn module(api: &Api, name: &str, origin: &str, of: &str, definitions: &[&Definition]) -> Option<suite::Module> {
    let mut test = TestFile::new(format!("tests/boundaries/{name}.rs"), origin, "boundary.rs");
    test.file.doc([format!("The types of {of}.")]);
    let tested = definitions.iter().filter(|definition| of_type(api, definition, &mut test)).count();
    (tested > 0).then(|| suite::Module::new(name.to_owned(), vec![test]))
}

/// Adds the test of a type; `false` where the type has no bounds.
///
/// ```ignore
/// /// A number from 0 to 100.
/// #[test]
/// fn percent_complete() {
///     Numbers { accepted: &["0", "100"], refused: &["-1", "101"], same: None }.check::<PercentComplete>();
/// }
/// ```
fn of_type(api: &Api, definition: &Definition, test: &mut TestFile) -> bool {
    let Definition { module, name, shape, .. } = definition;
    let named = |test: &mut TestFile| place::definition(api, module, name.as_str(), &mut test.file);
    let (rule, body) = match shape {
        Shape::Text(textual) => {
            let name = named(test);
            (textual.requirement.clone(), text::body(textual, &name, test))
        }
        Shape::Number(numeric) => {
            let name = named(test);
            (numeric.requirement(), number::body(numeric, &name, test))
        }
        Shape::Enum(enumeration) => {
            let name = named(test);
            if enumeration.values.iter().any(|value| value.doc.deprecated.is_some()) {
                test.file.imports().deprecated();
            }
            ("one of the listed values".to_owned(), word::body(enumeration, &name, test))
        }
        Shape::Struct(_) | Shape::Union(_) | Shape::Collection(_) | Shape::Alias(_) => return false,
    };
    if definition.doc.deprecated.is_some() {
        test.file.imports().deprecated();
    }
    let function = match module.is_empty() {
        true => ModuleName::new(name.as_str().to_snake_case()),
        false => definition.file.clone(),
    };
    let docs = doc::attributes(&[format!("{}: {rule}.", doc::code(name.as_str()))]);
    test.file.item(quote! {
        #docs
        #[test]
        fn #function() {
            #body
        }
    });
    true
}
