//! Services as `check` judges them: an operation that is refused is taken out, so that the others are proved all the same.

use super::service::{COMMON, File, Service};
use super::{common, faithful};
use generator::diagnose::{self, Report, Severity};
use generator::model::Api;
use generator::source::Sources;
use std::path::Path;

const CRATE: &str = "name: combination
version: 0.1.0
doc: Invented services.
license: MIT OR Apache-2.0
copyright: 2026 The Inventor
repository: https://git.example.com/invented
homepage: https://invented.example.com
keywords: [invented]
categories: [api-bindings]
";

/// A service without the operations that are refused.
pub struct Judged {
    pub service: Service,
    pub files: Vec<File>,
    /// The numbers of the operations that are left.
    pub left: Vec<usize>,
    pub refused: Vec<Refusal>,
    /// What the model says otherwise than the specs.
    pub differences: Vec<String>,
}

impl Judged {
    /// The files without the models that no operation uses.
    pub fn used(&self) -> Sources {
        let mut unused: Vec<String> = Vec::new();
        loop {
            let is_used = |(_, line): &&(Option<usize>, String)| !unused.iter().any(|model| model == line);
            let used = |file: &File| {
                let lines = file.lines.iter().filter(is_used).cloned().collect();
                File { path: file.path.clone(), lines }
            };
            let files: Vec<File> = self.files.iter().map(used).collect();
            let sources = sources(&files);
            let (_, reports) = generator::read(Path::new("specs"), &sources);
            // What names a model that is not used is not used either.
            let superfluous = |report: &&Report| report.code == "unused-model" || report.severity == Severity::Error;
            let before = unused.len();
            unused.extend(reports.iter().filter(superfluous).filter_map(|report| line(report, &sources)));
            if unused.len() == before {
                return sources;
            }
        }
    }
}

/// The line that a problem is in.
fn line(report: &Report, sources: &Sources) -> Option<String> {
    let span = report.labels.first()?.span;
    let (_, source) = sources.iter().find(|(id, _)| *id == span.file)?;
    let (before, after) = source.text.split_at(span.start as usize);
    let begin = before.rfind('\n').map_or(0, |at| at + 1);
    let end = after.find('\n').map_or(source.text.len(), |at| before.len() + at);
    Some(source.text[begin..end].to_owned())
}

/// Why an operation is refused.
pub struct Refusal {
    pub code: &'static str,
    /// The problem in a sentence, and what stands around its place.
    pub text: String,
}

/// Takes out what is refused until nothing is.
pub fn judge(service: Service) -> Judged {
    let mut left: Vec<usize> = (0..service.parts.len()).collect();
    let mut refused = Vec::new();
    loop {
        let files = service.files(|number| left.contains(&number));
        if left.is_empty() {
            return Judged { service, files: Vec::new(), left, refused, differences: Vec::new() };
        }
        let sources = sources(&files);
        let (api, reports) = generator::read(Path::new("specs"), &sources);
        let errors: Vec<_> = reports.into_iter().filter(|report| report.severity == Severity::Error).collect();
        if errors.is_empty() {
            let api = api.expect("a meaning, as there is no error");
            let differences = faithful::differences(&service, &left, &api);
            return Judged { service, files, left, refused, differences };
        }
        let before = left.len();
        for error in &errors {
            let text = || shown(error, &sources);
            match error.labels.first().and_then(|label| owner(&files, &sources, label.span)) {
                Some(number) if left.contains(&number) => {
                    left.retain(|other| *other != number);
                    refused.push(Refusal { code: error.code, text: text() });
                }
                Some(_) => {}
                None => {
                    refused.extend(left.drain(..).map(|_| Refusal { code: error.code, text: text() }));
                }
            }
        }
        assert!(left.len() < before, "nothing more can be taken out");
    }
}

/// A problem with the part of the line that it is about: a line holds a whole operation or model.
fn shown(error: &Report, sources: &Sources) -> String {
    let span = error.labels.first().map(|label| label.span);
    let place = span.and_then(|span| sources.iter().find(|(id, _)| *id == span.file).map(|it| (it.1, span)));
    let around = place.map_or_else(String::new, |(source, span)| {
        let text = &source.text;
        let before: Vec<char> = text[..span.start as usize].chars().rev().take(80).collect();
        let before = before.into_iter().rev().collect::<String>();
        let after: String = text[span.start as usize..].chars().take(160).collect();
        let line = |part: Option<&str>| part.unwrap_or_default().to_owned();
        line(before.rsplit('\n').next()) + &line(after.lines().next())
    });
    format!("{}: ... {around} ...", error.message)
}

/// The operation on whose line a place is.
fn owner(files: &[File], sources: &Sources, span: generator::source::Span) -> Option<usize> {
    let (_, source) = sources.iter().find(|(id, _)| *id == span.file)?;
    let line = source.text[..span.start as usize].matches('\n').count();
    let file = files.iter().find(|file| source.path.ends_with(&file.path))?;
    file.lines[line].0
}

/// The files as the generator reads them, and a crate around them.
pub fn sources<'f>(files: impl IntoIterator<Item = &'f File>) -> Sources {
    let files: Vec<(&String, String)> = files.into_iter().map(|file| (&file.path, file.text())).collect();
    let mut sources = Sources::default();
    sources.add("specs/crate.yaml", CRATE);
    sources.add(format!("specs/{COMMON}/types.yaml"), common::named_in(files.iter().map(|(_, text)| text.clone())));
    for (path, text) in files {
        sources.add(format!("specs/{path}"), text);
    }
    sources
}

/// What the services mean together.
pub fn api(judged: &[Judged]) -> Api {
    let sources = sources(judged.iter().flat_map(|judged| &judged.files));
    let (api, reports) = generator::read(Path::new("specs"), &sources);
    api.unwrap_or_else(|| panic!("{}", diagnose::text(&reports, &sources, diagnose::TextStyle::Plain)))
}
