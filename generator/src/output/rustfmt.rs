//! rustfmt over pipes: many texts go in as one and come back as many. It never reads or writes a file, and never looks for a module's.

use super::Digest;
use std::env;
use std::fmt;
use std::io::{self, Write as _};
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};
use std::thread;

/// rustfmt could not be run, or refused what it was given.
#[derive(Debug)]
pub struct FormatError(String);

impl fmt::Display for FormatError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "cannot format the output: {}", self.0)
    }
}

impl std::error::Error for FormatError {}

/// The configuration that the output is formatted by, and that it carries as its own `rustfmt.toml`.
pub(crate) const CONFIGURATION: &str =
    "max_width = 120\nuse_small_heuristics = \"Max\"\nshort_array_element_width_threshold = 100\n";

/// An empty configuration file, so that rustfmt takes none from the user's current folder.
const NO_CONFIGURATION: &str = if cfg!(windows) { "NUL" } else { "/dev/null" };

/// The program.
#[derive(Clone, Debug)]
pub(super) struct Rustfmt {
    program: PathBuf,
    executable: Executable,
}

/// What the file of the program is.
#[derive(Clone, Copy, Debug)]
enum Executable {
    /// rustfmt itself, of the toolchain that runs.
    Rustfmt,
    /// Perhaps one that only looks for rustfmt, as rustup's does.
    Any,
}

impl Rustfmt {
    /// The one that `RUSTFMT` names, as for `cargo fmt`; else the one beside the cargo that runs this; else the one in the `PATH`.
    pub(super) fn find() -> Self {
        let beside_cargo = || {
            let program = PathBuf::from(env::var_os("CARGO")?)
                .with_file_name("rustfmt")
                .with_extension(env::consts::EXE_EXTENSION);
            program.is_file().then_some(program)
        };
        let any = |program| Self { program, executable: Executable::Any };
        match (env::var_os("RUSTFMT"), beside_cargo()) {
            (Some(named), _) => any(PathBuf::from(named)),
            (None, Some(program)) => Self { program, executable: Executable::Rustfmt },
            (None, None) => any(PathBuf::from("rustfmt")),
        }
    }

    /// What tells it from every other: its bytes, or the version that it names itself by, which takes ten times as long.
    pub(super) fn identity(&self) -> Option<Digest> {
        match self.executable {
            Executable::Rustfmt => Digest::of_file(&self.program).ok(),
            Executable::Any => {
                let output = Command::new(&self.program).arg("--version").output().ok()?;
                output.status.success().then(|| Digest::of([output.stdout.as_slice()]))
            }
        }
    }

    /// The texts as rustfmt prints them, in their order; each ends with one line feed.
    ///
    /// # Errors
    ///
    /// When it does not start, or refuses a text.
    pub(super) fn format(&self, texts: &[String]) -> Result<Vec<String>, FormatError> {
        let separator = separator(texts);
        let joined: String = texts.iter().flat_map(|text| ["\n", &separator, "\n", text]).collect();
        let formatted = self.run(joined)?;
        let mut parts = formatted.split(&separator).map(str::trim_ascii);
        let before = parts.next().unwrap_or_default();
        let parts: Vec<String> = parts.map(|part| format!("{part}\n")).collect();
        if before.is_empty() && parts.len() == texts.len() {
            return Ok(parts);
        }
        Err(FormatError(format!("rustfmt was given {} texts and returned {}", texts.len(), parts.len())))
    }

    /// What it writes to its standard output when it reads `text`.
    fn run(&self, text: String) -> Result<String, FormatError> {
        let child = Command::new(&self.program)
            .args(["--quiet", "--edition", "2024", "--emit", "stdout", "--config-path", NO_CONFIGURATION])
            .args(CONFIGURATION.lines().flat_map(|line| ["--config".to_owned(), line.replace([' ', '"'], "")]))
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn();
        let mut child = child.map_err(missing)?;
        let mut input = child.stdin.take().expect("the pipe was asked for");
        // rustfmt that ends early closes the pipe; its own message says more than the error of the pipe.
        let writer = thread::spawn(move || drop(input.write_all(text.as_bytes())));
        let output = child.wait_with_output();
        drop(writer.join());
        succeeded(output.map_err(missing)?)
    }
}

fn missing(cause: io::Error) -> FormatError {
    FormatError(format!("rustfmt does not run ({cause}); `rustup component add rustfmt` installs it"))
}

fn succeeded(output: Output) -> Result<String, FormatError> {
    if !output.status.success() {
        return Err(FormatError(String::from_utf8_lossy(&output.stderr).trim_end().to_owned()));
    }
    String::from_utf8(output.stdout).map_err(|error| FormatError(error.to_string()))
}

/// A line that is in none of the texts, a comment.
fn separator(texts: &[String]) -> String {
    let mut separator = String::from("// next file\n");
    while texts.iter().any(|text| text.contains(&separator)) {
        separator.insert(separator.len() - 1, '.');
    }
    separator
}
