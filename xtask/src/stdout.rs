//! Standard output, which its reader may close before all is written.

use generator::diagnose::TextStyle;
use std::io::{self, IsTerminal as _, Write as _};

/// Writes a result to standard output.
pub(crate) fn print(text: &str) -> anyhow::Result<()> {
    let mut out = io::stdout().lock();
    out.write_all(text.as_bytes())?;
    out.flush()?;
    Ok(())
}

pub(crate) fn is_broken_pipe(error: &anyhow::Error) -> bool {
    error.downcast_ref::<io::Error>().is_some_and(|error| error.kind() == io::ErrorKind::BrokenPipe)
}

/// With colours where a terminal shows it.
pub(crate) fn style() -> TextStyle {
    if io::stdout().is_terminal() { TextStyle::Coloured } else { TextStyle::Plain }
}
