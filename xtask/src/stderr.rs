//! Standard error: what goes on, what it came to, and what went wrong.

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::io::IsTerminal as _;
use std::sync::{Mutex, MutexGuard, OnceLock, PoisonError};
use std::time::Duration;

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
        Verbosity::Normal => beside(|| anstream::eprintln!("{text}")),
    }
}

/// An amount with its noun: one operation, two operations.
pub(crate) fn counted(count: usize, noun: &str) -> String {
    format!("{count} {noun}{}", if count == 1 { "" } else { "s" })
}

/// What went wrong, in the colours that clap has for it.
pub(crate) fn error(text: &str) {
    let red = anstyle::AnsiColor::Red.on_default().bold();
    beside(|| anstream::eprintln!("{red}error{red:#}: {text}"));
}

/// The sign of life that is on the terminal now.
static BAR: Mutex<Option<ProgressBar>> = Mutex::new(None);

fn bar() -> MutexGuard<'static, Option<ProgressBar>> {
    BAR.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Does what takes longer than a moment, with a sign of life on a terminal.
pub(crate) fn busy<T>(what: &str, work: impl FnOnce() -> T) -> T {
    let is_shown = verbosity() == Verbosity::Normal && std::io::stderr().is_terminal();
    let target = if is_shown { ProgressDrawTarget::stderr() } else { ProgressDrawTarget::hidden() };
    let shown = ProgressBar::with_draw_target(None, target)
        .with_style(ProgressStyle::default_spinner())
        .with_message(what.to_owned());
    shown.enable_steady_tick(Duration::from_millis(100));
    *bar() = Some(shown);
    let done = work();
    if let Some(shown) = bar().take() {
        shown.finish_and_clear();
    }
    done
}

/// Writes to the terminal while the sign of life is away.
pub(crate) fn beside<T>(write: impl FnOnce() -> T) -> T {
    match bar().as_ref() {
        Some(shown) => shown.suspend(write),
        None => write(),
    }
}
