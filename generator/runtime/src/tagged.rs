//! The serializer that puts a union's tag in front of a variant's properties; it writes objects only.

use serde::ser::{Error, Impossible, Serialize, SerializeMap, SerializeStruct, Serializer};

/// Writes an object with `tag: word` first and without the object's own property of that name.
pub(super) struct Tagged<S> {
    inner: S,
    tag: &'static str,
    word: &'static str,
}

impl<S: Serializer> Tagged<S> {
    pub(super) fn new(inner: S, tag: &'static str, word: &'static str) -> Self {
        Self { inner, tag, word }
    }

    fn no_object<T>(&self) -> Result<T, S::Error> {
        Err(S::Error::custom(format_args!(
            "a variant `{}` of a union by `{}` has to be an object",
            self.word, self.tag
        )))
    }
}

/// The properties of an object behind its tag.
pub(super) struct TaggedMembers<S> {
    inner: S,
    tag: &'static str,
    skips: bool,
}

impl<S: SerializeStruct> SerializeStruct for TaggedMembers<S> {
    type Ok = S::Ok;
    type Error = S::Error;

    fn serialize_field<T: Serialize + ?Sized>(&mut self, name: &'static str, value: &T) -> Result<(), S::Error> {
        if name == self.tag { Ok(()) } else { self.inner.serialize_field(name, value) }
    }

    fn skip_field(&mut self, name: &'static str) -> Result<(), S::Error> {
        if name == self.tag { Ok(()) } else { self.inner.skip_field(name) }
    }

    fn end(self) -> Result<S::Ok, S::Error> {
        self.inner.end()
    }
}

impl<S: SerializeMap> SerializeMap for TaggedMembers<S> {
    type Ok = S::Ok;
    type Error = S::Error;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, name: &T) -> Result<(), S::Error> {
        self.skips = serde_json::to_value(name).is_ok_and(|name| name == self.tag);
        if self.skips { Ok(()) } else { self.inner.serialize_key(name) }
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), S::Error> {
        if self.skips { Ok(()) } else { self.inner.serialize_value(value) }
    }

    fn end(self) -> Result<S::Ok, S::Error> {
        self.inner.end()
    }
}

macro_rules! no_object {
    ($($method:ident($($type:ty),*) -> $result:ty;)+) => { $(
        fn $method(self, $(_: $type),*) -> Result<$result, S::Error> {
            self.no_object()
        }
    )+ };
}

impl<S: Serializer> Serializer for Tagged<S> {
    type Ok = S::Ok;
    type Error = S::Error;
    type SerializeSeq = Impossible<S::Ok, S::Error>;
    type SerializeTuple = Impossible<S::Ok, S::Error>;
    type SerializeTupleStruct = Impossible<S::Ok, S::Error>;
    type SerializeTupleVariant = Impossible<S::Ok, S::Error>;
    type SerializeMap = TaggedMembers<S::SerializeMap>;
    type SerializeStruct = TaggedMembers<S::SerializeStruct>;
    type SerializeStructVariant = Impossible<S::Ok, S::Error>;

    /// A name that no Rust type can have is a request to serde_json for raw text: an unknown variant of a union within
    /// this one, which holds its whole object, this tag included.
    fn serialize_struct(self, name: &'static str, length: usize) -> Result<Self::SerializeStruct, S::Error> {
        let Self { inner, tag, word } = self;
        if name.starts_with('$') {
            return Ok(TaggedMembers { inner: inner.serialize_struct(name, length)?, tag, skips: false });
        }
        let mut inner = inner.serialize_struct(name, length + 1)?;
        inner.serialize_field(tag, word)?;
        Ok(TaggedMembers { inner, tag, skips: false })
    }

    fn serialize_map(self, length: Option<usize>) -> Result<Self::SerializeMap, S::Error> {
        let Self { inner, tag, word } = self;
        let mut inner = inner.serialize_map(length.map(|length| length + 1))?;
        inner.serialize_entry(tag, word)?;
        Ok(TaggedMembers { inner, tag, skips: false })
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<S::Ok, S::Error> {
        value.serialize(self)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(self, _: &'static str, value: &T) -> Result<S::Ok, S::Error> {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: &T,
    ) -> Result<S::Ok, S::Error> {
        self.no_object()
    }

    no_object! {
        serialize_bool(bool) -> S::Ok;
        serialize_i8(i8) -> S::Ok;
        serialize_i16(i16) -> S::Ok;
        serialize_i32(i32) -> S::Ok;
        serialize_i64(i64) -> S::Ok;
        serialize_u8(u8) -> S::Ok;
        serialize_u16(u16) -> S::Ok;
        serialize_u32(u32) -> S::Ok;
        serialize_u64(u64) -> S::Ok;
        serialize_f32(f32) -> S::Ok;
        serialize_f64(f64) -> S::Ok;
        serialize_char(char) -> S::Ok;
        serialize_str(&str) -> S::Ok;
        serialize_bytes(&[u8]) -> S::Ok;
        serialize_none() -> S::Ok;
        serialize_unit() -> S::Ok;
        serialize_unit_struct(&'static str) -> S::Ok;
        serialize_unit_variant(&'static str, u32, &'static str) -> S::Ok;
        serialize_seq(Option<usize>) -> Self::SerializeSeq;
        serialize_tuple(usize) -> Self::SerializeTuple;
        serialize_tuple_struct(&'static str, usize) -> Self::SerializeTupleStruct;
        serialize_tuple_variant(&'static str, u32, &'static str, usize) -> Self::SerializeTupleVariant;
        serialize_struct_variant(&'static str, u32, &'static str, usize) -> Self::SerializeStructVariant;
    }
}
