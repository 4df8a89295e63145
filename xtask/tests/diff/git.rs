//! Specs in git's objects, in every kind of repository that people have.

use crate::bakery::{Bakery, JSON, OPERATIONS, diff, git};
use std::fs;
use std::path::{Path, PathBuf};

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

/// The first command that a message gives.
fn command(message: &str) -> &str {
    let (_, rest) = message.split_once("`git fetch ").unwrap_or_else(|| panic!("{message}"));
    &message[message.len() - rest.len() - "git fetch ".len()..][..rest.find('`').expect("an end") + "git fetch ".len()]
}

/// Does what a message says.
fn obey(folder: &Path, message: &str) {
    for one in command(message).split(" && ") {
        git(folder, &[&["-c", "fetch.quiet=true"], &one.split(' ').skip(1).collect::<Vec<_>>()[..]].concat());
    }
}

/// A clone of the bakery, whose default branch is `main`, made as these flags say.
fn clone(bakery: &Bakery, flags: &[&str]) -> PathBuf {
    if bakery.git(&["branch", "--list", "main"]).contains("main") {
        bakery.git(&["checkout", "--quiet", "main"]);
    }
    let folder = bakery.folder.path().join("clone");
    let from = format!("file://{}", bakery.top().display());
    bakery.git(&[&["clone", "--quiet"], flags, &[&from, folder.to_str().expect("text")]].concat());
    folder
}

#[test]
fn what_a_message_says_brings_what_is_missing() {
    for flags in [
        &["--depth=1", "--branch=work"][..],
        &["--depth=1", "--branch=work", "--no-single-branch"],
        &["--single-branch", "--branch=work"],
        &["--depth=1", "--branch=work", "--origin=upstream"],
    ] {
        let bakery = Bakery::in_git();
        bakery.narrow();
        bakery.commit("a narrower name");
        let folder = clone(&bakery, flags);
        let before = diff(&folder, &JSON);
        assert_eq!((before.code, before.out.as_str()), (Some(3), ""), "{flags:?}");
        obey(&folder, &before.err);
        let after = diff(&folder, &JSON);
        assert_eq!(after.code, Some(0), "{flags:?}: {}", after.err);
        assert_eq!(after.rules(), ["text-changed"], "{flags:?}");
    }
}

#[test]
fn a_revision_that_is_not_here_is_told_with_how_to_get_it() {
    let bakery = Bakery::in_git();
    bakery.narrow();
    bakery.commit("a narrower name");
    let folder = clone(&bakery, &["--single-branch", "--branch=work"]);
    for revision in ["main", "origin/main"] {
        let ran = diff(&folder, &["--specs", "specs", revision]);
        assert_eq!(command(&ran.err), "git fetch origin main:refs/remotes/origin/main", "{}", ran.err);
    }
    obey(&folder, &diff(&folder, &["--specs", "specs", "main"]).err);
    assert_eq!(diff(&folder, &[&JSON[..], &["origin/main"]].concat()).rules(), ["text-changed"]);
    let shallow = Bakery::in_git();
    shallow.narrow();
    shallow.commit("a narrower name");
    let folder = clone(&shallow, &["--depth=1", "--branch=work"]);
    assert_eq!(command(&diff(&folder, &["--specs", "specs", "HEAD~1"]).err), "git fetch --unshallow origin");
}

#[test]
fn the_default_branch_is_what_the_remote_says() {
    for remote in ["origin", "upstream"] {
        let bakery = Bakery::in_git();
        bakery.git(&["branch", "--move", "main", "develop"]);
        bakery.narrow();
        bakery.commit("a narrower name");
        // The remote's default branch is what it has checked out.
        bakery.git(&["checkout", "--quiet", "develop"]);
        let folder = clone(&bakery, &[&format!("--origin={remote}")]);
        git(&folder, &["checkout", "--quiet", "-b", "mine", &format!("{remote}/work")]);
        assert_eq!(diff(&folder, &JSON).rules(), ["text-changed"], "{remote}");
        // A branch of a usual name that the remote does not call its default is another one.
        git(&folder, &["branch", "main", "mine"]);
        assert_eq!(diff(&folder, &JSON).rules(), ["text-changed"], "{remote}");
    }
}

#[test]
fn no_command_of_the_configuration_is_run() {
    let bakery = Bakery::in_git();
    bakery.write("specs/bakery/.gitattributes", "*.yaml filter=evil diff=evil\n");
    bakery.git(&["checkout", "--quiet", "main"]);
    bakery.commit("attributes");
    bakery.git(&["checkout", "--quiet", "work"]);
    bakery.narrow();
    bakery.commit("a narrower name");
    bakery.git(&["config", "uploadpack.allowFilter", "true"]);
    let folder = clone(&bakery, &["--filter=blob:none", "--no-checkout", "--branch=work"]);
    let mark = folder.join("ran");
    let evil = format!("touch '{}'; false", mark.display());
    for key in [
        "remote.origin.uploadpack",
        "core.fsmonitor",
        "core.sshCommand",
        "core.pager",
        "pager.cat-file",
        "core.alternateRefsCommand",
        "core.askPass",
        "credential.helper",
        "diff.external",
        "diff.evil.textconv",
        "diff.evil.command",
        "filter.evil.smudge",
        "filter.evil.clean",
        "filter.evil.process",
        "gpg.program",
    ] {
        git(&folder, &["config", key, &evil]);
    }
    for alias in ["rev-parse", "ls-tree", "cat-file", "merge-base", "remote", "symbolic-ref", "config"] {
        git(&folder, &["config", &format!("alias.{alias}"), &format!("!{evil}")]);
    }
    let ran = diff(&folder, &["--specs", "specs", "origin/main", "origin/work"]);
    assert_eq!((ran.code, ran.out.as_str()), (Some(3), ""), "{}", ran.err);
    assert!(
        ran.err
            .contains("is not here (the clone is partial; `git fetch --refetch --no-filter origin` brings the rest)"),
        "{}",
        ran.err
    );
    assert!(!mark.exists(), "something ran");

    git(&folder, &["config", "--unset", "remote.origin.uploadpack"]);
    obey(&folder, &ran.err);
    fs::remove_file(&mark).ok();
    let ran = diff(&folder, &[&JSON[..], &["origin/main", "origin/work"]].concat());
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    assert_eq!(ran.rules(), ["text-changed"]);
    assert!(!mark.exists(), "something ran");
}

#[test]
fn a_revision_is_judged_as_the_disk_is() {
    let refused = |make: &dyn Fn(&Bakery), said: &str| {
        let bakery = Bakery::in_git();
        make(&bakery);
        bakery.commit("odd");
        let [disk, revision] = ["specs", "HEAD:specs"].map(|new| bakery.diff(&["main:specs", new]));
        for ran in [disk, revision] {
            assert_eq!((ran.code, ran.out.as_str()), (Some(3), ""), "{said}");
            assert!(ran.err.contains(said), "{}", ran.err);
        }
    };
    refused(
        &|bakery| bakery.write("specs/bakery/2024-03-01/more.yaml", &format!("# {}\n", "x".repeat(9 << 20))),
        "9437187 bytes; a spec file may have 8388608",
    );
    if cfg!(unix) {
        let link = |bakery: &Bakery, target: &str, name: &str| {
            // As data, so that no privilege is needed to make it.
            let object = bakery.top().join("target");
            fs::write(&object, target).expect("a file");
            let hash = bakery.git(&["hash-object", "-w", "target"]);
            fs::remove_file(object).expect("a file");
            bakery.git(&["update-index", "--add", "--cacheinfo", &format!("120000,{hash},{name}")]);
            bakery.git(&["checkout", "--quiet", "--", name]);
        };
        refused(
            &|bakery| link(bakery, "../2024-03-01/models.yaml", "specs/bakery/old/models.yaml"),
            "models.yaml: a link; specs are plain files and folders",
        );
        refused(&|bakery| link(bakery, "bakery", "specs/baker"), "baker: a link; specs are plain files and folders");
    }
}

/// No file system holds one, so that only a revision has it.
#[test]
fn a_link_longer_than_any_path_leads_nowhere() {
    let bakery = Bakery::in_git();
    fs::write(bakery.top().join("target"), "./".repeat(4 << 20) + "bakery").expect("a file");
    let hash = bakery.git(&["hash-object", "-w", "target"]);
    let linked = |name: &str| {
        bakery.git(&["update-index", "--add", "--cacheinfo", &format!("120000,{hash},{name}")]);
        bakery.git(&["commit", "--quiet", "-m", "a long link"]);
        bakery.diff(&["main:specs", "HEAD:specs"])
    };
    assert_eq!(linked("specs/baker").code, Some(0));
    let spec = linked("specs/bakery/old/models.yaml");
    assert_eq!((spec.code, spec.out.as_str()), (Some(3), ""));
    assert!(spec.err.contains("models.yaml: a link; specs are plain files and folders"), "{}", spec.err);
}
