//! The tests that are emitted with the crate, from the same model as the code they judge; never a copy of the code's own ways.

mod behaviour;
mod boundary;
mod call;
mod example;
mod place;
mod sample;
mod subject;
mod value;

use super::file::File;
use crate::model::{Api, ModuleName};
use crate::output::Draft;
use quote::quote;

/// A module of a test binary.
struct Module {
    name: String,
    /// Its files: path in the package, and text.
    files: Vec<Draft>,
}

/// The files below `tests`.
pub(super) fn render(api: &Api) -> Vec<Draft> {
    let mut files = Vec::new();
    let (types, judges) = boundary::render(api);
    files.extend(suite("boundaries", BOUNDARIES, false, types, judges));
    files.extend(suite("behaviour", BEHAVIOUR, true, behaviour::render(api), quote!()));
    files.extend(suite("examples", EXAMPLES, true, example::render(api), quote!()));
    files
}

const BOUNDARIES: &[&str] =
    &["What each type takes and what it refuses: the values at its bounds, beside them, and one slip away from them."];
const BEHAVIOUR: &[&str] = &[
    "What each operation does beside its documented answer: where it calls, what it refuses, how it fails, how it is polled.",
];
const EXAMPLES: &[&str] = &[
    "The documented examples: the request that each one documents, and its answer read and written back.",
    "",
    "Pointed at a server of this machine, `<PACKAGE>_TEST_SERVER=http://127.0.0.1:4010`, the same calls go there.",
];

/// One test binary: its modules and the file that names them; nothing where there are no modules.
fn suite(name: &str, doc: &[&str], is_client: bool, modules: Vec<Module>, own: proc_macro2::TokenStream) -> Vec<Draft> {
    if modules.is_empty() {
        return Vec::new();
    }
    let mut main = File::new(format!("tests/{name}/main.rs"), "specs", "generator/src/render/test/mod.rs");
    main.doc(doc.iter().map(|line| (*line).to_owned()));
    let names: Vec<_> = modules.iter().map(|module| ModuleName::new(module.name.as_str())).collect();
    if is_client {
        main.item(quote!(#(#[cfg(feature = "client")] mod #names;)*));
        main.item(quote! {
            #[cfg(feature = "client")]
            #[path = "../support/mod.rs"]
            mod support;
        });
    } else {
        main.item(quote!(#(mod #names;)*));
    }
    if !own.is_empty() {
        for item in syn::parse2::<syn::File>(own).expect("functions are items").items {
            main.item(quote!(#item));
        }
    }
    modules.into_iter().flat_map(|module| module.files).chain([main.finish()]).collect()
}
