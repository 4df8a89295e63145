//! The files that specs are made of: what can be wrong, and the words for it.

use crate::diagnose::words::{Words, say, strings};
use crate::source::Span;

problems! {
    /// The files that specs are made of.
    FileProblem {
        Error Context "unknown-file" Unknown { path: String, meant: Option<String> },
        Error Context "no-crate-file" NoCrate,
        Error Context "models-without-operations" ModelsWithoutOperations,
        Error Local "unknown-folder" UnknownFolder { name: String, known: Vec<String> },
        Error Context "version-not-folder" VersionNotFolder { version: String, folder: String },
        Error Context "types-in-service" TypesInService { folder: String, version: Span },
        Error Context "not-utf8" NotUtf8,
    }
}

impl FileProblem {
    /// The problem in words.
    pub(super) fn words(&self) -> Words {
        match self {
            Self::Unknown { path, meant: Some(meant) } => {
                say(format!("`{path}` is not a spec file")).help(format!("did you mean `{meant}`?"))
            }
            Self::Unknown { path, meant: None } => say(format!("`{path}` is not a spec file")).help(
                "spec files are `crate.yaml`, `<shared>/types.yaml`, \
                 `<service>/<api-version>/operations.yaml` and `<service>/<api-version>/models.yaml`",
            ),
            Self::NoCrate => {
                say("the specs have no `crate.yaml`").help("add one with `name: my_crate` and `version: 0.1.0`")
            }
            Self::ModelsWithoutOperations => say("models without an `operations.yaml` beside them")
                .help("add one, or name the file `<shared>/types.yaml` where several services share the models"),
            Self::UnknownFolder { name, known } if known.is_empty() => say(format!("there is no folder `{name}`"))
                .here("not found")
                .help("a folder that services share has a `types.yaml`; there is none here"),
            Self::UnknownFolder { name, known } => {
                say(format!("there is no folder `{name}`")).here("not found").meant(name, strings(known))
            }
            Self::VersionNotFolder { version, folder } if version.is_empty() => {
                say(format!("the api-version is empty, but the folder is named `{folder}`"))
                    .here(format!("expected {folder}"))
                    .help(format!("write `api-version: {folder}`"))
            }
            Self::VersionNotFolder { version, folder } => {
                say(format!("the api-version is {version}, but the folder is named `{folder}`"))
                    .here(format!("expected {folder}"))
                    .help(format!("correct the api-version, or rename the folder to `{version}`"))
            }
            Self::TypesInService { folder, version } => {
                say(format!("`{folder}` holds api-versions, so it cannot also hold what services share"))
                    .here("what services share")
                    .also(*version, "an api-version")
                    .help("move it to a folder of its own, such as `common/types.yaml`, and name that under `uses:`")
            }
            Self::NotUtf8 => say("the file is not UTF-8").here("the first byte that is not").help("save it as UTF-8"),
        }
    }
}
