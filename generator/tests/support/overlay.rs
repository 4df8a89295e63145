//! Changes to the text of spec files, as a case writes them down: hunks of lines, files copied, moved and removed. It never reads YAML.

use std::collections::BTreeMap;

/// The files of a spec, by their path below its folder.
pub type Files = BTreeMap<String, String>;

/// One change to the files of a spec.
pub enum Edit {
    /// Lines of one file are replaced; a file that is not there begins empty.
    Lines { path: String, hunks: Vec<Hunk> },
    /// A file or folder is copied.
    Copy { from: String, to: String },
    /// A file or folder is moved.
    Move { from: String, to: String },
    /// A file or folder is removed.
    Remove { path: String },
}

/// Lines that stand together: those after ` ` and `-` are found, those after ` ` and `+` take their place.
pub struct Hunk {
    /// The key in whose block the lines are looked for; in the whole file without it.
    key: Option<String>,
    old: Vec<String>,
    new: Vec<String>,
    /// Where it begins in the case.
    line: usize,
}

/// Reads one edit: what its heading says, and the numbered lines below.
pub fn read(heading: &str, body: &[(usize, &str)]) -> Result<Edit, String> {
    let words: Vec<&str> = heading.split(' ').collect();
    let edit = match words.as_slice() {
        ["copy", from, "to", to] => Edit::Copy { from: (*from).to_owned(), to: (*to).to_owned() },
        ["move", from, "to", to] => Edit::Move { from: (*from).to_owned(), to: (*to).to_owned() },
        ["remove", path] => Edit::Remove { path: (*path).to_owned() },
        [path] => return Ok(Edit::Lines { path: (*path).to_owned(), hunks: hunks(body)? }),
        _ => return Err(format!("`{heading}` is none of: a file, `copy A to B`, `move A to B`, `remove A`")),
    };
    match body.iter().find(|(_, line)| !line.is_empty()) {
        Some((at, _)) => Err(format!("line {at}: only a file has lines below it")),
        None => Ok(edit),
    }
}

/// The hunks of a file. Each `@@` begins one; empty lines at the end of a hunk are not part of it.
fn hunks(body: &[(usize, &str)]) -> Result<Vec<Hunk>, String> {
    let mut hunks = Vec::new();
    for lines in body.chunk_by(|_, (_, next)| !next.starts_with("@@")) {
        let length = lines.iter().rposition(|(_, line)| !line.is_empty()).map_or(0, |last| last + 1);
        let Some(((line, first), rest)) = lines[..length].split_first() else { continue };
        let (key, lines) = match first.strip_prefix("@@") {
            Some(key) => (Some(key.trim().to_owned()).filter(|key| !key.is_empty()), rest),
            None => (None, &lines[..length]),
        };
        let mut hunk = Hunk { key, old: Vec::new(), new: Vec::new(), line: *line };
        for (at, text) in lines {
            let (mark, text) = text.split_at_checked(1).unwrap_or((" ", ""));
            match mark {
                " " => hunk.old.push(text.to_owned()),
                "-" => hunk.old.push(text.to_owned()),
                "+" => {}
                _ => return Err(format!("line {at} begins with none of ` `, `-`, `+` and `@@`")),
            }
            if mark != "-" {
                hunk.new.push(text.to_owned());
            }
        }
        if hunk.old == hunk.new {
            return Err(format!("line {line}: nothing is removed or added here"));
        }
        hunks.push(hunk);
    }
    if hunks.is_empty() { Err("no line is removed or added".to_owned()) } else { Ok(hunks) }
}

/// Applies one edit.
pub fn apply(files: &mut Files, edit: &Edit) -> Result<(), String> {
    match edit {
        Edit::Lines { path, hunks } => {
            let mut lines: Vec<String> =
                files.get(path).map(String::as_str).unwrap_or_default().lines().map(str::to_owned).collect();
            for hunk in hunks {
                replace(&mut lines, hunk).map_err(|reason| format!("line {}: {path}: {reason}", hunk.line))?;
            }
            files.insert(path.clone(), lines.iter().map(|line| format!("{line}\n")).collect());
        }
        Edit::Copy { from, to } => {
            files.extend(below(files, from)?.into_iter().map(|(rest, text)| (to.clone() + &rest, text)))
        }
        Edit::Move { from, to } => {
            let moved = below(files, from)?;
            moved.iter().for_each(|(rest, _)| drop(files.remove(&format!("{from}{rest}"))));
            files.extend(moved.into_iter().map(|(rest, text)| (to.clone() + &rest, text)));
        }
        Edit::Remove { path } => {
            below(files, path)?.iter().for_each(|(rest, _)| drop(files.remove(&format!("{path}{rest}"))));
        }
    }
    Ok(())
}

/// The files at a path or below it, each by what stands behind the path.
fn below(files: &Files, path: &str) -> Result<Vec<(String, String)>, String> {
    let rest =
        |name: &str| name.strip_prefix(path).filter(|rest| rest.is_empty() || rest.starts_with('/')).map(str::to_owned);
    let found: Vec<_> = files.iter().filter_map(|(name, text)| Some((rest(name)?, text.clone()))).collect();
    if found.is_empty() { Err(format!("there is no {path}")) } else { Ok(found) }
}

/// Puts the new lines of a hunk in the place of its old ones, which stand there exactly once; without old ones, at the end of the block.
fn replace(lines: &mut Vec<String>, hunk: &Hunk) -> Result<(), String> {
    let (start, end) = match &hunk.key {
        Some(key) => block(lines, key)?,
        None => (0, lines.len()),
    };
    let at = if hunk.old.is_empty() {
        end
    } else {
        let mut found = (start..=end.saturating_sub(hunk.old.len())).filter(|at| lines[*at..].starts_with(&hunk.old));
        match (found.next(), found.next()) {
            (Some(at), None) => at,
            (Some(_), Some(_)) => {
                return Err(
                    "these lines stand here several times; add a line before or after, or name their key after `@@`"
                        .to_owned(),
                );
            }
            (None, _) => return Err(format!("these lines do not stand here:\n{}", hunk.old.join("\n"))),
        }
    };
    lines.splice(at..at + hunk.old.len(), hunk.new.iter().cloned());
    Ok(())
}

/// The line of a key that stands once, and the lines below it that are indented further.
fn block(lines: &[String], key: &str) -> Result<(usize, usize), String> {
    let indent = |line: &str| line.len() - line.trim_start().len();
    let is_key = |line: &String| line.trim_start().strip_prefix(key).is_some_and(|rest| rest.starts_with(':'));
    let mut found = lines.iter().enumerate().filter(|(_, line)| is_key(line));
    let (start, first) = match (found.next(), found.next()) {
        (Some(first), None) => first,
        (Some(_), Some(_)) => return Err(format!("the key `{key}` stands here several times")),
        (None, _) => return Err(format!("there is no key `{key}`")),
    };
    let inside = |line: &String| line.is_empty() || indent(line) > indent(first);
    let length = lines[start + 1..].iter().take_while(|line| inside(line)).count();
    let block = &lines[start..=start + length];
    let last = block.iter().rposition(|line| !line.is_empty()).unwrap_or(0);
    Ok((start, start + last + 1))
}
