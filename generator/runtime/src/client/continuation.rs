//! Where the next page of a list is, according to the service; never decides whether it is requested.

use super::super::json_path::{JsonPath, Step};
use azure_core::http::Url;
use serde::{Deserialize, Serialize};

/// Where a page is, according to the service.
#[derive(Clone, Debug, Deserialize, Eq, Hash, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Continuation {
    /// A link to it, absolute or relative.
    Link(String),
    /// A token to send along with the first page's request.
    Token(String),
}

impl Continuation {
    /// A link; an empty one leads nowhere.
    #[must_use]
    pub fn link(text: Option<&str>) -> Option<Self> {
        let text = text.filter(|text| !text.is_empty())?;
        Some(Self::Link(text.to_owned()))
    }

    /// The link that a header names as the next one (RFC 8288, section 3): `</more?page=2>; rel="next"`. A header
    /// without angle brackets is the link itself.
    #[must_use]
    pub fn link_header(text: Option<&str>) -> Option<Self> {
        let text = text.map(str::trim)?;
        Self::link(if text.starts_with('<') { next_link(text) } else { Some(text) })
    }

    /// A token; an empty one leads nowhere.
    #[must_use]
    pub fn token(text: Option<&str>) -> Option<Self> {
        let text = text.filter(|text| !text.is_empty())?;
        Some(Self::Token(text.to_owned()))
    }

    /// The same for all spellings of one URL (RFC 3986, section 6.2.2), without its fragment. A token is only itself.
    pub(super) fn identity(&self) -> Self {
        match self {
            Self::Link(link) => Self::Link(normalized(link).unwrap_or_else(|| link.clone())),
            Self::Token(token) => Self::Token(token.clone()),
        }
    }
}

/// Where a response says which page is next.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum ContinuationPlace {
    /// In the property at the end of these names.
    Body(&'static [&'static str]),
    /// In the header of this name.
    Header(&'static str),
    /// Nowhere: every list is one page.
    Nowhere,
}

impl ContinuationPlace {
    /// The name of the property or header.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Body(names) => names.last().copied().unwrap_or_default(),
            Self::Header(name) => name,
            Self::Nowhere => "",
        }
    }

    /// Whether it is what was left out of a document, or in it.
    pub(super) fn is_within(self, left_out: &JsonPath) -> bool {
        let Self::Body(names) = self else { return false };
        let steps = left_out.steps();
        let same = |(step, name): (&Step, &&str)| matches!(step, Step::Member(member) if member == name);
        steps.len() <= names.len() && steps.iter().zip(names).all(same)
    }
}

/// The URL with whatever case, escapes and steps it is spelt, made the same. What it is relative to does not matter.
fn normalized(link: &str) -> Option<String> {
    let mut url = Url::parse("https://list.invalid/").ok()?.join(link).ok()?;
    url.set_fragment(None);
    if url.query() == Some("") {
        url.set_query(None);
    }
    let (mut plain, mut rest) = (String::new(), url.as_str());
    while let Some((before, after)) = rest.split_once('%') {
        plain.push_str(before);
        let escaped = after.get(..2).and_then(|digits| u8::from_str_radix(digits, 16).ok());
        rest = match escaped {
            Some(byte) if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) => {
                plain.push(char::from(byte));
                &after[2..]
            }
            Some(byte) => {
                plain.push_str(&format!("%{byte:02X}"));
                &after[2..]
            }
            None => {
                plain.push('%');
                after
            }
        };
    }
    plain.push_str(rest);
    Some(plain)
}

/// The target of the first link with the relation `next`.
fn next_link(header: &str) -> Option<&str> {
    let mut rest = header;
    loop {
        let (target, after) = rest.split_once('<')?.1.split_once('>')?;
        let mut quoted = false;
        let end = after.find(|character| {
            quoted ^= character == '"';
            character == ',' && !quoted
        });
        let (parameters, further) = after.split_at(end.unwrap_or(after.len()));
        let mut relations = parameters.split(';').filter_map(|parameter| parameter.split_once('='));
        let is_next = relations.any(|(name, value)| {
            let words = value.trim().trim_matches('"').split_ascii_whitespace();
            name.trim().eq_ignore_ascii_case("rel") && words.into_iter().any(|word| word.eq_ignore_ascii_case("next"))
        });
        if is_next {
            return Some(target);
        }
        rest = further;
    }
}
