//! Services: where they are reached, who may call, what their clients are built from.

use super::change_origin;
use super::cloud::{self, CloudChange};
use super::comparison::{Comparison, DraftFinding, Subject};
use super::effect::{Effect, Relation};
use super::pair::Folders;
use super::pair::operations::names;
use super::parameter;
use super::reach::ReachedOperation;
use super::rule::Rule;
use super::side::YamlPath;
use super::surface::Both;
use crate::model::{
    Endpoint, Group, Module, NamedGroup, OperationAuth, OperationRef, Parameter, ParameterSource, Reach, Service,
};
use crate::surface::{Item, module, service};
use indexmap::IndexSet;

/// A service and the module that it is of.
type ServiceSide<'a> = (&'a Module, &'a Service);

impl Comparison<'_> {
    pub(super) fn module(&mut self, folders: &Folders) {
        let (old, new) = (&self.old.api.modules[folders.old], &self.new.api.modules[folders.new]);
        let Module { path, folder, doc, types: _, shared: _, service } = old;
        let subject = of_module(folder, &new.folder, new, all(new, service.as_ref().or(new.service.as_ref())));
        self.words(&subject, "doc", doc, &new.doc);
        // Another api-version is reported as the change of the module inside.
        let version = |module: &Module| module.service.as_ref().map(|service| service.api_version.clone());
        let reported = if version(old) == version(new) { path.len().max(new.path.len()) } else { 1 };
        let (before, after) = (module::name(old, reported), module::name(new, reported));
        if before != after {
            let draft = DraftFinding::new(Rule::ServiceRenamed, &subject.part(subject.name.clone(), "service"))
                .detail("module", Some(before.name.clone()), Some(after.name.clone()))
                .items((vec![before], vec![after]));
            self.push(draft);
        }
        match (service, &new.service) {
            (Some(a), Some(b)) => self.service(&subject, (old, a), (new, b), folders),
            (None, None) => {}
            (Some(_), None) => self.module_removed(old),
            (None, Some(_)) => self.module_added(new),
        }
    }

    pub(super) fn module_added(&mut self, new: &Module) {
        let subject = whole(new).only_new();
        let draft = DraftFinding::new(Rule::ServiceAdded, &subject)
            .request(if new.service.is_some() { Effect::Widens.relation() } else { Relation::EQUAL })
            .detail("folder", None, Some(new.folder.clone()))
            .items((Vec::new(), vec![module::name(new, usize::MAX)]));
        self.push(draft);
    }

    pub(super) fn module_removed(&mut self, old: &Module) {
        let subject = whole(old).only_old();
        let draft = DraftFinding::new(Rule::ServiceRemoved, &subject)
            .request(if old.service.is_some() { Effect::Narrows.relation() } else { Relation::EQUAL })
            .detail("folder", Some(old.folder.clone()), None)
            .items((vec![module::name(old, usize::MAX)], Vec::new()));
        self.push(draft);
    }

    fn service(
        &mut self,
        subject: &Subject,
        (old_in, old): ServiceSide<'_>,
        (new_in, new): ServiceSide<'_>,
        folders: &Folders,
    ) {
        let Service {
            name: _,
            title,
            client,
            options,
            // Compared on their own.
            api_version: _,
            api_version_parameter: _,
            default: _,
            namespace,
            endpoint,
            auth,
            // What single operations want is compared with them.
            auth_overrides: _,
            // Compared together.
            parameters: _,
            settings: _,
            groups: _,
        } = old;
        self.words(subject, "title", title, &new.title);
        self.words(subject, "namespace", or_none(namespace), or_none(&new.namespace));
        let names = [("client", client, &new.client), ("options", options, &new.options)];
        for (key, before, after) in names.into_iter().filter(|(_, before, after)| before != after) {
            let item = |of: &Module, name| vec![service::name(of, name)];
            let draft = DraftFinding::new(Rule::ServiceRenamed, &subject.part(subject.name.clone(), "service"))
                .detail(key, Some(before.to_string()), Some(after.to_string()))
                .items((item(old_in, before), item(new_in, after)));
            self.push(draft);
        }
        self.api_version(subject, (old_in, old), (new_in, new));
        self.shared_error(subject, (old_in, old), (new_in, new));
        let calls = [service::call(old_in, old), service::call(new_in, new)];
        self.call = Some(calls).filter(|[before, after]| before != after);
        let reached = (service::endpoint(old_in, old), service::endpoint(new_in, new));
        self.endpoint(subject, endpoint, &new.endpoint, reached);
        let own =
            |of: &Service, id: &str| of.operations().any(|(_, it)| it.id == id && it.auth != OperationAuth::Service);
        let mut known = subject.part(subject.name.clone(), "auth");
        known.uses.retain(|it| !own(old, &it.operation) && !own(new, &it.operation));
        self.auth(&known, auth, &new.auth, (service::auth(old_in, old), service::auth(new_in, new)));
        let renamed = in_one_place(folders.both(&self.old.api, &self.new.api));
        self.client_parameters(subject, (old_in, old), (new_in, new), &renamed);
        self.call = None;
        self.groups(subject, (old_in, old), (new_in, new));
        let (before, after): (Vec<_>, Vec<_>) = (old_in.operations().collect(), new_in.operations().collect());
        self.operations(&before, &after, folders);
    }

    /// The api-version, how it is sent, and whether it is the one at the top of the crate.
    fn api_version(&mut self, subject: &Subject, (old_in, old): ServiceSide<'_>, (new_in, new): ServiceSide<'_>) {
        let at = subject.part(subject.name.clone(), "api-version");
        if old.api_version != new.api_version {
            // The items of an api-version stand in a module that is named after it.
            let own = |of: &Module| of.path.get(1).map(|_| module::name(of, usize::MAX)).into_iter().collect();
            let draft = DraftFinding::new(Rule::ApiVersionChanged, &at)
                .acts(Effect::Widens)
                .detail("api-version", Some(old.api_version.clone()), Some(new.api_version.clone()))
                .items((own(old_in), own(new_in)));
            self.push(draft);
            let stability =
                |version: &str| Some(if change_origin::is_preview(version) { "preview" } else { "stable" }.to_owned());
            if stability(&old.api_version) != stability(&new.api_version) {
                let draft = DraftFinding::new(Rule::StabilityChanged, &at);
                self.push(draft.detail("stability", stability(&old.api_version), stability(&new.api_version)));
            }
        }
        if old.api_version_parameter != new.api_version_parameter {
            let draft = DraftFinding::new(Rule::ApiVersionParameterChanged, &at)
                .request(Effect::Incomparable.relation())
                .detail("api-version-parameter", old.api_version_parameter.clone(), new.api_version_parameter.clone());
            self.push(draft);
        }
        if old.default != new.default && old.api_version == new.api_version {
            let top = |of: &Module| module::top(of).into_iter().collect();
            let draft = DraftFinding::new(Rule::DefaultVersionChanged, &at)
                .detail("at the top", Some(old.default.to_string()), Some(new.default.to_string()))
                .told(place_in_module(new))
                .hint(old.default.then(|| {
                    format!("list {} first under `services:` in crate.yaml, and it stays at the top", old.api_version)
                }))
                .items((top(old_in), top(new_in)));
            self.push(draft);
        }
    }

    /// A group is added and removed with its operations, which report that; only its names are compared here.
    fn groups(&mut self, subject: &Subject, (old_in, old): ServiceSide<'_>, (new_in, new): ServiceSide<'_>) {
        for group in &old.groups {
            let Group { named: Some(NamedGroup { spec_name, accessor }), client, module: _, operations: _ } = group
            else {
                continue;
            };
            let is_same = |other: &&Group| other.spec_name() == Some(spec_name.as_str());
            let Some((other, to)) = new.groups.iter().find(is_same).and_then(|it| Some((it, it.named.as_ref()?)))
            else {
                continue;
            };
            let names = (vec![service::name(old_in, client)], vec![service::name(new_in, &other.client)]);
            let methods = |within, service, group| service::accessor(within, service, group).into_iter().collect();
            let methods = (methods(old_in, old, group), methods(new_in, new, other));
            for (key, before, after, items) in [
                ("client", client.as_str(), other.client.as_str(), names),
                ("accessor", accessor.as_str(), to.accessor.as_str(), methods),
            ] {
                if before != after {
                    let draft = DraftFinding::new(Rule::ServiceRenamed, subject)
                        .detail(key, Some(before.to_owned()), Some(after.to_owned()))
                        .items(items);
                    self.push(draft);
                }
            }
        }
    }

    fn client_parameters(
        &mut self,
        whole: &Subject,
        (old_in, before): ServiceSide<'_>,
        (new_in, after): ServiceSide<'_>,
        renamed: &[(String, String)],
    ) {
        let of_client = |of: &Service| of.parameters.iter().chain(&of.settings).cloned().collect::<Vec<_>>();
        let (old, new) = (of_client(before), of_client(after));
        let items = |(module, service): ServiceSide<'_>, it: &Parameter, key: &str| {
            vec![service::parameter(module, service, it).keyed(key)]
        };
        // What is declared on operations, or is in their paths, is reported with them.
        let coming = |others: &Service, it: &Parameter| {
            let is_reported = parameter::is_path(it) || parameter::is_of_operations(others, it);
            if is_reported { Relation::EQUAL } else { parameter::presence(it) }
        };
        let part = |old: &Parameter, new: &Parameter| {
            let path = |it: &Parameter| format!("client/{}/{}", it.location.section(), it.wire);
            let mut part = whole.part(format!("parameter `{}` of the client of {}", new.wire, whole.name), &path(new));
            part.old = whole.old.as_ref().map(|yaml_path| yaml_path.inner(&path(old)));
            part
        };
        let is_left = |these: &[Parameter], it: &Parameter| !these.iter().any(|other| other.wire == it.wire);
        let criterion = |a: &Parameter, b: &Parameter| {
            let is_renamed = || renamed.iter().any(|(old, new)| *old == a.wire && *new == b.wire) || a.name == b.name;
            a.wire == b.wire || (is_left(&new, a) && is_left(&old, b) && is_renamed())
        };
        let mut pairs = Vec::new();
        for parameter in &old {
            match new.iter().find(|other| criterion(parameter, other)) {
                Some(other) => {
                    pairs.push((parameter, other));
                    let subject = part(parameter, other);
                    let key = &other.wire;
                    let both = (items((old_in, before), parameter, key), items((new_in, after), other, key));
                    self.parameter_parts(&subject, parameter, other, &both);
                }
                None => {
                    let items = items((old_in, before), parameter, &parameter.wire);
                    let draft = DraftFinding::new(Rule::ParameterRemoved, &part(parameter, parameter).only_old())
                        .request(coming(after, parameter).mirrored())
                        .detail("parameter of the client", Some(parameter::described(parameter)), None)
                        .items((items, Vec::new()));
                    self.push(draft);
                }
            }
        }
        for parameter in &new {
            if old.iter().any(|other| criterion(other, parameter)) {
                continue;
            }
            let items = items((new_in, after), parameter, &parameter.wire);
            let draft = DraftFinding::new(Rule::ParameterAdded, &part(parameter, parameter).only_new())
                .request(coming(before, parameter))
                .detail("parameter of the client", None, Some(parameter::described(parameter)))
                .items((Vec::new(), items));
            self.push(draft);
        }
        self.client_order(whole, (old_in, before), (new_in, after), &pairs);
    }

    /// Whether the constructor of the client takes the arguments that were there before in their order.
    fn client_order(
        &mut self,
        whole: &Subject,
        (old_in, before): ServiceSide<'_>,
        (new_in, after): ServiceSide<'_>,
        pairs: &[(&Parameter, &Parameter)],
    ) {
        let item = |(module, of): ServiceSide<'_>, it: &Parameter, key: &str| {
            Some(service::parameter(module, of, it).keyed(key)).filter(|item| item.argument().is_some())
        };
        let was = pairs.iter().filter_map(|(a, b)| item((old_in, before), a, &b.wire)).collect();
        let is = after.parameters.iter().filter_map(|it| item((new_in, after), it, &it.wire)).collect();
        // Those that were added come last.
        let given = pairs.iter().map(|(_, now)| *now).chain(&after.parameters);
        let given = given.filter(|parameter| parameter.source == ParameterSource::Client);
        let names: IndexSet<&str> = given.map(|parameter| parameter.wire.as_str()).collect();
        let names: Vec<&str> = names.into_iter().collect();
        let hint = format!("`arguments: [{}]` in `client` keeps their order", names.join(", "));
        let subject = whole.part(format!("constructor of the client of {}", whole.name), "client");
        self.reordered(&subject, (was, is), [service::call(old_in, before), service::call(new_in, after)], &hint);
    }

    /// Whether the alias of how every operation fails comes or goes; where both have it, the operations that fail otherwise are reported.
    fn shared_error(&mut self, subject: &Subject, old: ServiceSide<'_>, new: ServiceSide<'_>) {
        let [before, after] = [old, new].map(|(of, it)| service::error(of, it));
        if before.is_some() != after.is_some() {
            let said = |item: &Option<Item>| item.as_ref().map(|_| "`Error`".to_owned());
            let draft = DraftFinding::new(Rule::SharedErrorChanged, &subject.part(subject.name.clone(), "service"))
                .detail("error", said(&before), said(&after))
                .items((before.into_iter().collect(), after.into_iter().collect()));
            self.push(draft);
        }
    }

    fn endpoint(&mut self, whole: &Subject, old: &Endpoint, new: &Endpoint, items: Both) {
        let subject = whole.part(format!("endpoint of {}", whole.name), "endpoint");
        match (old, new) {
            (Endpoint::Given { parameter, doc }, Endpoint::Given { parameter: other, doc: words }) => {
                self.words(&subject, "parameter", parameter, other);
                self.words(&subject, "doc", doc, words);
            }
            (Endpoint::Clouds(old), Endpoint::Clouds(new)) => {
                for CloudChange { key, old, new, effect } in cloud::changes(old, new) {
                    let is_same = old.as_deref().map(reached_at) == new.as_deref().map(reached_at);
                    let effect = if is_same { Effect::Equal } else { effect };
                    let draft = DraftFinding::new(Rule::EndpointChanged, &subject).request(effect.relation());
                    self.push(draft.detail(key, old, new));
                }
            }
            (Endpoint::Given { .. }, Endpoint::Clouds(_)) | (Endpoint::Clouds(_), Endpoint::Given { .. }) => {
                let describe = |endpoint: &Endpoint| {
                    Some(match endpoint {
                        Endpoint::Given { .. } => "the caller gives it".to_owned(),
                        Endpoint::Clouds(_) => "it depends on the cloud".to_owned(),
                    })
                };
                let draft = DraftFinding::new(Rule::EndpointChanged, &subject)
                    .request(Effect::Incomparable.relation())
                    .detail("endpoint", describe(old), describe(new))
                    .items(items);
                self.push(draft);
            }
        }
    }

    /// An operation's own way to know its callers, where it has one, or the service's.
    pub(super) fn overriding(&mut self, whole: &Subject, old: OperationRef<'_>, new: OperationRef<'_>) {
        let own = |at: OperationRef<'_>| at.operation.auth != OperationAuth::Service;
        if own(old) || own(new) {
            let auth = |at: OperationRef<'_>| at.service.auth_of(at.operation).clone();
            self.auth(&whole.part(whole.name.clone(), "auth"), &auth(old), &auth(new), Both::default());
        }
    }
}

/// A text that need not be there.
fn or_none(text: &Option<String>) -> &str {
    text.as_deref().unwrap_or_default()
}

/// Parameters that are in the same places of the same paths under two names.
fn in_one_place<'a>(
    both: impl Iterator<Item = (OperationRef<'a>, OperationRef<'a>, &'a [(usize, usize)])>,
) -> Vec<(String, String)> {
    let mut found = Vec::new();
    for (old, new, _) in both {
        let (before, after) = (names(old.operation), names(new.operation));
        if before.len() == after.len() {
            let pairs = before.into_iter().zip(after).filter(|(before, after)| before != after);
            found.extend(pairs.map(|(before, after)| (before.to_owned(), after.to_owned())));
        }
    }
    found
}

/// All operations of a service, as far as they send.
fn all(called: &Module, service: Option<&Service>) -> Vec<ReachedOperation> {
    let operations = service.into_iter().flat_map(Service::operations).map(|(_, operation)| operation);
    let service = called.path[0].to_string();
    operations
        .map(|operation| ReachedOperation {
            service: service.clone(),
            operation: operation.id.clone(),
            reach: Reach::REQUEST,
        })
        .collect()
}

/// A module that was added or removed: one api-version of its service.
fn whole(module: &Module) -> Subject {
    let subject = of_module(&module.folder, &module.folder, module, all(module, module.service.as_ref()));
    match &module.service {
        Some(service) => {
            Subject { name: format!("api-version {} of {}", service.api_version, subject.name), ..subject }
        }
        None => subject,
    }
}

fn of_module(old: &str, new: &str, module: &Module, uses: Vec<ReachedOperation>) -> Subject {
    let name = module
        .service
        .as_ref()
        .map_or_else(|| format!("`{}`", module.folder), |service| format!("service `{}`", service.name));
    Subject { name, owner: None, old: Some(YamlPath::new(old, "")), new: Some(YamlPath::new(new, "")), uses }
}

/// Where an api-version is now, in the form of [`ChangeKind::Told`](super::rule::ChangeKind::Told).
fn place_in_module(of: &Service) -> &'static str {
    if of.default {
        "now {stands|stand} at the top of the service's module"
    } else {
        "no longer {stands|stand} at the top of the service's module"
    }
}

/// A URL as it is sent: a slash at the end makes no difference, nor does the case of the host.
fn reached_at(url: &str) -> String {
    let url = url.trim_end_matches('/');
    let host = url.find("://").map_or(0, |at| at + 3);
    let end = url[host..].find('/').map_or(url.len(), |at| host + at);
    format!("{}{}", url[..end].to_ascii_lowercase(), &url[end..])
}
