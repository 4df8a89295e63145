//! Standard error: what goes on, what it came to, and what went wrong.

use std::io::IsTerminal as _;
use std::sync::OnceLock;

/// How much is said about what goes on.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub(crate) enum Verbosity {
    /// Mistakes alone.
    Quiet,
    /// What a command came to, as well.
    #[default]
    Normal,
}

static VERBOSITY: OnceLock<Verbosity> = OnceLock::new();

/// Says how much there is to say; the first word holds.
pub(crate) fn set(verbosity: Verbosity) {
    VERBOSITY.get_or_init(|| verbosity);
}

fn verbosity() -> Verbosity {
    VERBOSITY.get().copied().unwrap_or_default()
}

/// What goes on or what it came to: silent where that is wanted.
pub(crate) fn say(text: &str) {
    match verbosity() {
        Verbosity::Quiet => {}
        Verbosity::Normal => anstream::eprintln!("{text}"),
    }
}

/// What went wrong, in the colours that clap has for it.
pub(crate) fn error(text: &str) {
    let red = anstyle::AnsiColor::Red.on_default().bold();
    anstream::eprintln!("{red}error{red:#}: {text}");
}

/// A sign of life until it is dropped, on a terminal, for what takes longer than a moment.
pub(crate) fn spinner(what: String) -> indicatif::ProgressBar {
    let is_shown = verbosity() == Verbosity::Normal && std::io::stderr().is_terminal();
    let target =
        if is_shown { indicatif::ProgressDrawTarget::stderr() } else { indicatif::ProgressDrawTarget::hidden() };
    let bar = indicatif::ProgressBar::with_draw_target(None, target).with_message(what);
    bar.enable_steady_tick(std::time::Duration::from_millis(100));
    bar
}
