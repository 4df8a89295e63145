//! From items that are rows of tokens to files that `cargo fmt --check` has nothing to say about. What is printed at once is neither all
//! of it, which bounds the memory, nor a file, which bounds how often rustfmt starts.

use super::Package;
use super::draft::{DraftFile, ItemState};
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
    let formatted = {
        let drafts: Vec<&DraftFile> = package.drafts().filter(|draft| !draft.items.is_empty()).collect();
        let parts: Vec<Vec<DraftFile>> =
            parts(&drafts).into_par_iter().map(|part| files(part, &rustfmt)).collect::<Result<_, _>>()?;
        parts
    };
    formatted.into_iter().flatten().for_each(|file| package.replace(file));
    Ok(package)
}

/// Files that rustfmt is needed for. What is printed already stays as it is, and so do the comments at the head of a file: rustfmt would do nothing
/// to them.
fn files(drafts: &[&DraftFile], rustfmt: &Rustfmt) -> Result<Vec<DraftFile>, FormatError> {
    let items = drafts.iter().flat_map(|draft| draft.parts().map(|(state, text)| (*draft, state, text)));
    let tokens = items.filter(|(_, state, _)| *state == ItemState::Tokens);
    let printed: Vec<String> = tokens.map(|(draft, _, text)| print::item(&draft.path, text)).collect();
    let mut formatted = rustfmt.format(&printed)?.into_iter();
    let mut file = |draft: &DraftFile| {
        let mut text = format!("{}\n", draft.head());
        for (state, printed) in draft.parts() {
            text.push('\n');
            match state {
                ItemState::Printed => text.extend([printed, "\n"]),
                ItemState::Tokens => text.push_str(&formatted.next().expect("a text for each")),
            }
        }
        DraftFile::finished(&draft.path, text)
    };
    Ok(drafts.iter().map(|draft| file(draft)).collect())
}

/// The files in parts of about the same size, one for each core where that is worthwhile.
fn parts<'a>(drafts: &'a [&'a DraftFile]) -> Vec<&'a [&'a DraftFile]> {
    let all: usize = drafts.iter().map(|draft| unprinted(draft)).sum();
    let size = all.div_ceil(rayon::current_num_threads()).clamp(SMALLEST, LARGEST);
    let mut filled = 0;
    let mut parts = Vec::new();
    let mut first = 0;
    for (index, draft) in drafts.iter().enumerate() {
        filled += unprinted(draft);
        if filled >= size || index + 1 == drafts.len() {
            parts.push(&drafts[first..=index]);
            (first, filled) = (index + 1, 0);
        }
    }
    parts
}

/// How much of a file is still to be printed.
fn unprinted(draft: &DraftFile) -> usize {
    draft.parts().filter(|(state, _)| *state == ItemState::Tokens).map(|(_, text)| text.len()).sum()
}
