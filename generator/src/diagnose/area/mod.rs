//! Every mistake that a spec can hold, one file for each area: the mistakes with their severities and codes, and their wording; never finds one.

use super::words::Words;
use super::{Evidence, Severity};

/// Declares the problems of an area: `Severity Evidence "code" Variant { facts },` for each.
macro_rules! problems {
    ($(#[$doc:meta])* $area:ident {
        $($severity:ident $evidence:ident $code:literal $variant:ident $({ $($field:ident: $type:ty),* $(,)? })?,)*
    }) => {
        $(#[$doc])*
        #[derive(Clone, Debug, Eq, PartialEq)]
        pub(crate) enum $area {
            $($variant $({ $($field: $type),* })?,)*
        }

        impl $area {
            /// The codes of the area, in the order of their declaration.
            pub(super) const CODES: &'static [&'static str] = &[$($code),*];

            /// The stable name.
            pub(super) fn code(&self) -> &'static str {
                match self { $(Self::$variant { .. } => $code,)* }
            }

            /// How much it matters.
            pub(super) fn severity(&self) -> $crate::diagnose::Severity {
                match self { $(Self::$variant { .. } => $crate::diagnose::Severity::$severity,)* }
            }

            /// What shows that it is a mistake.
            pub(super) fn evidence(&self) -> $crate::diagnose::Evidence {
                match self { $(Self::$variant { .. } => $crate::diagnose::Evidence::$evidence,)* }
            }
        }
    };
}

mod auth;
mod body;
mod definition;
mod endpoint;
mod example;
mod file;
mod key;
mod krate;
mod long_running;
mod name;
mod number;
mod operation;
mod paging;
mod parameter;
mod path;
mod response;
mod schema;
mod slip;
mod structure;
mod text;
mod union;
mod value;
mod yaml;

pub(crate) use auth::Credential;
pub(crate) use key::{Carried, KeyOwner};
pub(crate) use name::NameUse;
pub(crate) use operation::Callee;
pub(crate) use response::{Bodiless, PropertyForm};
pub(crate) use schema::Limit;
pub(crate) use slip::Slip;
pub(crate) use text::{LenientSyntax, OpenEnd};
pub(crate) use value::Unlisted;
pub(crate) use yaml::Nesting;

/// Makes [`ProblemKind`] of the areas: each has its module, its variant and its problems.
macro_rules! areas {
    ($($module:ident $area:ident $problem:ident,)*) => {
        $(pub(crate) use $module::$problem;)*

        /// What is wrong: a problem of one of the areas.
        #[derive(Clone, Debug, Eq, PartialEq)]
        pub(crate) enum ProblemKind {
            $($area($problem),)*
        }

        $(impl From<$problem> for ProblemKind {
            fn from(problem: $problem) -> Self {
                Self::$area(problem)
            }
        })*

        impl ProblemKind {
            /// The stable name that reports and fixture folders use.
            pub(super) fn code(&self) -> &'static str {
                match self { $(Self::$area(problem) => problem.code(),)* }
            }

            /// How much it matters.
            pub(super) fn severity(&self) -> Severity {
                match self { $(Self::$area(problem) => problem.severity(),)* }
            }

            /// What shows that it is a mistake.
            pub(super) fn evidence(&self) -> Evidence {
                match self { $(Self::$area(problem) => problem.evidence(),)* }
            }

            /// The problem in words.
            pub(super) fn words(&self) -> Words {
                match self { $(Self::$area(problem) => problem.words(),)* }
            }
        }

        /// The codes of all mistakes, area by area.
        pub fn codes() -> Vec<&'static str> {
            [$($problem::CODES),*].concat()
        }
    };
}

areas! {
    file File FileProblem,
    yaml Yaml YamlProblem,
    key Key KeyProblem,
    krate Krate CrateProblem,
    endpoint Endpoint EndpointProblem,
    auth Auth AuthProblem,
    name Name NameProblem,
    definition Definition DefinitionProblem,
    structure Structure StructureProblem,
    union Union UnionProblem,
    schema Schema SchemaProblem,
    text Text TextProblem,
    number Number NumberProblem,
    operation Operation OperationProblem,
    path Path PathProblem,
    parameter Parameter ParameterProblem,
    body Body BodyProblem,
    response Response ResponseProblem,
    long_running LongRunning LongRunningProblem,
    paging Paging PagingProblem,
    value Value ValueProblem,
    example Example ExampleProblem,
}
