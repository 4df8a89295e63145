//! Operations: which of the old is which of the new, which were added or removed, and what changed in each pair.

use super::comparison::{Comparison, DraftFinding, Subject};
use super::effect::Effect;
use super::law::Guard;
use super::reach::Use;
use super::rule::Rule;
use super::side::YamlPath;
use crate::model::{DeprecatedAliases, Operation, OperationRef, Reach, SegmentPart, fixed_query};
use crate::surface::{Item, operation, response};

/// The operation by itself: what it sends or receives.
fn uses(at: OperationRef<'_>, reach: Reach) -> Vec<Use> {
    vec![Use { service: at.module.path[0].to_string(), operation: at.operation.id.clone(), reach }]
}

fn yaml_path(at: OperationRef<'_>) -> YamlPath {
    YamlPath::new(&at.module.folder, format!("operations/{}", at.operation.id))
}

impl Comparison<'_> {
    pub(super) fn operations(&mut self, old: &[OperationRef<'_>], new: &[OperationRef<'_>]) {
        let mut taken = vec![false; new.len()];
        let criteria: [fn(&OperationRef<'_>, &OperationRef<'_>) -> bool; 3] = [
            |a, b| a.operation.id == b.operation.id,
            |a, b| b.operation.was(&a.operation.id),
            |a, b| {
                a.operation.method == b.operation.method
                    && signature(&a.operation.path) == signature(&b.operation.path)
                    && fixed_query(&a.operation.parameters) == fixed_query(&b.operation.parameters)
            },
        ];
        let mut found: Vec<Option<usize>> = vec![None; old.len()];
        for criterion in criteria {
            for (found, a) in found.iter_mut().zip(old).filter(|(found, _)| found.is_none()) {
                *found = (0..new.len()).find(|b| !taken[*b] && criterion(a, &new[*b]));
                found.iter().for_each(|b| taken[*b] = true);
            }
        }
        for (a, b) in found.into_iter().enumerate() {
            match b {
                Some(b) => self.operation(old[a], new[b]),
                None => self.operation_removed(old[a]),
            }
        }
        for (b, _) in taken.iter().enumerate().filter(|(_, taken)| !**taken) {
            self.operation_added(new[b]);
        }
    }

    fn operation(&mut self, old: OperationRef<'_>, new: OperationRef<'_>) {
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
                .detail("method", Some(method.as_str().to_owned()), Some(new.operation.method.as_str().to_owned()));
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
        self.parameters(&subject, old, new);
        self.body(&subject, (old, body.as_ref()), (new, new.operation.body.as_ref()));
        self.call = None;
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
            let stays = old.group.spec_name == new.group.spec_name;
            let hint = (!is_reported && stays)
                .then(|| format!("add `formerly: [{id}]` to `{}`, and the old method stays usable", new.operation.id));
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
        new.operation.types().for_each(|used| self.report_added(used.ty));
        let subject = whole(new).only_new();
        let draft = DraftFinding::new(Rule::OperationAdded, &subject)
            .request(Effect::Widens.relation())
            .detail("call", None, Some(line(new.operation)))
            .items((Vec::new(), all(new)));
        self.push(draft);
    }

    fn operation_removed(&mut self, old: OperationRef<'_>) {
        old.operation.types().for_each(|used| self.report_removed(used.ty));
        let deprecated = old.operation.doc.deprecated.is_some();
        let hint =
            (!deprecated).then(|| "deprecate it for a version first, so that callers can leave in time".to_owned());
        let draft = DraftFinding::new(Rule::OperationRemoved, &whole(old).only_old())
            .request(Effect::Narrows.relation())
            .guard(deprecated.then_some(Guard::Announced))
            .detail("call", Some(line(old.operation)), None)
            .items((all(old), Vec::new()))
            .hint(hint);
        self.push(draft);
    }
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

/// The path with its parameters' names left out.
pub(super) fn signature(path: &[Vec<SegmentPart>]) -> Vec<Vec<&str>> {
    path.iter()
        .map(|segment| {
            segment
                .iter()
                .map(|part| match part {
                    SegmentPart::Literal(text) => text.as_str(),
                    SegmentPart::Parameter(_) => "{}",
                })
                .collect()
        })
        .collect()
}

/// How many parameters a path has.
fn parameters(operation: &Operation) -> usize {
    names(operation).len()
}

/// The names of a path's parameters, in their order.
pub(super) fn names(operation: &Operation) -> Vec<&str> {
    let parts = operation.path.iter().flatten();
    parts
        .filter_map(|part| match part {
            SegmentPart::Parameter(name) => Some(name.as_str()),
            SegmentPart::Literal(_) => None,
        })
        .collect()
}

/// The methods of an operation and what they return.
pub(super) fn called(at: OperationRef<'_>) -> Vec<Item> {
    [operation::methods(at), response::returns(at)].into_iter().flatten().collect()
}

/// Everything that coming or going of the whole operation brings along.
fn all(at: OperationRef<'_>) -> Vec<Item> {
    [operation::methods(at), operation::names(at)].into_iter().flatten().collect()
}
