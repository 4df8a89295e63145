//! One api-version of a service: its client, endpoint, authentication and operations.

use super::build::Builder;
use super::file::Read;
use super::name::{self, Namespace};
use super::{auth, operation, parameter};
use crate::diagnose::Kind;
use crate::model::{FieldName, Group, ModuleName, Parameter, Place, Service, Source, TypeName};
use crate::source::Spanned;
use crate::spec::{Operation, OperationsFile};
use heck::ToSnakeCase;

pub(super) fn resolve<'a>(
    b: &mut Builder<'a>,
    scope: usize,
    read: &'a Read<OperationsFile>,
    default: bool,
) -> Option<Service> {
    let file = &read.content;
    for (key, missing) in [
        ("service", file.service.is_none()),
        ("api-version", file.api_version.is_none()),
        ("operations", file.operations.is_none()),
    ] {
        if missing {
            b.problem(read.at, Kind::MissingKey { key, of: "a service".to_owned() });
        }
    }
    let (name, version) = (file.service.as_ref()?, file.api_version.as_ref()?);
    let folder = b.scopes[scope].folder.split_once('/').map_or("", |(_, version)| version);
    if folder != version.value {
        b.problem(version.span, Kind::VersionNotFolder { version: version.value.clone(), folder: folder.to_owned() });
    }
    let stem = name::type_name(&name.value);
    let problems = b.problems;
    let namespace = &mut b.scopes[scope].namespace;
    let client = name::take_type(namespace, &format!("{stem}Client"), &name.value, name.span, problems)?;
    let options = name::take_type(namespace, &format!("{stem}ClientOptions"), &name.value, name.span, problems)?;
    let endpoint = auth::endpoint(b, scope, read);
    let auth = auth::service(b, scope, read);
    let parameters = client_parameters(b, scope, file);
    let groups = groups(b, scope, file, &parameters);
    Some(Service {
        name: stem,
        title: file.title.value().unwrap_or(&name.value).clone(),
        client,
        options,
        api_version: version.value.clone(),
        api_version_parameter: operation::api_version_parameter(b, scope),
        default,
        endpoint: endpoint?,
        auth: auth?,
        parameters,
        groups,
    })
}

fn client_parameters<'a>(b: &mut Builder<'a>, scope: usize, file: &'a OperationsFile) -> Vec<Parameter> {
    let Some(client) = file.client.value() else { return Vec::new() };
    let mut names = Namespace::default();
    let mut parameters = Vec::new();
    for (section, place) in
        [(&client.path, Place::Path), (&client.query, Place::Query), (&client.headers, Place::Header)]
    {
        for (wire, schema) in section.value().map(|map| &**map).unwrap_or_default() {
            if let Some(mut parameter) = parameter::resolve(b, scope, wire, schema, place, &mut names) {
                parameter.source = Source::Client;
                parameters.push(parameter);
            }
        }
    }
    parameters
}

/// An operation with its id.
type Written<'a> = (&'a Spanned<String>, &'a Operation);

/// The operations by the first word of their id, in the order of the spec.
fn groups<'a>(b: &mut Builder<'a>, scope: usize, file: &'a OperationsFile, client: &[Parameter]) -> Vec<Group> {
    let mut by_group: Vec<(String, Vec<Written<'a>>)> = Vec::new();
    for (id, operation) in file.operations.value().map(|map| &**map).unwrap_or_default() {
        let group = id.value.split_once('_').map_or("Operations", |(group, _)| group);
        match by_group.iter_mut().find(|(name, _)| name == group) {
            Some((_, operations)) => operations.push((id, operation)),
            None => by_group.push((group.to_owned(), vec![(id, operation)])),
        }
    }
    let mut templates = operation::Templates::default();
    by_group
        .into_iter()
        .filter_map(|(name, operations)| group(b, scope, &name, &operations, client, &mut templates))
        .collect()
}

fn group<'a>(
    b: &mut Builder<'a>,
    scope: usize,
    spec_name: &str,
    operations: &[Written<'a>],
    client: &[Parameter],
    templates: &mut operation::Templates,
) -> Option<Group> {
    let at = operations.first()?.0.span;
    let stem = name::type_name(spec_name);
    let problems = b.problems;
    let client_type =
        name::take_type(&mut b.scopes[scope].namespace, &format!("{stem}Client"), spec_name, at, problems)?;
    let mut methods = Namespace::default();
    let operations = operations
        .iter()
        .filter_map(|(id, written)| {
            let group = operation::Within { scope, client_type: &client_type, client };
            operation::resolve(b, group, id, written, &mut methods, templates)
        })
        .collect();
    let snake = stem.to_snake_case();
    Some(Group {
        spec_name: spec_name.to_owned(),
        client: TypeName::new(client_type.as_str()),
        module: ModuleName::new(if matches!(snake.as_str(), "client" | "models") {
            format!("{snake}_group")
        } else {
            snake.clone()
        }),
        accessor: FieldName::new(snake),
        operations,
    })
}
