//! The lock file of the workspace that a written crate is part of. While the crate is away, cargo takes its entry out of the lock file;
//! here it comes back with the crate, and no version of anything changes.

use crate::stderr;
use std::path::Path;
use std::process::{Command, Stdio};

/// Has cargo enter the crate in the folder `out` into the lock file above it, where there is one. Without the network: what the entry needs
/// is in the lock file.
pub(crate) fn update(out: &Path) {
    let Ok(out) = out.canonicalize() else { return };
    let Some(workspace) = out.ancestors().skip(1).find(|folder| folder.join("Cargo.lock").is_file()) else { return };
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut command = Command::new(cargo);
    command
        .args(["update", "--workspace", "--offline", "--quiet", "--manifest-path"])
        .arg(workspace.join("Cargo.toml"));
    let done = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).status();
    if !done.is_ok_and(|status| status.success()) {
        stderr::say(&format!(
            "{} may lack the crate's entry; the next cargo command adds it",
            workspace.join("Cargo.lock").display()
        ));
    }
}
