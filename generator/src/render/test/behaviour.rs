//! Tests of how each operation is called and what it returns: a folder for each service, with a file for each group of its operations.

mod broken;
mod call;
mod paging;
mod polling;
mod service;
mod starting;

use super::super::doc;
use super::call::Called;
use super::place;
use super::subject::TestedOperation;
use super::suite::{self, TestFile};
use crate::model::{Api, Group, Module, ModuleName, Operation, OperationAuth, OperationKind, Service};
use rayon::prelude::*;

/// A module for each service with an operation that can be tested.
pub(super) fn render(api: &Api) -> Vec<suite::TestModule> {
    let services: Vec<_> = api.services().collect();
    services.into_par_iter().filter_map(|(module, service)| of_service(api, module, service)).collect()
}

fn of_service(api: &Api, module: &Module, service: &Service) -> Option<suite::TestModule> {
    let mut groups: Vec<(&Group, Vec<TestedOperation<'_>>)> = Vec::new();
    for group in &service.groups {
        let called = group.operations.iter().map(|operation| Called { api, module, service, group, operation });
        groups.push((group, called.filter_map(TestedOperation::new).collect()));
    }
    let subjects = || groups.iter().flat_map(|(_, subjects)| subjects);
    // An operation with credentials of its own says nothing about those of the service.
    let common = subjects().find(|it| is_call(it.operation()) && it.operation().auth == OperationAuth::Service);
    let (mut modules, mut files): (Vec<&ModuleName>, Vec<TestFile>) = (Vec::new(), Vec::new());
    for (group, subjects) in &groups {
        if let Some(file) = of_group(group, subjects, common) {
            modules.push(&group.module);
            files.push(file);
        }
    }
    files.push(service::render(subjects().next()?, &modules, common));
    Some(suite::TestModule::new(place::stem(module), module.path.first(), files))
}

/// Whether one request has one response.
fn is_call(operation: &Operation) -> bool {
    matches!(operation.kind, OperationKind::Call | OperationKind::StatusPoll(_))
}

/// The tests of a group's operations; `None` where there are none.
fn of_group(group: &Group, subjects: &[TestedOperation<'_>], common: Option<&TestedOperation<'_>>) -> Option<TestFile> {
    let Called { module, .. } = subjects.first()?.called;
    let path = format!("tests/behaviour/{}/{}.rs", place::stem(module), group.module);
    let mut test = TestFile::new(path, &format!("specs/{}", module.folder), "behaviour.rs");
    test.file.doc([format!("The {}.", doc::operations(group))]);
    let mut any = false;
    for subject in subjects {
        let operation = subject.operation();
        any |= match &operation.kind {
            OperationKind::Start(start) => starting::render(subject, start, &mut test),
            OperationKind::List(paging) => paging::render(subject, paging, &mut test),
            OperationKind::Call | OperationKind::StatusPoll(_) => {
                let is_common = common.is_some_and(|common| std::ptr::eq(common.operation(), operation));
                call::render(subject, if is_common { call::Sight::Service } else { call::Sight::Group }, &mut test);
                if let Some(polled) = operation.kind.status_poll() {
                    polling::render(subject, polled, &mut test);
                }
                true
            }
        };
    }
    any.then_some(test)
}
