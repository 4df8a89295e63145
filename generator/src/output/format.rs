//! From items that are rows of tokens to files that `cargo fmt --check` has nothing to say about. What is printed at once is neither all
//! of it, which bounds the memory, nor a file, which bounds how often rustfmt starts.

use super::Package;
use super::draft::{DraftFile, LaidOutFile};
use super::print;
use super::rustfmt::{FormatError, Rustfmt};
use rayon::prelude::*;

/// So many bytes are printed and formatted at once, at most, unless a single file has more.
const LARGEST: usize = 1 << 20;

/// For less than this, rustfmt takes longer to start than to format.
const SMALLEST: usize = 1 << 16;

/// Every file as rustfmt prints it. rustfmt itself is started only where items are left that are not laid out yet: to start it takes longer than to
/// write a small crate.
///
/// # Errors
///
/// When rustfmt is needed and not installed (`rustup component add rustfmt`), or refuses a text.
///
/// # Panics
///
/// When an item is not Rust, which is a mistake of the renderer.
pub fn format(mut package: Package) -> Result<Package, FormatError> {
    let rustfmt = Rustfmt::find();
    let parts = parts(package.lay_out());
    let formatted: Vec<Vec<DraftFile>> =
        parts.into_par_iter().map(|part| files(part, &rustfmt)).collect::<Result<_, _>>()?;
    formatted.into_iter().flatten().for_each(|file| package.replace(file));
    Ok(package)
}

/// Finishes files; rustfmt gets only the rows that are left in them.
fn files(files: Vec<LaidOutFile>, rustfmt: &Rustfmt) -> Result<Vec<DraftFile>, FormatError> {
    let rows = files.iter().flat_map(|file| file.rows().map(|row| print::item(file.path(), row)));
    let mut formatted = rustfmt.format(&rows.collect::<Vec<String>>())?.into_iter();
    Ok(files.into_iter().map(|file| file.finish(|_| formatted.next().expect("a text for each"))).collect())
}

/// The files in parts of about the same size, one for each core where that is worthwhile.
fn parts(files: Vec<LaidOutFile>) -> Vec<Vec<LaidOutFile>> {
    let left = |file: &LaidOutFile| file.rows().map(str::len).sum::<usize>();
    let all: usize = files.iter().map(left).sum();
    let size = all.div_ceil(rayon::current_num_threads()).clamp(SMALLEST, LARGEST);
    let (mut parts, mut filled) = (Vec::new(), size);
    for file in files {
        if filled >= size {
            parts.push(Vec::new());
            filled = 0;
        }
        filled += left(&file);
        parts.last_mut().expect("there is a part").push(file);
    }
    parts
}
