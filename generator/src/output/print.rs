//! Rows of tokens as text with lines and blank lines; what rustfmt does better is left to it.

use super::complexity;

/// An item that is a row of tokens.
///
/// # Panics
///
/// When it is not Rust.
pub(super) fn item(path: &str, tokens: &str) -> String {
    match syn::parse_file(tokens) {
        Ok(mut file) => {
            complexity::expect(&mut file.items);
            spaced(&prettyplease::unparse(&file))
        }
        Err(error) => panic!("the generator wrote something into {path} that is not Rust ({error}):\n{tokens}"),
    }
}

/// An empty line between the functions and constants of an `impl`, and between an item of several lines and the next.
fn spaced(text: &str) -> String {
    let mut spaced = String::with_capacity(text.len());
    let (mut in_impl, mut after_member, mut last) = (false, false, "");
    for line in text.lines() {
        if !line.starts_with([' ', '}']) {
            in_impl = line.starts_with("impl");
            let begins_block = in_impl && !last.is_empty() && !last.starts_with("#[") && !last.starts_with("///");
            if last == "}" || begins_block {
                spaced.push('\n');
            }
        }
        let at_member = line.starts_with("    ") && !line.starts_with("     ") && !line.starts_with("    }");
        let documented_after_constant =
            last.ends_with(';') && !last.starts_with("    //") && line.starts_with("    ///");
        if in_impl && at_member && (after_member || documented_after_constant) {
            spaced.push('\n');
        }
        after_member = line == "    }" || line == "    };";
        last = line;
        spaced.push_str(line);
        spaced.push('\n');
    }
    spaced
}
