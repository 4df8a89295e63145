//! From the model to the files of the crate: one renderer for each construct, each a pure function. Never a look-up in a spec, never a
//! mistake to report: what a renderer needs, the model has.

mod argument;
mod byte_class;
mod client;
mod client_field;
mod client_options;
mod collection;
mod definition;
mod doc;
mod ending;
mod enumeration;
mod fallible;
mod feature;
mod file;
mod finite;
mod group;
mod hidden;
mod krate;
mod layout;
mod license;
mod literal;
mod literals;
mod matcher;
mod mock;
mod module;
mod number;
mod operation;
mod option;
mod path;
mod readme;
mod request;
mod runtime;
mod structure;
mod test;
mod text;
mod ty;
mod union;
mod watch;

pub use byte_class::ByteClasses;
pub use matcher::{MatcherCode, render as matcher_code};

use crate::model::Api;
use crate::output::Package;
use rayon::prelude::*;
use runtime::{Runtime, WithExample};

/// The whole crate.
pub fn package(api: &Api) -> Package {
    let models = api.modules.par_iter().flat_map(|module| {
        layout::files(api, module).into_par_iter().map(move |file| definition::models(api, module, &file))
    });
    let definitions: Vec<_> = models.chain(api.formats.par_iter().map(|it| definition::format(api, it))).collect();
    let mut classes = ByteClasses::default();
    let mut files = Vec::new();
    for (file, used) in definitions {
        classes.merge(used);
        files.push(file);
    }
    let ((modules, tests), (krate, watch)) = rayon::join(
        || {
            let modules = || api.modules.par_iter().flat_map_iter(|module| module::render(api, module));
            rayon::join(|| modules().collect::<Vec<_>>(), || test::render(api))
        },
        || rayon::join(|| krate::render(api, &classes), || watch::render(api)),
    );
    let with_example = if watch.is_some() { WithExample::Yes } else { WithExample::No };
    let runtime = if api.krate.runtime.is_some() { Runtime::Shared } else { Runtime::Embedded };
    files.extend([modules, tests, krate, runtime::files(runtime, with_example)].into_iter().flatten().chain(watch));
    Package::new(files)
}
