//! Specs in git's objects, in every kind of repository that people have.

use crate::bakery::{Bakery, JSON, OPERATIONS, diff, git};
use std::fs;

#[test]
fn revisions_are_read_where_the_user_stands() {
    let bakery = Bakery::in_git();
    bakery.narrow();
    bakery.commit("a narrower name");
    for arguments in [["main:specs", "HEAD:specs"], ["main:specs/bakery", "HEAD:specs/bakery"], ["HEAD~1", "specs"]] {
        assert_eq!(bakery.diff(&[&JSON[..], &arguments].concat()).rules(), ["text-changed"], "{arguments:?}");
    }
    let below = bakery.top().join("specs/bakery");
    for arguments in [["main:specs", "work:specs"], ["main:./2024-03-01", "2024-03-01"], ["main:..", ".."]] {
        let ran = diff(&below, &[&["--format", "json", "--specs", ".."], &arguments[..]].concat());
        assert_eq!(ran.rules(), ["text-changed"], "{arguments:?}");
    }
}

#[test]
fn other_files_of_a_repository_are_left_alone() {
    let bakery = Bakery::in_git();
    bakery.write("elsewhere/notes.yml", "");
    fs::write(bakery.top().join("elsewhere/notes.yml"), [0xff, 0xfe, b'a']).expect("writing");
    bakery.git(&["mv", "specs", ".specs"]);
    bakery.commit("a hidden folder, and a file in another encoding");
    bakery.write(".specs/bakery/2024-03-01/operations.yaml", &OPERATIONS.replace("{2,8}", "{2,6}"));
    for old in ["HEAD:.specs", "HEAD:./.specs", "HEAD"] {
        let ran = bakery.diff(&["--format", "json", "--specs", ".specs", old, ".specs"]);
        assert_eq!(ran.rules(), ["text-changed"], "{old}: {}", ran.err);
    }
}

#[test]
fn a_bare_repository_has_revisions_too() {
    let bakery = Bakery::in_git();
    bakery.narrow();
    bakery.commit("a narrower name");
    let bare = bakery.folder.path().join("bare.git");
    bakery.git(&["clone", "--quiet", "--bare", ".", bare.to_str().expect("text")]);
    assert_eq!(diff(&bare, &["--format", "json", "main:specs", "work:specs"]).rules(), ["text-changed"]);
    assert_eq!(diff(&bare, &["--format", "json", "--specs", "specs", "main", "work"]).rules(), ["text-changed"]);
}

#[test]
fn a_shallow_clone_is_reported_with_how_to_deepen_it() {
    let bakery = Bakery::in_git();
    bakery.narrow();
    bakery.commit("a narrower name");
    let shallow = bakery.folder.path().join("shallow");
    let from = format!("file://{}", bakery.top().display());
    bakery.git(&["clone", "--quiet", "--depth=1", "--branch=work", &from, shallow.to_str().expect("text")]);
    for arguments in [&["--specs", "specs"][..], &["--specs", "specs", "HEAD~1"]] {
        let ran = diff(&shallow, arguments);
        assert_eq!((ran.code, ran.out.as_str()), (Some(3), ""));
        assert!(ran.err.contains("`git fetch --unshallow`"), "{}", ran.err);
    }
    git(&shallow, &["fetch", "--quiet", "--unshallow"]);
    git(&shallow, &["fetch", "--quiet", "origin", "main:refs/remotes/origin/main"]);
    assert_eq!(diff(&shallow, &JSON).rules(), ["text-changed"]);
}
