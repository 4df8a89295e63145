//! Standard output, which its reader may close before all is written.

use crate::stderr;
use anstream::{AutoStream, ColorChoice};
use generator::diagnose::TextStyle;
use std::io::{self, Write as _};

/// Writes a result to standard output.
pub(crate) fn print(text: &str) -> anyhow::Result<()> {
    stderr::beside(|| {
        let mut out = anstream::stdout().lock();
        out.write_all(text.as_bytes())?;
        Ok(out.flush()?)
    })
}

pub(crate) fn is_broken_pipe(error: &anyhow::Error) -> bool {
    error.downcast_ref::<io::Error>().is_some_and(|error| error.kind() == io::ErrorKind::BrokenPipe)
}

/// With colours where a terminal shows them and nobody asks for none: `NO_COLOR`, `CLICOLOR`, `CLICOLOR_FORCE` and `TERM` decide.
pub(crate) fn style() -> TextStyle {
    match AutoStream::choice(&io::stdout()) {
        ColorChoice::Never => TextStyle::Plain,
        ColorChoice::Auto | ColorChoice::AlwaysAnsi | ColorChoice::Always => TextStyle::Coloured,
    }
}
