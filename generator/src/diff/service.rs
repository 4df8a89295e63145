//! Services: where they are reached, who may call, what their clients are built from.

use super::call;
use super::cloud::{self, Change};
use super::comparison::{Comparison, Draft, Seat, Subject};
use super::effect::{Effect, Relation};
use super::epoch;
use super::operation::{At, names};
use super::parameter;
use super::reach::Use;
use super::rule::Rule;
use super::surface::{self, Item, Role, Tongue};
use crate::model::{Auth, Endpoint, Group, Module, OperationAuth, Parameter, Reach, Service};

impl Comparison<'_> {
    pub(super) fn module(&mut self, old: &Module, new: &Module) {
        let Module { path, folder, doc, types: _, shared: _, service } = old;
        let subject = of_module(folder, &new.folder, new, all(new, service.as_ref().or(new.service.as_ref())));
        self.words(&subject, "doc", doc, &new.doc);
        // Where the api-version is another, that tells of the module inside.
        let version = |module: &Module| module.service.as_ref().map(|service| service.api_version.clone());
        let told = if version(old) == version(new) { path.len().max(new.path.len()) } else { 1 };
        let name = |path: &[crate::model::ModuleName]| said(&path[..told.min(path.len())]);
        let (before, after) = (name(path), name(&new.path));
        if before != after {
            let item = |name: &str| vec![surface::plain("module", format!("mod {name}"))];
            let draft = Draft::new(Rule::ServiceRenamed, &subject.part(subject.name.clone(), "service"))
                .items(item(&before), item(&after))
                .detail("module", Some(before), Some(after));
            self.push(draft);
        }
        match (service, &new.service) {
            (Some(a), Some(b)) => self.service(&subject, (old, a), (new, b)),
            (None, None) => {}
            (Some(_), None) => self.module_removed(old),
            (None, Some(_)) => self.module_added(new),
        }
    }

    pub(super) fn module_added(&mut self, new: &Module) {
        let subject = whole(new).come();
        let draft = Draft::new(Rule::ServiceAdded, &subject)
            .request(if new.service.is_some() { Effect::Widens.relation() } else { Relation::EQUAL })
            .detail("folder", None, Some(new.folder.clone()))
            .items(Vec::new(), vec![surface::plain("module", format!("mod {}", said(&new.path)))]);
        self.push(draft);
    }

    pub(super) fn module_removed(&mut self, old: &Module) {
        let subject = whole(old).gone();
        let draft = Draft::new(Rule::ServiceRemoved, &subject)
            .request(if old.service.is_some() { Effect::Narrows.relation() } else { Relation::EQUAL })
            .detail("folder", Some(old.folder.clone()), None)
            .items(vec![surface::plain("module", format!("mod {}", said(&old.path)))], Vec::new());
        self.push(draft);
    }

    fn service(&mut self, subject: &Subject, (old_in, old): (&Module, &Service), (new_in, new): (&Module, &Service)) {
        let Service {
            name: _,
            title,
            client,
            options,
            api_version,
            api_version_parameter,
            default,
            endpoint,
            auth,
            // What single operations want is compared with them.
            auth_overrides: _,
            parameters,
            settings,
            groups,
        } = old;
        self.words(subject, "title", title, &new.title);
        let names = [("client", client, &new.client), ("options", options, &new.options)];
        for (key, before, after) in names.into_iter().filter(|(_, before, after)| before != after) {
            let item = |name: &crate::model::TypeName| vec![surface::plain(name.as_str(), name.as_str())];
            let draft = Draft::new(Rule::ServiceRenamed, &subject.part(subject.name.clone(), "service"))
                .detail(key, Some(before.to_string()), Some(after.to_string()))
                .items(item(before), item(after));
            self.push(draft);
        }
        let at = subject.part(subject.name.clone(), "api-version");
        if *api_version != new.api_version {
            // The items of an api-version stand in a module that is named after it.
            let module =
                |of: &Module| of.path.get(1).map(|_| surface::plain("module", format!("mod {}", said(&of.path))));
            let draft = Draft::new(Rule::ApiVersionChanged, &at)
                .acts(Effect::Widens)
                .detail("api-version", Some(api_version.clone()), Some(new.api_version.clone()))
                .items(module(old_in).into_iter().collect(), module(new_in).into_iter().collect());
            self.push(draft);
            let stability =
                |version: &str| Some(if epoch::is_preview(version) { "preview" } else { "stable" }.to_owned());
            if stability(api_version) != stability(&new.api_version) {
                let draft = Draft::new(Rule::StabilityChanged, &at);
                self.push(draft.detail("stability", stability(api_version), stability(&new.api_version)));
            }
        }
        if *api_version_parameter != new.api_version_parameter {
            let draft = Draft::new(Rule::ApiVersionParameterChanged, &at)
                .request(Effect::Incomparable.relation())
                .detail("api-version-parameter", api_version_parameter.clone(), new.api_version_parameter.clone());
            self.push(draft);
        }
        if *default != new.default && api_version == &new.api_version {
            let item = |default: bool| {
                default.then(|| surface::plain("top", format!("{}::*", old_in.path[0]))).into_iter().collect()
            };
            let draft = Draft::new(Rule::DefaultVersionChanged, &at)
                .detail("at the top", Some(default.to_string()), Some(new.default.to_string()))
                .hint(default.then(|| {
                    format!("list {api_version} first under `services:` in crate.yaml, and it stays at the top")
                }))
                .items(item(*default), item(new.default));
            self.push(draft);
        }
        self.call = Some([constructor(old), constructor(new)]).filter(|[before, after]| before != after);
        self.endpoint(subject, endpoint, &new.endpoint);
        let own =
            |of: &Service, id: &str| of.operations().any(|(_, it)| it.id == id && it.auth != OperationAuth::Service);
        let mut known = subject.part(subject.name.clone(), "auth");
        known.uses.retain(|it| !own(old, &it.operation) && !own(new, &it.operation));
        self.auth(&known, auth, &new.auth);
        let of_client =
            |of: &[Parameter], settings: &[Parameter]| of.iter().chain(settings).cloned().collect::<Vec<_>>();
        let before = At::all(&old_in.folder, old_in.path[0].as_str(), old);
        let after = At::all(&new_in.folder, new_in.path[0].as_str(), new);
        self.client_parameters(
            subject,
            (options.as_str(), &of_client(parameters, settings)),
            (new.options.as_str(), &of_client(&new.parameters, &new.settings)),
            (&before, &after),
        );
        self.call = None;
        self.groups(subject, (old_in, groups), (new_in, &new.groups));
        self.operations(&before, &after);
    }

    /// A group stands and falls with its operations, which tell of it; only its names are looked at here.
    fn groups(&mut self, subject: &Subject, (_, old): (&Module, &[Group]), (_, new): (&Module, &[Group])) {
        for group in old {
            let Group { spec_name, client, module: _, accessor, operations: _ } = group;
            let Some(other) = new.iter().find(|other| other.spec_name == *spec_name) else { continue };
            for (key, before, after) in [
                ("client", client.as_str(), other.client.as_str()),
                ("accessor", accessor.as_str(), other.accessor.as_str()),
            ] {
                if before != after {
                    let draft = Draft::new(Rule::ServiceRenamed, subject)
                        .detail(key, Some(before.to_owned()), Some(after.to_owned()))
                        .items(vec![surface::plain(before, before)], vec![surface::plain(after, after)]);
                    self.push(draft);
                }
            }
        }
    }

    fn client_parameters(
        &mut self,
        whole: &Subject,
        (old_options, old): (&str, &[Parameter]),
        (new_options, new): (&str, &[Parameter]),
        (before, after): (&[At<'_>], &[At<'_>]),
    ) {
        let renamed = in_one_place(before, after);
        // What operations had or have of their own is told by them, and what stands in their paths.
        let coming = |others: &[At<'_>], it: &Parameter| {
            let is_told = parameter::is_path(it) || parameter::is_of_operations(others, it);
            if is_told { Relation::EQUAL } else { parameter::presence(it) }
        };
        let part = |old: &Parameter, new: &Parameter| {
            let path = |it: &Parameter| format!("client/{}/{}", parameter::kind(it.place), it.wire);
            let mut part = whole.part(format!("parameter `{}` of the client of {}", new.wire, whole.name), &path(new));
            part.old = whole.old.as_ref().map(|seat| seat.inner(&path(old)));
            part
        };
        let is_left = |these: &[Parameter], it: &Parameter| !these.iter().any(|other| other.wire == it.wire);
        let rung = |a: &Parameter, b: &Parameter| {
            let is_renamed = || renamed.iter().any(|(old, new)| *old == a.wire && *new == b.wire) || a.name == b.name;
            a.wire == b.wire || (is_left(new, a) && is_left(old, b) && is_renamed())
        };
        for parameter in old {
            match new.iter().find(|other| rung(parameter, other)) {
                Some(other) => {
                    let subject = part(parameter, other);
                    self.parameter_parts(&subject, parameter, other, |it| {
                        (
                            vec![given(&it.old_tongue, old_options, parameter, &other.wire)],
                            vec![given(&it.new_tongue, new_options, other, &other.wire)],
                        )
                    });
                }
                None => {
                    self.tell_gone(&parameter.ty);
                    let items = vec![given(&self.old_tongue, old_options, parameter, &parameter.wire)];
                    let draft = Draft::new(Rule::ParameterRemoved, &part(parameter, parameter).gone())
                        .request(coming(after, parameter).mirrored())
                        .detail("parameter of the client", Some(parameter::described(parameter)), None)
                        .items(items, Vec::new());
                    self.push(draft);
                }
            }
        }
        for parameter in new {
            if old.iter().any(|other| rung(other, parameter)) {
                continue;
            }
            self.tell_come(&parameter.ty);
            let items = vec![given(&self.new_tongue, new_options, parameter, &parameter.wire)];
            let draft = Draft::new(Rule::ParameterAdded, &part(parameter, parameter).come())
                .request(coming(before, parameter))
                .detail("parameter of the client", None, Some(parameter::described(parameter)))
                .items(Vec::new(), items);
            self.push(draft);
        }
    }

    fn endpoint(&mut self, whole: &Subject, old: &Endpoint, new: &Endpoint) {
        let subject = whole.part(format!("endpoint of {}", whole.name), "endpoint");
        match (old, new) {
            (Endpoint::Given { parameter, doc }, Endpoint::Given { parameter: other, doc: words }) => {
                self.words(&subject, "parameter", parameter, other);
                self.words(&subject, "doc", doc, words);
            }
            (Endpoint::Clouds(old), Endpoint::Clouds(new)) => {
                for Change { key, old, new, effect } in cloud::changes(old, new) {
                    let is_same = old.as_deref().map(reached_at) == new.as_deref().map(reached_at);
                    let effect = if is_same { Effect::Equal } else { effect };
                    let draft = Draft::new(Rule::EndpointChanged, &subject).request(effect.relation());
                    self.push(draft.detail(key, old, new));
                }
            }
            (Endpoint::Given { .. }, Endpoint::Clouds(_)) | (Endpoint::Clouds(_), Endpoint::Given { .. }) => {
                let said = |endpoint: &Endpoint| {
                    Some(match endpoint {
                        Endpoint::Given { .. } => "the caller gives it".to_owned(),
                        Endpoint::Clouds(_) => "it depends on the cloud".to_owned(),
                    })
                };
                let draft = Draft::new(Rule::EndpointChanged, &subject)
                    .request(Effect::Incomparable.relation())
                    .detail("endpoint", said(old), said(new))
                    .items(reached(old), reached(new));
                self.push(draft);
            }
        }
    }

    /// An operation's own way to know its callers, where it has one, or the service's.
    pub(super) fn overriding(&mut self, whole: &Subject, old: At<'_>, new: At<'_>) {
        let own = |at: At<'_>| at.operation.auth != OperationAuth::Service;
        if own(old) || own(new) {
            let auth = |at: At<'_>| at.service.auth_of(at.operation).clone();
            self.auth_of(&whole.part(whole.name.clone(), "auth"), &auth(old), &auth(new), false);
        }
    }
}

/// Parameters that stand in the same places of the same paths under two names.
fn in_one_place(old: &[At<'_>], new: &[At<'_>]) -> Vec<(String, String)> {
    let mut found = Vec::new();
    for a in old {
        for b in new.iter().filter(|b| b.operation.was(&a.operation.id) || a.operation.id == b.operation.id) {
            let (before, after) = (names(a.operation), names(b.operation));
            if before.len() == after.len() {
                let pairs = before.into_iter().zip(after).filter(|(before, after)| before != after);
                found.extend(pairs.map(|(before, after)| (before.to_owned(), after.to_owned())));
            }
        }
    }
    found
}

/// All operations of a service, as far as they send.
fn all(called: &Module, service: Option<&Service>) -> Vec<Use> {
    let operations = service.into_iter().flat_map(Service::operations).map(|(_, operation)| operation);
    let service = called.path[0].to_string();
    operations
        .map(|operation| Use { service: service.clone(), operation: operation.id.clone(), reach: Reach::REQUEST })
        .collect()
}

/// A module that came or went: one api-version of its service.
fn whole(module: &Module) -> Subject {
    let subject = of_module(&module.folder, &module.folder, module, all(module, module.service.as_ref()));
    match &module.service {
        Some(service) => {
            Subject { name: format!("api-version {} of {}", service.api_version, subject.name), ..subject }
        }
        None => subject,
    }
}

fn of_module(old: &str, new: &str, module: &Module, uses: Vec<Use>) -> Subject {
    let name = module
        .service
        .as_ref()
        .map_or_else(|| format!("`{}`", module.folder), |service| format!("service `{}`", service.name));
    Subject { name, old: Some(Seat::new(old, "")), new: Some(Seat::new(new, "")), uses }
}

fn said(path: &[crate::model::ModuleName]) -> String {
    path.iter().map(ToString::to_string).collect::<Vec<_>>().join("::")
}

/// A call of the client's constructor as one writes it.
fn constructor(service: &Service) -> String {
    let endpoint = matches!(service.endpoint, Endpoint::Given { .. }).then(|| "endpoint".to_owned());
    let credential = match service.auth {
        Auth::OAuth2 { .. } => Some("credential".to_owned()),
        Auth::ApiKey(_) => Some("key".to_owned()),
        Auth::None => None,
    };
    let parameters = service.parameters.iter().map(|parameter| parameter.name.to_string());
    let given = endpoint.into_iter().chain(parameters).chain(credential).chain(["None".to_owned()]);
    format!("{}::new({})?", service.client, given.collect::<Vec<_>>().join(", "))
}

/// An argument of the client's constructor, or a field of its options.
fn given(tongue: &Tongue<'_>, options: &str, parameter: &Parameter, key: &str) -> Item {
    if parameter.source.is_option() {
        return call::option(tongue, options, parameter);
    }
    let mut item = tongue.item(format!("new({key})"), &format!("new({}: ", parameter.name), &parameter.ty, "_)");
    item.role = Role::Argument;
    item
}

/// A URL as it is sent: a slash at the end makes no difference, nor does the case of the host.
fn reached_at(url: &str) -> String {
    let url = url.trim_end_matches('/');
    let host = url.find("://").map_or(0, |at| at + 3);
    let end = url[host..].find('/').map_or(url.len(), |at| host + at);
    format!("{}{}", url[..end].to_ascii_lowercase(), &url[end..])
}

fn reached(endpoint: &Endpoint) -> Vec<Item> {
    match endpoint {
        Endpoint::Given { .. } => {
            let mut item = surface::plain("new(endpoint)", "new(endpoint: &str)");
            item.role = Role::Argument;
            vec![item]
        }
        Endpoint::Clouds(_) => vec![surface::plain("options.endpoint", "options.endpoint: Option<String>")],
    }
}
