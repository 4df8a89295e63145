//! What no group may be called: the methods of a service's client, and the modules beside those of groups; never what operations are called.

use super::{EMITTED, Names, is_client, is_of_version, set, sources};
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

#[test]
fn modules_beside_those_of_groups_are_known() {
    let services = EMITTED.api.modules.iter().filter_map(|module| module.service.as_ref());
    let named = services.flat_map(|service| &service.groups).filter(|group| group.named.is_some());
    let groups: Names = named.map(|group| group.module.as_str().to_owned()).collect();
    let tops = sources().filter(|(path, _)| is_of_version(path) && path.ends_with("/mod.rs"));
    let modules = tops.flat_map(|(_, file)| file.items).filter_map(|item| match item {
        Item::Mod(item) => Some(item.ident.to_string()),
        _ => None,
    });
    let mut own: Names = modules.filter(|name| !groups.contains(name.trim_start_matches("r#"))).collect();
    // `#[tokio::test]` beside the modules of the groups' tests.
    let tests =
        EMITTED.files.iter().filter(|(path, _)| path.starts_with("tests/behaviour/") && path.ends_with("/mod.rs"));
    let items = tests.flat_map(|(_, text)| syn::parse_file(text).expect("it is Rust").items);
    let attributes = items.flat_map(|item| if let Item::Fn(item) = item { item.attrs } else { Vec::new() });
    own.extend(attributes.filter(|it| it.path().segments.len() > 1).map(|it| it.path().segments[0].ident.to_string()));
    assert_eq!(own, set(reserved::GROUPS), "modules that no spec names, and `reserved::GROUPS`");
}
