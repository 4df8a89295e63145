//! Builds a request's URL from segments in one pass; never by replacing in a string, and never to another host.

use super::request::{RequestError, Unsendable};
use azure_core::http::Url;
use std::fmt::Write as _;

/// Builds the URL of a request from path segments and query pairs, in the order in which they are added.
///
/// Every value becomes text inside one segment or one query value: all bytes but `A-Z a-z 0-9 - . _ ~` are
/// percent-encoded. The first value that cannot be sent is reported by [`build`](Self::build).
#[derive(Clone, Debug)]
pub struct UrlBuilder<'a> {
    base: &'a Url,
    path: String,
    query: String,
    problem: Option<RequestError>,
}

/// A piece of a path segment that is more than one value.
#[derive(Clone, Copy, Debug)]
pub enum SegmentPart<'a> {
    /// Fixed text of the template.
    Literal(&'a str),
    /// The name of a parameter and its value.
    Value(&'static str, &'a str),
    /// The name of a parameter and its value, whose slashes are kept.
    Slashes(&'static str, &'a str),
    /// As [`Slashes`](Self::Slashes), or nothing where the value is empty or only `/`.
    SlashesOrNothing(&'static str, &'a str),
    /// The name of a parameter, its values, and the separator between them.
    Values(&'static str, &'a [String], &'static str),
}

impl<'a> UrlBuilder<'a> {
    /// Starts with the endpoint and its path, with or without a slash at the end.
    #[must_use]
    pub fn new(base: &'a Url) -> Self {
        Self { base, path: base_path(base).to_owned(), query: String::new(), problem: None }
    }

    /// Adds fixed text of the template: one segment, or several with `/` between them.
    pub fn literal(&mut self, text: &str) -> &mut Self {
        self.path.push('/');
        push_encoded(&mut self.path, text, LITERAL);
        self
    }

    /// Adds a segment that is one value. It must not be empty, `.` or `..`.
    pub fn value(&mut self, parameter: &'static str, value: &str) -> &mut Self {
        self.parts(&[SegmentPart::Value(parameter, value)])
    }

    /// Adds one segment made of literals and values, as in `/{table}(Key='{key}')` or `/{name}:delay`; with slashes in a value, several.
    /// No value may be empty, nor a list of values, and together they must not make `.` or `..`.
    pub fn parts(&mut self, parts: &[SegmentPart<'_>]) -> &mut Self {
        self.path.push('/');
        let start = self.path.len();
        let mut last = "path";
        for part in parts {
            match *part {
                SegmentPart::Literal(text) => push_encoded(&mut self.path, text, PART),
                SegmentPart::Value(parameter, value) => {
                    last = parameter;
                    if value.is_empty() {
                        self.refuse(parameter, Unsendable::EmptySegment);
                    }
                    push_encoded(&mut self.path, value, VALUE);
                }
                SegmentPart::SlashesOrNothing(_, "" | "/") => {}
                SegmentPart::Slashes(parameter, value) | SegmentPart::SlashesOrNothing(parameter, value) => {
                    last = parameter;
                    self.push_slashes(parameter, value);
                }
                SegmentPart::Values(parameter, values, separator) => {
                    last = parameter;
                    self.push_values(parameter, values, separator);
                }
            }
        }
        if self.path[start..].split('/').any(is_dots) {
            self.refuse(last, Unsendable::DotSegment);
        }
        self
    }

    /// Adds a segment that is several values with a separator between them. A `,` in a value is encoded, so that the
    /// service can tell them apart; a value with another separator is refused. There must be a value, and together they must not make `.` or `..`.
    pub fn values(
        &mut self,
        parameter: &'static str,
        values: impl IntoIterator<Item = impl AsRef<str>>,
        separator: &str,
    ) -> &mut Self {
        self.path.push('/');
        let start = self.path.len();
        self.push_values(parameter, values, separator);
        if is_dots(&self.path[start..]) {
            self.refuse(parameter, Unsendable::DotSegment);
        }
        self
    }

    fn push_slashes(&mut self, parameter: &'static str, value: &str) {
        for (index, segment) in value.strip_prefix('/').unwrap_or(value).split('/').enumerate() {
            if index > 0 {
                self.path.push('/');
            }
            if segment.is_empty() {
                self.refuse(parameter, Unsendable::EmptySegment);
            }
            push_encoded(&mut self.path, segment, VALUE);
        }
    }

    fn push_values(
        &mut self,
        parameter: &'static str,
        values: impl IntoIterator<Item = impl AsRef<str>>,
        separator: &str,
    ) {
        let start = self.path.len();
        for (index, value) in values.into_iter().enumerate() {
            if index > 0 {
                push_encoded(&mut self.path, separator, SEPARATOR);
            }
            self.refuse_separator(parameter, value.as_ref(), separator);
            push_encoded(&mut self.path, value.as_ref(), VALUE);
        }
        if self.path.len() == start {
            self.refuse(parameter, Unsendable::EmptySegment);
        }
    }

    /// Adds a value that is itself a path, such as a resource's scope. One leading `/` is dropped;
    /// each of its segments is checked and encoded like a value.
    pub fn slashes(&mut self, parameter: &'static str, value: &str) -> &mut Self {
        self.parts(&[SegmentPart::Slashes(parameter, value)])
    }

    /// As [`slashes`](Self::slashes), but adds nothing where the value is empty or only `/`, as the scope of a tenant is.
    pub fn slashes_or_nothing(&mut self, parameter: &'static str, value: &str) -> &mut Self {
        if matches!(value, "" | "/") { self } else { self.slashes(parameter, value) }
    }

    /// Adds a query pair. A name may be added more than once.
    pub fn query(&mut self, name: &str, value: &str) -> &mut Self {
        self.query_list(name, [value], "")
    }

    /// Adds a query pair when there is a value.
    pub fn query_optional(&mut self, name: &str, value: Option<&str>) -> &mut Self {
        self.query_list(name, value, "")
    }

    /// Adds a query pair of several values with a separator between them; nothing when there are none.
    /// A `,` in a value is encoded, so that the service can tell them apart where it decodes last; a value with another
    /// separator, which is encoded itself, is refused.
    pub fn query_list(
        &mut self,
        name: &str,
        values: impl IntoIterator<Item = impl AsRef<str>>,
        separator: &str,
    ) -> &mut Self {
        for (index, value) in values.into_iter().enumerate() {
            if index > 0 {
                push_encoded(&mut self.query, separator, SEPARATOR);
            } else {
                if !self.query.is_empty() {
                    self.query.push('&');
                }
                push_encoded(&mut self.query, name, NAME);
                self.query.push('=');
            }
            self.refuse_separator(name, value.as_ref(), separator);
            push_encoded(&mut self.query, value.as_ref(), VALUE);
        }
        self
    }

    /// Sets a query pair, replacing those of that name.
    pub fn query_instead(&mut self, name: &str, value: &str) -> &mut Self {
        let mut begin = String::new();
        push_encoded(&mut begin, name, NAME);
        begin.push('=');
        let others: Vec<&str> = self.query.split('&').filter(|pair| !pair.starts_with(&begin)).collect();
        self.query = others.join("&");
        self.query(name, value)
    }

    /// Adds a query pair for each value; nothing when there are none.
    pub fn query_multi(&mut self, name: &str, values: impl IntoIterator<Item = impl AsRef<str>>) -> &mut Self {
        values.into_iter().for_each(|value| _ = self.query(name, value.as_ref()));
        self
    }

    /// Adds a query pair for each entry of the parameter, under its key, which must not be one of the names that are
    /// taken, in any case.
    pub fn query_map<'v>(
        &mut self,
        parameter: &str,
        entries: impl IntoIterator<Item = (&'v String, impl AsRef<str>)>,
        taken: &[&str],
    ) -> &mut Self {
        entries.into_iter().for_each(|(key, value)| self.entry(parameter, key, value.as_ref(), taken));
        self
    }

    /// As [`query_map`](Self::query_map), under the parameter with the key in brackets: `filter[colour]=red`.
    pub fn query_deep_object<'v>(
        &mut self,
        parameter: &str,
        entries: impl IntoIterator<Item = (&'v String, impl AsRef<str>)>,
        taken: &[&str],
    ) -> &mut Self {
        let name = |key: &str| format!("{parameter}[{key}]");
        entries.into_iter().for_each(|(key, value)| self.entry(parameter, &name(key), value.as_ref(), taken));
        self
    }

    fn entry(&mut self, parameter: &str, name: &str, value: &str, taken: &[&str]) {
        if taken.iter().any(|taken| taken.eq_ignore_ascii_case(name)) {
            self.refuse(parameter, Unsendable::NameTaken);
        }
        self.query(name, value);
    }

    /// The finished URL, which has the endpoint's scheme, host and port. Nothing after the endpoint is the path `/` there, as a
    /// template `/` is documented.
    ///
    /// # Errors
    /// When a value of the path is empty or makes a segment `.` or `..`.
    pub fn build(&self) -> Result<Url, RequestError> {
        if let Some(problem) = &self.problem {
            return Err(problem.clone());
        }
        let mut path = self.path.clone();
        if path.len() == base_path(self.base).len() {
            path.push('/');
        }
        let mut url = self.base.clone();
        url.set_path(&path);
        url.set_query(Some(&*self.query).filter(|query| !query.is_empty()));
        // The parser must have had nothing left to resolve, strip or encode.
        if url.path() != path {
            return Err(RequestError::new("path", Unsendable::Path));
        }
        Ok(url)
    }

    fn refuse(&mut self, parameter: &str, reason: Unsendable) {
        self.problem.get_or_insert_with(|| RequestError::new(parameter.to_owned(), reason));
    }

    /// Encoded, a separator but `,` cannot be told from the same character in a value.
    fn refuse_separator(&mut self, parameter: &str, value: &str, separator: &str) {
        let is_told_apart = separator.bytes().all(|byte| SEPARATOR.contains(&byte));
        if !is_told_apart && value.contains(separator) {
            self.refuse(parameter, Unsendable::Separator);
        }
    }
}

/// The path of an endpoint without a slash at its end.
fn base_path(base: &Url) -> &str {
    base.path().trim_end_matches('/')
}

/// Adds a query pair to a URL that is there already, unless it has the name in any case.
pub(super) fn add_query(url: &mut Url, name: &str, value: &str) {
    if url.query_pairs().any(|(key, _)| key.eq_ignore_ascii_case(name)) {
        return;
    }
    let mut query = url.query().filter(|query| !query.is_empty()).map(|query| format!("{query}&")).unwrap_or_default();
    push_encoded(&mut query, name, NAME);
    query.push('=');
    push_encoded(&mut query, value, VALUE);
    url.set_query(Some(&query));
}

/// What stays as it is, besides the unreserved characters.
const VALUE: &[u8] = b"";
/// A `%` of a template begins an escape that its author wrote.
const PART: &[u8] = b"%!$&'()*+,;=:@";
const LITERAL: &[u8] = b"/%!$&'()*+,;=:@";
const NAME: &[u8] = b"$@:";
const SEPARATOR: &[u8] = b",;:";

fn push_encoded(out: &mut String, text: &str, keep: &[u8]) {
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) || keep.contains(&byte) {
            out.push(char::from(byte));
        } else {
            write!(out, "%{byte:02X}").expect("a String takes any text");
        }
    }
}

/// Whether a URL parser takes the encoded segment for a step in the tree.
fn is_dots(segment: &str) -> bool {
    let plain = segment.to_ascii_lowercase().replace("%2e", ".");
    plain == "." || plain == ".."
}
