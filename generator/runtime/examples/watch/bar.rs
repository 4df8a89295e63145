//! Draws a bar for each status of a long-running operation; never polls faster than the poller does.

use crate::runtime::client::Poller;
use std::error::Error;
use std::io::{IsTerminal as _, Write as _, stdout};

const WIDTH: usize = 40;

/// Shows every status until the operation has ended, and how it ended.
pub async fn watch<T, E>(mut poller: Poller<T, E>) -> Result<(), Box<dyn Error>>
where
    E: Clone + std::fmt::Debug,
{
    let redraw = stdout().is_terminal();
    while let Some(status) = poller.next().await {
        if let Err(error) = status {
            println!();
            return Err(error.to_string().into());
        }
        let line = line(poller.percent_complete(), poller.status().unwrap_or("-"));
        if redraw {
            print!("\r{line}\u{1b}[K");
            stdout().flush()?;
        } else {
            println!("{line}");
        }
    }
    if redraw {
        println!();
    }
    Ok(())
}

fn line(percent: Option<f64>, word: &str) -> String {
    match percent {
        Some(percent) => {
            let done = (percent.clamp(0.0, 100.0) / 100.0 * WIDTH as f64).round() as usize;
            format!("[{}{}] {percent:>5.1} % {word}", "#".repeat(done), "-".repeat(WIDTH - done))
        }
        None => format!("[{}] {word}", "?".repeat(WIDTH)),
    }
}
