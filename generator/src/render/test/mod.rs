//! The tests that are emitted with the crate, from the same model as the code they judge; never a copy of the code's own ways.

mod behaviour;
mod boundary;
mod call;
mod example;
mod place;
mod sample;
mod subject;
mod suite;
mod value;

use super::runtime;
use crate::model::Api;
use crate::output::Draft;
use std::collections::BTreeSet;
use suite::{Of, Suite};

/// The files below `tests`, and the parts of the test support that they call.
pub(super) fn render(api: &Api) -> Vec<Draft> {
    let library = place::library(&api.krate);
    let suite = |name, doc, of| Suite { name, doc, library: &library, of };
    let suites = [
        (suite("boundaries", BOUNDARIES, Of::Types), boundary::render(api)),
        (suite("behaviour", BEHAVIOUR, Of::Clients), behaviour::render(api)),
        (suite("examples", EXAMPLES, Of::Clients), example::render(api)),
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
    &["What each type accepts and what it refuses: values at its bounds, beside them, and one slip away from them."];
const BEHAVIOUR: &[&str] = &[
    "How each operation is called and what comes back: what is sent where, which answers are refused, how errors are read, what is polled.",
];
const EXAMPLES: &[&str] = &[
    "The documented examples: the request that each one documents, and its answer read and written back.",
    "",
    "Pointed at a server of this machine, `<PACKAGE>_TEST_SERVER=http://127.0.0.1:4010`, the same calls go there.",
];
