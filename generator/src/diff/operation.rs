//! Operations: which were added or removed, and what changed in each pair; which is which was decided before.

use super::comparison::{Comparison, DraftFinding, Subject};
use super::effect::Effect;
use super::law::Guard;
use super::pair::Folders;
use super::pair::operations::{names, signature};
use super::reach::ReachedOperation;
use super::rule::Rule;
use super::side::YamlPath;
use crate::model::{DeprecatedAliases, Method, Operation, OperationRef, Reach};
use crate::surface::{Item, operation, response};

/// The operation by itself: what it sends or receives.
fn uses(at: OperationRef<'_>, reach: Reach) -> Vec<ReachedOperation> {
    vec![ReachedOperation { service: at.module.path[0].to_string(), operation: at.operation.id.clone(), reach }]
}

fn yaml_path(at: OperationRef<'_>) -> YamlPath {
    YamlPath::new(&at.module.folder, format!("operations/{}", at.operation.id))
}

impl Comparison<'_> {
    /// All operations of two folders that are one.
    pub(super) fn operations(&mut self, old: &[OperationRef<'_>], new: &[OperationRef<'_>], folders: &Folders) {
        for (a, before) in old.iter().enumerate() {
            match folders.operations.iter().find(|pair| pair.old == a) {
                Some(pair) => self.operation((*before, new[pair.new]), &pair.parameters),
                None => {
                    let likely = folders.likely.iter().find(|pair| pair.0 == a).map(|pair| new[pair.1]);
                    self.operation_removed(*before, likely);
                }
            }
        }
        for (b, after) in new.iter().enumerate() {
            if !folders.operations.iter().any(|pair| pair.new == b) {
                self.operation_added(*after);
            }
        }
    }

    fn operation(&mut self, (old, new): (OperationRef<'_>, OperationRef<'_>), parameter_pairs: &[(usize, usize)]) {
        let subject = Subject {
            name: format!("`{}`", new.operation.id),
            owner: None,
            old: Some(yaml_path(old)),
            new: Some(yaml_path(new)),
            uses: uses(new, Reach::REQUEST),
        };
        let Operation {
            // Compared together.
            id: _,
            name: _,
            formerly: _,
            options: _,
            doc,
            source,
            method,
            template: _,
            path: _,
            parameters: _,
            body,
            successes: _,
            errors: _,
            // Made from the bodies and headers, which are compared where they are.
            response: _,
            failure: _,
            headers: _,
            kind: _,
            // With that of the service, where it has none.
            auth: _,
            api_version_parameter,
            examples,
        } = old.operation;
        self.operation_names(&subject, old, new);
        if *method != new.operation.method {
            let draft = DraftFinding::new(Rule::MethodChanged, &subject)
                .request(Effect::Incomparable.relation())
                .detail("method", Some(method.as_str().to_owned()), Some(new.operation.method.as_str().to_owned()))
                .hint(started_twice(old.operation, new.operation));
            self.push(draft);
        }
        let of_service = *api_version_parameter == old.service.api_version_parameter
            && new.operation.api_version_parameter == new.service.api_version_parameter;
        if *api_version_parameter != new.operation.api_version_parameter && !of_service {
            let draft = DraftFinding::new(Rule::ApiVersionParameterChanged, &subject)
                .request(Effect::Incomparable.relation())
                .detail(
                    "api-version-parameter",
                    api_version_parameter.clone(),
                    new.operation.api_version_parameter.clone(),
                );
            self.push(draft);
        }
        self.path(&subject, old.operation, new.operation);
        self.doc(&subject, doc, &new.operation.doc, &(operation::methods(old), operation::methods(new)));
        if *source != new.operation.source {
            let draft = DraftFinding::new(Rule::SourceChanged, &subject.part(subject.name.clone(), "source"));
            self.push(draft.detail("source", source.clone(), new.operation.source.clone()));
        }
        let calls = [operation::call(old), operation::call(new)];
        self.call = Some(calls).filter(|[before, after]| before != after);
        self.called = operation::methods(old);
        self.parameters(&subject, (old, new), parameter_pairs);
        self.body(&subject, (old, body.as_ref()), (new, new.operation.body.as_ref()));
        self.call = None;
        self.called.clear();
        let answered = Subject { uses: uses(new, Reach::RESPONSE), ..subject.clone() };
        self.responses(&answered, old, new);
        self.long_running(&answered, old, new);
        self.paging(&answered, old, new);
        self.overriding(&subject, old, new);
        self.examples(&subject, examples, &new.operation.examples);
    }

    /// The id, and what the method and its options are and were called.
    fn operation_names(&mut self, subject: &Subject, old: OperationRef<'_>, new: OperationRef<'_>) {
        let Operation { id, name, formerly, options, .. } = old.operation;
        if *id != new.operation.id {
            let is_reported = new.operation.formerly.iter().any(|former| former.id == *id);
            let stays = old.group.spec_name() == new.group.spec_name();
            let hint = (!is_reported && stays).then(|| {
                format!(
                    "add `formerly: [{id}]` to `{}`{}, and the old method stays usable",
                    new.operation.id,
                    self.place_of(&yaml_path(new))
                )
            });
            let draft = DraftFinding::new(Rule::OperationRenamed, subject)
                .detail("id", Some(id.clone()), Some(new.operation.id.clone()))
                .items((all(old), all(new)))
                .hint(hint);
            self.push(draft);
        } else if *formerly != new.operation.formerly
            || *name != new.operation.name
            || *options != new.operation.options
        {
            let list = |names: &[DeprecatedAliases]| {
                Some(names.iter().map(|former| former.id.as_str()).collect::<Vec<_>>().join(", "))
                    .filter(|names| !names.is_empty())
            };
            let draft = DraftFinding::new(Rule::FormerNamesChanged, subject)
                .detail("formerly", list(formerly), list(&new.operation.formerly))
                .detail("method", Some(name.to_string()), Some(new.operation.name.to_string()))
                .detail("options", Some(options.to_string()), Some(new.operation.options.to_string()))
                .items((all(old), all(new)));
            self.push(draft);
        }
    }

    fn path(&mut self, subject: &Subject, old: &Operation, new: &Operation) {
        let changed = parameters(old) == parameters(new) && signature(&old.path) != signature(&new.path);
        if !changed {
            if old.template != new.template && signature(&old.path) == signature(&new.path) && names(old) == names(new)
            {
                self.words(subject, "path", &old.template, &new.template);
            }
            return;
        }
        let draft = DraftFinding::new(Rule::PathChanged, subject).request(Effect::Incomparable.relation()).detail(
            "path",
            Some(old.template.clone()),
            Some(new.template.clone()),
        );
        self.push(draft);
    }

    fn operation_added(&mut self, new: OperationRef<'_>) {
        let subject = whole(new).only_new();
        let draft = DraftFinding::new(Rule::OperationAdded, &subject)
            .request(Effect::Widens.relation())
            .detail("call", None, Some(line(new.operation)))
            .items((Vec::new(), all(new)));
        self.push(draft);
    }

    fn operation_removed(&mut self, old: OperationRef<'_>, likely: Option<OperationRef<'_>>) {
        let deprecated = old.operation.doc.deprecated.is_some();
        let advice = || "deprecate it for a version first, so that callers can leave in time".to_owned();
        let is_it = |it: OperationRef<'_>| {
            let (id, former) = (&it.operation.id, &old.operation.id);
            let place = self.place_of(&yaml_path(it));
            format!("`{id}`{place} looks like it; if it is, add `formerly: [{former}]` there, and both are compared")
        };
        let hint = likely.map(is_it).or_else(|| (!deprecated).then(advice));
        let draft = DraftFinding::new(Rule::OperationRemoved, &whole(old).only_old())
            .request(Effect::Narrows.relation())
            .guard(deprecated.then_some(Guard::Announced))
            .detail("call", Some(line(old.operation)), None)
            .items((all(old), Vec::new()))
            .hint(hint);
        self.push(draft);
    }
}

/// What a start that is sent again after a failed attempt does now and did not before (RFC 9110, 9.2.2).
fn started_twice(old: &Operation, new: &Operation) -> Option<String> {
    let is_idempotent = |operation: &Operation| match operation.method {
        Method::Get | Method::Head | Method::Put | Method::Delete => true,
        Method::Post | Method::Patch => false,
    };
    (new.kind.start().is_some() && is_idempotent(old) && !is_idempotent(new)).then(|| {
        "a start that is sent again after a failed attempt may now start twice: `PollOptions::start_retries` prevents it"
            .to_owned()
    })
}

fn whole(at: OperationRef<'_>) -> Subject {
    let uses = uses(at, Reach::REQUEST.union(Reach::RESPONSE));
    Subject {
        name: format!("`{}`", at.operation.id),
        owner: None,
        old: Some(yaml_path(at)),
        new: Some(yaml_path(at)),
        uses,
    }
}

fn line(operation: &Operation) -> String {
    format!("{} {}", operation.method.as_str(), operation.template)
}

/// How many parameters a path has.
fn parameters(operation: &Operation) -> usize {
    names(operation).len()
}

/// The methods of an operation and what they return.
pub(super) fn called(at: OperationRef<'_>) -> Vec<Item> {
    [operation::methods(at), response::returns(at)].into_iter().flatten().collect()
}

/// Everything that coming or going of the whole operation brings along.
fn all(at: OperationRef<'_>) -> Vec<Item> {
    [operation::methods(at), operation::names(at)].into_iter().flatten().collect()
}
