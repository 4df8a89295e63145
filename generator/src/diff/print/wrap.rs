//! Text in lines of a terminal's width, continued below where it began; never cut.

/// The width that every terminal has.
const WIDTH: usize = 80;

/// The text in lines, the first after so many columns and the others as far in; a word that is longer than a line has one of its own.
pub(in crate::diff) fn wrap(text: &str, indent: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    let mut length = 0;
    for word in text.split(' ') {
        let long = word.chars().count();
        if length > 0 && indent + length + 1 + long > WIDTH {
            lines.push(String::new());
            length = 0;
        }
        let line = lines.last_mut().expect("a line");
        if length > 0 {
            line.push(' ');
            length += 1;
        }
        line.push_str(word);
        length += long;
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::wrap;

    #[test]
    fn nothing_is_cut() {
        assert_eq!(wrap("", 9), [""]);
        assert_eq!(wrap("one two", 9), ["one two"]);
        let long = "x".repeat(100);
        assert_eq!(wrap(&format!("a {long} b"), 9), ["a", &long, "b"]);
        assert_eq!(wrap(&"ab ".repeat(24), 9).iter().map(String::len).max(), Some(71));
    }
}
