//! The room that an expression has on its lines.

use super::tree::Trees;

/// No line is longer.
pub(super) const MAX_WIDTH: usize = 120;

/// The spaces of a level.
pub(super) const INDENT: usize = 4;

/// Why an expression is not printed.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Stop {
    /// There is no room for it.
    Unfit,
    /// What rustfmt does with it is not known here.
    Unknown,
}

/// What is printed, or why it is not.
pub(super) type Printed<T = String> = Result<T, Stop>;

/// The room that an expression has.
#[derive(Clone, Copy, Debug)]
pub(super) struct Shape {
    /// The indentation of the line that it begins on.
    pub(super) indent: usize,
    /// Where on that line it begins.
    pub(super) column: usize,
    /// What follows on its last line.
    pub(super) after: usize,
    pub(super) commas: Commas,
    pub(super) chains: Chains,
    /// What prints an expression in its room.
    pub(super) expression: fn(Trees<'_>, Shape) -> Printed,
}

/// Whether the last of several elements on lines of their own has a comma.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Commas {
    Last,
    /// In a macro, which may not expect one.
    Between,
}

/// On how many lines the links of a chain may begin.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Chains {
    /// One, or one for each.
    Free,
    /// One: the chain begins beside a delimiter.
    OneLine,
}

impl Shape {
    /// The room of a line of its own.
    pub(super) fn line(self, indent: usize, after: usize) -> Self {
        Self { indent, column: indent, after, ..self }
    }

    /// The same with so much of the line taken, and so much after it.
    pub(super) fn behind(self, taken: usize, after: usize) -> Self {
        Self { column: self.column + taken, after: self.after + after, ..self }
    }

    /// An expression.
    pub(super) fn print(self, trees: Trees<'_>) -> Printed {
        (self.expression)(trees, self)
    }

    /// An expression; nothing where there is no room for it.
    pub(super) fn print_if_it_fits(self, trees: Trees<'_>) -> Printed<Option<String>> {
        or_nothing(self.print(trees))
    }

    /// The text; nothing where it does not fit.
    pub(super) fn if_it_fits(self, text: String) -> Printed<Option<String>> {
        or_nothing(self.fit(text))
    }

    /// The text where it fits.
    pub(super) fn fit(self, text: String) -> Printed {
        let end = self.column + width(&text).ok_or(Stop::Unknown)? + self.after;
        // At the end of a chain it needs more room than it takes.
        let end = end + usize::from(text.ends_with('?'));
        let is_close = (MAX_WIDTH - 3..=MAX_WIDTH + 1).contains(&end);
        if is_close && (text.ends_with(")?") || text.ends_with("?)")) {
            return Err(Stop::Unknown);
        }
        if end <= MAX_WIDTH { Ok(text) } else { Err(Stop::Unfit) }
    }

    /// The text where it fits, for one that takes no more room than it has characters.
    pub(super) fn fit_exactly(self, text: String) -> Printed {
        let end = self.column + width(&text).ok_or(Stop::Unknown)? + self.after;
        if end <= MAX_WIDTH { Ok(text) } else { Err(Stop::Unfit) }
    }

    /// The text where it fits and another line begins after it. Whether there must be room for what follows the last line is not known.
    pub(super) fn open(self, text: String) -> Printed {
        let text = Self { after: 0, ..self }.fit(text)?;
        self.fit(text).map_err(|_| Stop::Unknown)
    }
}

/// The spaces before a line.
pub(super) fn indented(indent: usize) -> String {
    " ".repeat(indent)
}

/// How wide a text is; nothing where that depends on the font.
pub(super) fn width(text: &str) -> Option<usize> {
    text.is_ascii().then_some(text.len())
}

/// Nothing for what does not fit.
pub(super) fn or_nothing(printed: Printed) -> Printed<Option<String>> {
    match printed {
        Ok(text) => Ok(Some(text)),
        Err(Stop::Unfit) => Ok(None),
        Err(Stop::Unknown) => Err(Stop::Unknown),
    }
}
