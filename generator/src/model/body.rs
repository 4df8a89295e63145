//! Bodies of requests and responses: what they hold and how it is written down.

use super::{Doc, FieldName, Type};

/// A request body.
#[derive(Clone, Debug)]
pub struct Body {
    /// What it is.
    pub doc: Doc,
    /// Its type.
    pub payload: Payload,
    /// Whether a call must have it.
    pub required: bool,
    /// Its name in Rust.
    pub name: FieldName,
}

/// What a body holds.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Payload {
    /// JSON of a type, with its media type.
    Json(Type, MediaType),
    /// Text (`text/plain`).
    Text(MediaType),
    /// Bytes of any other media type.
    Bytes(MediaType),
}

impl Payload {
    /// Whether both are the same type in Rust.
    pub fn same_type(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Json(one, _), Self::Json(other, _)) => one == other,
            (Self::Text(_), Self::Text(_)) | (Self::Bytes(_), Self::Bytes(_)) => true,
            (Self::Json(..) | Self::Text(_) | Self::Bytes(_), _) => false,
        }
    }

    /// The type of what is JSON.
    pub fn json(&self) -> Option<&Type> {
        match self {
            Self::Json(ty, _) => Some(ty),
            Self::Text(_) | Self::Bytes(_) => None,
        }
    }

    /// Its media type.
    pub fn media_type(&self) -> &MediaType {
        match self {
            Self::Json(_, media_type) | Self::Text(media_type) | Self::Bytes(media_type) => media_type,
        }
    }
}

/// A media type (RFC 9110 section 8.3.1), as in `Content-Type`.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct MediaType(pub String);
