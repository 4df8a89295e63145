//! Looks for numbers in a request that are NaN or infinite, which serde_json would write as `null`; it writes nothing.

use super::super::json_path::{JsonPath, Step};
use serde::ser::{
    Error, Serialize, SerializeMap, SerializeSeq, SerializeStruct, SerializeStructVariant, SerializeTuple,
    SerializeTupleStruct, SerializeTupleVariant, Serializer,
};
use std::fmt;

/// The place of the first number in a value that is NaN or infinite.
pub(super) fn not_finite<T: Serialize + ?Sized>(value: &T) -> Option<JsonPath> {
    match value.serialize(Check) {
        Err(Found { is_number: true, inside_out }) => {
            let mut path = JsonPath::default();
            inside_out.into_iter().rev().for_each(|step| path.push(step));
            Some(path)
        }
        // What else keeps the value from being written is said when it is.
        Ok(()) | Err(Found { is_number: false, .. }) => None,
    }
}

/// Why the look ended.
#[derive(Debug)]
struct Found {
    is_number: bool,
    inside_out: Vec<Step>,
}

impl Found {
    fn at(mut self, step: Step) -> Self {
        self.inside_out.push(step);
        self
    }
}

impl fmt::Display for Found {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the value cannot be written")
    }
}

impl std::error::Error for Found {}

impl Error for Found {
    fn custom<T: fmt::Display>(_: T) -> Self {
        Self { is_number: false, inside_out: Vec::new() }
    }
}

/// Looks at one value.
#[derive(Clone, Copy)]
struct Check;

impl Check {
    fn finite(value: f64) -> Result<(), Found> {
        if value.is_finite() { Ok(()) } else { Err(Found { is_number: true, inside_out: Vec::new() }) }
    }
}

/// Looks at the items of a list, one after another.
struct Items(usize);

impl Items {
    fn next<T: Serialize + ?Sized>(&mut self, item: &T) -> Result<(), Found> {
        item.serialize(Check).map_err(|found| found.at(Step::Item(self.0)))?;
        self.0 += 1;
        Ok(())
    }
}

/// Looks at the properties of an object; holds the name of the one whose value comes next.
struct Members(String);

impl Members {
    fn next<T: Serialize + ?Sized>(&mut self, name: &str, value: &T) -> Result<(), Found> {
        value.serialize(Check).map_err(|found| found.at(Step::Member(name.to_owned())))
    }
}

macro_rules! nothing {
    ($($method:ident($($type:ty),*);)+) => { $(
        fn $method(self, $(_: $type),*) -> Result<(), Found> {
            Ok(())
        }
    )+ };
}

impl Serializer for Check {
    type Ok = ();
    type Error = Found;
    type SerializeSeq = Items;
    type SerializeTuple = Items;
    type SerializeTupleStruct = Items;
    type SerializeTupleVariant = Items;
    type SerializeMap = Members;
    type SerializeStruct = Members;
    type SerializeStructVariant = Members;

    fn serialize_f32(self, value: f32) -> Result<(), Found> {
        Self::finite(value.into())
    }

    fn serialize_f64(self, value: f64) -> Result<(), Found> {
        Self::finite(value)
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<(), Found> {
        value.serialize(self)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(self, _: &'static str, value: &T) -> Result<(), Found> {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        name: &'static str,
        value: &T,
    ) -> Result<(), Found> {
        Members(String::new()).next(name, value)
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Items, Found> {
        Ok(Items(0))
    }

    fn serialize_tuple(self, _: usize) -> Result<Items, Found> {
        Ok(Items(0))
    }

    fn serialize_tuple_struct(self, _: &'static str, _: usize) -> Result<Items, Found> {
        Ok(Items(0))
    }

    fn serialize_tuple_variant(self, _: &'static str, _: u32, _: &'static str, _: usize) -> Result<Items, Found> {
        Ok(Items(0))
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Members, Found> {
        Ok(Members(String::new()))
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Members, Found> {
        Ok(Members(String::new()))
    }

    fn serialize_struct_variant(self, _: &'static str, _: u32, _: &'static str, _: usize) -> Result<Members, Found> {
        Ok(Members(String::new()))
    }

    nothing! {
        serialize_bool(bool);
        serialize_i8(i8);
        serialize_i16(i16);
        serialize_i32(i32);
        serialize_i64(i64);
        serialize_u8(u8);
        serialize_u16(u16);
        serialize_u32(u32);
        serialize_u64(u64);
        serialize_char(char);
        serialize_str(&str);
        serialize_bytes(&[u8]);
        serialize_none();
        serialize_unit();
        serialize_unit_struct(&'static str);
        serialize_unit_variant(&'static str, u32, &'static str);
    }
}

macro_rules! items {
    ($($trait:ident $method:ident;)+) => { $(
        impl $trait for Items {
            type Ok = ();
            type Error = Found;

            fn $method<T: Serialize + ?Sized>(&mut self, item: &T) -> Result<(), Found> {
                self.next(item)
            }

            fn end(self) -> Result<(), Found> {
                Ok(())
            }
        }
    )+ };
}
items! {
    SerializeSeq serialize_element;
    SerializeTuple serialize_element;
    SerializeTupleStruct serialize_field;
    SerializeTupleVariant serialize_field;
}

macro_rules! members {
    ($($trait:ident)+) => { $(
        impl $trait for Members {
            type Ok = ();
            type Error = Found;

            fn serialize_field<T: Serialize + ?Sized>(&mut self, name: &'static str, value: &T) -> Result<(), Found> {
                self.next(name, value)
            }

            fn end(self) -> Result<(), Found> {
                Ok(())
            }
        }
    )+ };
}
members!(SerializeStruct SerializeStructVariant);

impl SerializeMap for Members {
    type Ok = ();
    type Error = Found;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, name: &T) -> Result<(), Found> {
        self.0 = serde_json::to_value(name).ok().and_then(|name| Some(name.as_str()?.to_owned())).unwrap_or_default();
        Ok(())
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Found> {
        let name = std::mem::take(&mut self.0);
        self.next(&name, value)
    }

    fn end(self) -> Result<(), Found> {
        Ok(())
    }
}
