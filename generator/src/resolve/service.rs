//! One api-version of a service: its client, endpoint, authentication and operations.

use super::build::{Builder, Enclosing};
use super::file::SpecFile;
use super::name::{self, Namespace, Use};
use super::request_line::RequestLines;
use super::{auth, client, operation, reserved};
use crate::diagnose::{FileProblem, KeyOwner, KeyProblem, OperationProblem};
use crate::model::{self, Auth, Group, ModuleName, NamedGroup, Parameter, Service, TypeName};
use crate::source::Spanned;
use crate::spec::{Operation, OperationsFile};

/// The service; `position` is its place among the versions that the crate carries, the default first.
pub(super) fn resolve<'a>(
    b: &mut Builder<'a>,
    scope: usize,
    read: &'a SpecFile<OperationsFile>,
    position: Option<usize>,
) -> Option<Service> {
    let file = &read.content;
    for (key, missing) in [
        ("service", file.service.is_missing()),
        ("api-version", file.api_version.is_missing()),
        ("operations", file.operations.is_missing()),
    ] {
        if missing {
            b.problem(read.at, KeyProblem::Missing { key, of: KeyOwner::Service });
        }
    }
    // What is missing has its own problem; the rest is judged all the same.
    let folder = b.scopes[scope].folder.split_once('/').map_or("", |(_, version)| version);
    let nameless = Spanned::new("Unnamed".to_owned(), read.at);
    let name = file.service.as_ref().unwrap_or(&nameless);
    let unversioned = Spanned::new(folder.to_owned(), read.at);
    let version = file.api_version.as_ref().unwrap_or(&unversioned);
    if folder != version.value {
        b.problem(
            version.span,
            FileProblem::VersionNotFolder { version: version.value.clone(), folder: folder.to_owned() },
        );
    }
    let stem = name::type_name(&name.value);
    let problems = b.problems;
    let namespace = &mut b.scopes[scope].namespace;
    let client = name::take_type(namespace, &format!("{stem}Client"), &name.value, name.span, problems);
    let options = name::take_type(namespace, &format!("{stem}ClientOptions"), &name.value, name.span, problems);
    let endpoint = auth::endpoint(b, scope, read);
    let auth = auth::service(b, scope, read);
    let owner = Enclosing { name: "Client".to_owned(), documented: "client".to_owned() };
    let parameters = b.inside(owner, |b| client::parameters(b, scope, file));
    let shared =
        ServiceDefaults { service: &stem, client_type: client.as_ref(), client: &parameters, auth: auth.as_ref() };
    let (groups, auth_overrides) = groups(b, scope, file, &shared);
    client::unused(b, file, &groups);
    let of_client = parameters.into_iter().filter(|parameter| parameter.source.is_of_client());
    let (settings, parameters) = of_client.partition(|parameter| parameter.source.is_option());
    Some(Service {
        name: stem,
        title: file.title.value().unwrap_or(&name.value).clone(),
        client: client?,
        options: options?,
        api_version: version.value.clone(),
        api_version_parameter: operation::api_version_parameter(b, scope),
        namespace: file.namespace.value().cloned().or_else(|| provider(&groups)),
        default: position == Some(0),
        endpoint: endpoint?,
        auth: auth?,
        auth_overrides,
        parameters,
        settings,
        groups,
    })
}

/// The resource provider in the paths of all operations: the segment after the last `providers`.
fn provider(groups: &[Group]) -> Option<String> {
    let mut found = groups.iter().flat_map(|group| &group.operations).map(|operation| {
        let (_, rest) = operation.template.rsplit_once("/providers/")?;
        rest.split('/').next().filter(|name| !name.contains('{'))
    });
    let first = found.next()??;
    found.all(|other| other == Some(first)).then(|| first.to_owned())
}

/// An operation with its id.
type OperationEntry<'a> = (&'a Spanned<String>, &'a Operation);

/// What the operations of a service have from it.
struct ServiceDefaults<'s> {
    /// The service's name.
    service: &'s str,
    /// The type of its client.
    client_type: Option<&'s TypeName>,
    /// The parameters of its client.
    client: &'s [Parameter],
    /// How its requests are authenticated.
    auth: Option<&'s Auth>,
}

/// What the groups before have taken, and this one adds to.
#[derive(Default)]
struct TakenByGroups {
    /// The methods and paths.
    requests: RequestLines,
    /// The methods of the service's client: those that return the groups' clients, and those of operations without a group.
    accessors: Namespace,
    /// How requests of single operations are authenticated otherwise.
    auth_overrides: Vec<Auth>,
}

/// The operations by the first word of their id, in the order of the spec; and how requests of single ones are authenticated otherwise.
fn groups<'a>(
    b: &mut Builder<'a>,
    scope: usize,
    file: &'a OperationsFile,
    shared: &ServiceDefaults<'_>,
) -> (Vec<Group>, Vec<Auth>) {
    let mut by_group: Vec<(Option<&str>, Vec<OperationEntry<'a>>)> = Vec::new();
    for (id, operation) in file.operations.value().map(|map| &**map).unwrap_or_default() {
        let group = name::group(&id.value);
        match by_group.iter_mut().find(|(name, _)| *name == group) {
            Some((_, operations)) => operations.push((id, operation)),
            None => by_group.push((group, vec![(id, operation)])),
        }
    }
    for (name, _) in file.groups.value().into_iter().flat_map(|groups| groups.iter()) {
        if !by_group.iter().any(|(known, _)| *known == Some(&*name.value)) {
            let known = by_group.iter().filter_map(|(known, _)| known.map(str::to_owned)).collect();
            b.problem(name.span, OperationProblem::GroupUnknown { name: name.value.clone(), known });
        }
    }
    let mut taken = TakenByGroups { accessors: Namespace::of_methods(), ..TakenByGroups::default() };
    let group = |(name, operations): (Option<&str>, Vec<OperationEntry<'a>>)| match name {
        Some(name) => group(b, scope, (name, &operations), shared, &mut taken),
        None => without_name(b, scope, &operations, shared, &mut taken),
    };
    let groups = by_group.into_iter().filter_map(group).collect();
    taken.requests.finish(b);
    (groups, taken.auth_overrides)
}

/// A group with a client of its own.
fn group<'a>(
    b: &mut Builder<'a>,
    scope: usize,
    (spec_name, operations): (&str, &[OperationEntry<'a>]),
    shared: &ServiceDefaults<'_>,
    taken: &mut TakenByGroups,
) -> Option<Group> {
    let first = operations.first()?.0.span;
    let written = b.scopes[scope].files.operations.as_ref().and_then(|read| read.content.groups.value());
    let named = written.and_then(|groups| groups.iter().find(|(name, _)| name.value == spec_name));
    let rust_name = named.and_then(|(_, group)| group.rust_name.as_ref());
    let Spanned { value: stem, span: at } =
        rust_name.cloned().unwrap_or_else(|| Spanned::new(name::type_name(spec_name), first));
    let problems = b.problems;
    let namespace = &mut b.scopes[scope].namespace;
    // A group may be named as the service is, whose client has that name already.
    let client = if shared.service == stem { format!("{stem}OperationsClient") } else { format!("{stem}Client") };
    let client = name::take_type(namespace, &client, spec_name, at, problems)?;
    let mut methods = Namespace::of_methods();
    let operations = self::operations(b, scope, (&client, operations), shared, (&mut methods, taken));
    let called = if rust_name.is_some() { stem.as_str() } else { spec_name };
    let snake = name::field_name(called);
    let accessors = &mut taken.accessors;
    let accessor = name::take_method(accessors, &accessors.free_name(Use::Method, called), spec_name, at, problems)?;
    Some(Group {
        named: Some(NamedGroup { spec_name: spec_name.to_owned(), accessor }),
        client,
        module: ModuleName::new(if reserved::GROUPS.contains(&snake.as_str()) {
            format!("{snake}_group")
        } else {
            name::file_name(&snake)
        }),
        operations,
    })
}

/// The operations whose ids name no group: methods of the service's client, beside those that return the groups' clients.
fn without_name<'a>(
    b: &mut Builder<'a>,
    scope: usize,
    operations: &[OperationEntry<'a>],
    shared: &ServiceDefaults<'_>,
    taken: &mut TakenByGroups,
) -> Option<Group> {
    let client = shared.client_type?.clone();
    let mut methods = std::mem::take(&mut taken.accessors);
    let operations = self::operations(b, scope, (&client, operations), shared, (&mut methods, taken));
    taken.accessors = methods;
    Some(Group { named: None, client, module: ModuleName::new("client"), operations })
}

/// The operations of the client of this type, whose methods are added to those that it has.
fn operations<'a>(
    b: &mut Builder<'a>,
    scope: usize,
    (client_type, operations): (&TypeName, &[OperationEntry<'a>]),
    shared: &ServiceDefaults<'_>,
    (methods, taken): (&mut Namespace, &mut TakenByGroups),
) -> Vec<model::Operation> {
    let TakenByGroups { requests, auth_overrides, accessors: _ } = taken;
    let one = |(id, written): &OperationEntry<'a>| {
        let within = operation::Within { scope, client_type, client: shared.client, auth: shared.auth };
        let taken = operation::TakenByOperations { methods, requests, auth_overrides };
        let owner = Enclosing { name: name::type_name(&id.value), documented: id.value.clone() };
        b.inside(owner, |b| operation::resolve(b, within, id, written, taken))
    };
    operations.iter().filter_map(one).collect()
}
