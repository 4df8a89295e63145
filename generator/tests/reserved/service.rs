//! The methods of a service's client that no group may be called like; never those of its operations.

use super::{EMITTED, Names, is_client, set, sources};
use generator::model::Operation;
use generator::resolve::reserved;
use syn::{ImplItem, Item};

/// What the methods of an operation are called.
fn methods_of(operation: &Operation) -> Vec<String> {
    let (poll, start) = (operation.kind.status_poll(), operation.kind.start());
    let polls = poll.into_iter().flat_map(|poll| [&poll.poll, &poll.resume]);
    let resume = start.into_iter().map(|start| &start.resume);
    let all = [operation.method_name()].into_iter().chain(polls).chain(resume);
    all.map(|name| name.as_str().to_owned()).collect()
}

#[test]
fn clients_of_groups_are_not_named_as_what_every_client_has() {
    let services = EMITTED.api.modules.iter().filter_map(|module| module.service.as_ref());
    let own = services.flat_map(|service| &service.groups).flat_map(|group| match &group.named {
        Some(named) => vec![named.accessor.as_str().to_owned()],
        None => group.operations.iter().flat_map(methods_of).collect(),
    });
    let own: Names = own.collect();
    let items =
        sources().filter(|(path, _)| is_client(path) && path.ends_with("/client.rs")).flat_map(|(_, file)| file.items);
    let methods = items.filter_map(|item| match item {
        Item::Impl(item) if item.trait_.is_none() => Some(item.items),
        _ => None,
    });
    let mut found: Names = methods
        .flatten()
        .filter_map(|item| match item {
            // Those of former names say so.
            ImplItem::Fn(method)
                if matches!(method.vis, syn::Visibility::Public(_))
                    && !method.attrs.iter().any(|it| it.path().is_ident("deprecated")) =>
            {
                Some(method.sig.ident.to_string())
            }
            _ => None,
        })
        .collect();
    found.retain(|name| !own.contains(name.trim_start_matches("r#")));
    assert!(found.contains("with_key"), "{found:?}");
    let missing = &found - &set(reserved::METHODS);
    assert!(missing.is_empty(), "not in `reserved::METHODS`: {missing:?}");
}
