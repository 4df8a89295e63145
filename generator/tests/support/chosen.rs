//! Which cases run: all of them, or those that the environment variable `CASE` names.

/// The cases that `CASE` names, separated by commas; `name*` is every case that begins like that. All of them without it.
///
/// # Panics
///
/// When it names a case that there is not; the message lists the nearest names.
pub fn chosen(all: Vec<String>) -> Vec<String> {
    let Ok(wanted) = std::env::var("CASE") else { return all };
    let wanted: Vec<&str> = wanted.split(',').map(str::trim).filter(|name| !name.is_empty()).collect();
    let is_meant = |name: &str, wanted: &str| match wanted.strip_suffix('*') {
        Some(start) => name.starts_with(start),
        None => name == wanted,
    };
    for wanted in &wanted {
        let known = all.iter().any(|name| is_meant(name, wanted));
        assert!(known, "CASE: there is no case `{wanted}`; the nearest are {}", nearest(&all, wanted).join(", "));
    }
    all.into_iter().filter(|name| wanted.iter().any(|wanted| is_meant(name, wanted))).collect()
}

/// The five names that need the fewest edits to become the wanted one.
fn nearest<'a>(all: &'a [String], wanted: &str) -> Vec<&'a str> {
    let mut names: Vec<&str> = all.iter().map(String::as_str).collect();
    names.sort_by_key(|name| (!name.contains(wanted), edits(name, wanted)));
    names.truncate(5);
    names
}

/// The number of bytes to insert, remove or replace between two names.
fn edits(one: &str, other: &str) -> usize {
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (at, byte) in one.bytes().enumerate() {
        let mut diagonal = std::mem::replace(&mut row[0], at + 1);
        for (column, other) in other.bytes().enumerate() {
            let replaced = diagonal + usize::from(byte != other);
            diagonal = row[column + 1];
            row[column + 1] = replaced.min(diagonal + 1).min(row[column] + 1);
        }
    }
    row[other.len()]
}
