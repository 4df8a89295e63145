//! The tests that are emitted with the crate, from the same model as the code they test; never a copy of its logic.

mod behaviour;
mod boundary;
mod call;
mod example;
mod place;
mod sample;
mod subject;
mod suite;
mod value;
mod written;

pub(super) use call::{Called, Given, endpoint};
pub(super) use example::{name as example_name, response_bytes};

use super::runtime;
use crate::model::Api;
use crate::output::DraftFile;
use std::collections::BTreeSet;
use suite::{Suite, Tested};

/// The files below `tests`, and the parts of the test support that they call.
pub(super) fn render(api: &Api) -> Vec<DraftFile> {
    let library = place::library(&api.krate);
    let suite = |name, doc, of| Suite { name, doc, library: &library, of };
    let suites = [
        (suite("boundaries", BOUNDARIES, Tested::Types), boundary::render(api)),
        (suite("behaviour", BEHAVIOUR, Tested::Clients), behaviour::render(api)),
        (suite("examples", EXAMPLES, Tested::Clients), example::render(api)),
    ];
    let (mut files, mut parts) = (Vec::new(), BTreeSet::new());
    for (suite, modules) in suites {
        let (own, called) = suite.render(modules);
        files.extend(own);
        parts.extend(called);
    }
    files.extend(runtime::support(&parts));
    files
}

const BOUNDARIES: &[&str] =
    &["What each type accepts and rejects: values at its bounds, just beyond them, and with a single mistake."];
const BEHAVIOUR: &[&str] =
    &["What each operation sends, which responses it accepts, how it reads errors, and how it polls."];
const EXAMPLES: &[&str] = &[
    "The documented examples: each request as it is documented, and each response decoded and encoded again.",
    "",
    "With `<PACKAGE>_TEST_SERVER=http://127.0.0.1:4010`, the same requests are sent to that server.",
];
