//! The search for cycles, tried on a small crate.

use crate::cycle::{Graph, cycles, shown};
use crate::tree::Tree;
use std::fs;
use std::path::Path;

/// `a` uses `b` through a re-export of the root, `b` uses `c` by a path, and `c` uses `a` inside a macro: a cycle. `d` uses `b`, which uses `d`
/// in quoted code and in tests only. `e` uses its parent's type while the parent only declares it and re-exports its item.
const FILES: [(&str, &str); 6] = [
    ("lib.rs", "mod a;\nmod b;\nmod c;\nmod d;\nmod e;\npub use b::B;\npub use e::E;\npub struct Root;\n"),
    ("a.rs", "use super::B;\npub struct A(B);\n"),
    (
        "b.rs",
        "pub struct B;\nfn f() -> u8 { crate::c::number() }\nfn g() { quote!(crate::d::D); }\n#[cfg(test)]\nmod tests { use crate::d::D; }\n",
    ),
    ("c/mod.rs", "use crate::a;\npub fn number() -> u8 { drop(vec![a::A::new()]); 1 }\n"),
    ("d.rs", "use crate::{b::{self, B}};\npub struct D(b::B, B);\n"),
    ("e.rs", "pub struct E(super::Root);\n"),
];

#[test]
fn a_cycle_is_found_through_re_exports_paths_and_macros() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("tidy");
    for (path, text) in FILES {
        let path = folder.join(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(path, text).expect("a file");
    }
    let tree = Tree::read(&folder.join("lib.rs"));
    let name = |path: &Path| path.strip_prefix(&folder).expect("below the folder").to_string_lossy().replace('\\', "/");
    let graph: Graph =
        tree.uses().into_iter().map(|(file, used)| (name(file), used.into_iter().map(name).collect())).collect();
    let expected = [("a.rs", "b.rs"), ("b.rs", "c/mod.rs"), ("c/mod.rs", "a.rs"), ("d.rs", "b.rs"), ("e.rs", "lib.rs")];
    let expected: Graph = expected.map(|(file, used)| (file.to_owned(), [used.to_owned()].into())).into();
    assert_eq!(graph, expected);
    let found: Vec<String> = cycles(&graph).iter().map(|cycle| shown(&graph, cycle)).collect();
    assert_eq!(found, ["a.rs -> b.rs -> c/mod.rs -> a.rs"]);
}
