//! Draws a bar for each status of a long-running operation; never polls faster than the poller does.

use crate::runtime::client::Poller;
use indicatif::{ProgressBar, ProgressStyle};
use std::error::Error;
use std::io::{ErrorKind, Write as _, stdout};
use std::time::Duration;

/// Shows every status until the operation has ended, and how it ended: on a terminal as a bar, elsewhere line by line.
pub async fn watch<T, E>(mut poller: Poller<T, E>) -> Result<(), Box<dyn Error>>
where
    E: Clone + std::fmt::Debug,
{
    let bar = ProgressBar::new(100);
    bar.enable_steady_tick(Duration::from_millis(100));
    while let Some(status) = poller.next().await {
        if let Err(error) = status {
            bar.abandon();
            return Err(error.to_string().into());
        }
        let (percent, word) = (poller.percent_complete(), poller.status().unwrap_or("-"));
        bar.set_style(ProgressStyle::with_template(match percent {
            Some(_) => "{spinner} [{wide_bar}] {percent:>3} % {msg}",
            None => "{spinner} {msg}",
        })?);
        bar.set_position(percent.unwrap_or(0.0).clamp(0.0, 100.0).round() as u64);
        bar.set_message(word.to_owned());
        if bar.is_hidden() {
            let percent = percent.map(|percent| format!("{percent:>5.1} % ")).unwrap_or_default();
            match writeln!(stdout(), "{percent}{word}") {
                // Nobody reads on.
                Err(error) if error.kind() == ErrorKind::BrokenPipe => return Ok(()),
                written => written?,
            }
        }
    }
    bar.abandon();
    Ok(())
}
