//! Specs on disk, for `.ci/combination`: of all services, and of single operations.

use super::judged::{self, Judged};
use super::service::File;
use std::fs;
use std::path::Path;

/// Writes the specs of a crate of these files, which is `krate` where it is not that of all services.
pub fn write<'f>(folder: &Path, files: impl IntoIterator<Item = &'f File>, krate: Option<&str>) {
    for (_, source) in judged::sources(files).iter() {
        let path = source.path.strip_prefix("specs").expect("below it");
        let text = krate.filter(|_| path == Path::new("crate.yaml")).unwrap_or(&source.text);
        let path = folder.join(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(path, text).expect("a file");
    }
}

/// Writes the specs of a crate that has one operation of the service, so that nothing else uses what that one does. Most such crates share
/// the runtime of the crate of all services, as it is most of what there is to compile.
pub fn write_alone(folder: &Path, judged: &Judged) {
    let seed = judged.service.seed;
    let Some(number) = judged.left.get(seed as usize % judged.left.len().max(1)) else { return };
    let name = format!("alone{seed}");
    let runtime = if seed.is_multiple_of(12) { "" } else { "runtime: { name: combination, path: ../../client }\n" };
    let krate = format!("name: {name}\nversion: 0.1.0\n{runtime}");
    write(&folder.join(&name), &judged.service.files(|other| other == *number), Some(&krate));
}
