//! The JSON Schema of the building blocks of the spec language: that of what they hold; never a word about places, which a schema does
//! not know.

use super::{Key, List, Map, Node};
use crate::source::Spanned;
use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde_json::Value;
use std::borrow::Cow;
use std::collections::BTreeMap;

/// The keys of a struct, asked of its schema; never a second list of them.
pub fn keys<T: JsonSchema>() -> Vec<String> {
    let schema = SchemaGenerator::default().into_root_schema_for::<T>();
    let properties = schema.get("properties").and_then(Value::as_object);
    properties.into_iter().flat_map(|properties| properties.keys().cloned()).collect()
}

macro_rules! same_schema {
    ($($wrapper:ident $(<$held:ident>)? as $plain:ty;)*) => {$(
        impl $(<$held: JsonSchema>)? JsonSchema for $wrapper $(<$held>)? {
            fn schema_name() -> Cow<'static, str> {
                <$plain>::schema_name()
            }

            fn inline_schema() -> bool {
                <$plain>::inline_schema()
            }

            fn schema_id() -> Cow<'static, str> {
                <$plain>::schema_id()
            }

            fn json_schema(generator: &mut SchemaGenerator) -> Schema {
                <$plain>::json_schema(generator)
            }
        }
    )*};
}

same_schema! {
    Spanned<T> as T;
    Key<T> as T;
    Map<T> as BTreeMap<String, T>;
    List<T> as Vec<T>;
    Node as Value;
}
