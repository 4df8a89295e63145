//! Types that are named by a single letter, as a spec may name them, in every macro that takes types: none of them is taken for a generic
//! parameter of what the macro writes.

use crate::runtime::collection::{ListRules, MapRules, list_newtype, map_newtype};
use crate::runtime::object::object;
use crate::runtime::open_enum::open_enum;
use crate::runtime::union::{UnknownVariant, union};
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::collections::BTreeMap;

/// A property's type.
#[derive(Clone, Debug, Eq, Ord, PartialEq, PartialOrd)]
enum K {
    Round,
    UnknownValue(crate::runtime::open_enum::UnknownValue),
}
open_enum!(match K {
    Round => "round",
});

/// A struct for each letter, with one property.
macro_rules! letters {
    ($($letter:ident)+) => { $(
        #[derive(Clone, PartialEq)]
        struct $letter {
            k: K,
        }
        object!(match $letter { "k" => required(k) });
    )+ };
}
letters!(A B C D E F G H I J L M N O P Q R S T V W X Y Z);

/// All of them as variants.
macro_rules! unions {
    ($name:ident: $($letter:ident)+) => {
        #[derive(Clone, Debug, PartialEq)]
        enum $name {
            $($letter($letter),)+
            UnknownValue(UnknownVariant),
        }
    };
}
unions!(U: A D E M S T V);
union!(
    U,
    match "u" {
        "a" => A(A),
        "d" => D(D),
        "e" => E(E),
        "m" => M(M),
        "s" => S(S),
        "t" => T(T),
        "v" => V(V),
    }
);

/// Reads JSON, and writes it as it was.
fn read<Read: DeserializeOwned + Serialize>(json: &str) -> Read {
    let read: Read = serde_json::from_str(json).unwrap();
    assert_eq!(serde_json::to_string(&read).unwrap(), json);
    read
}

#[test]
fn a_letter_may_be_a_variant_a_list_and_a_map() {
    macro_rules! collections {
        ($($letter:ident)+) => { $({
            #[derive(Clone, Debug, PartialEq)]
            struct List(Vec<$letter>);
            impl List {
                const RULES: ListRules = ListRules {
                    type_name: "List",
                    requirement: "at least 1 item",
                    min_items: Some(1),
                    max_items: None,
                    unique_items: true,
                };
            }
            list_newtype!(List, $letter);

            #[derive(Clone, Debug, PartialEq)]
            struct Map(BTreeMap<K, $letter>);
            impl Map {
                const RULES: MapRules = MapRules {
                    type_name: "Map",
                    requirement: "at least 1 entry",
                    min_properties: Some(1),
                    max_properties: None,
                };
            }
            map_newtype!(Map, K => $letter);

            let list = read::<List>(r#"[{"k":"round"}]"#);
            assert_eq!(list.as_slice(), [$letter { k: K::Round }]);
            let map = read::<Map>(r#"{"round":{"k":"round"}}"#);
            assert_eq!(map.as_map()[&K::VALUES[0]], list.into_inner()[0]);
            assert_eq!(map.into_inner().len(), 1);
        })+ };
    }
    collections!(A B C D E F G H I J L M N O P Q R S T V W X Y Z);
    for tag in ["a", "d", "e", "m", "s", "t", "v"] {
        read::<U>(&format!(r#"{{"u":"{tag}","k":"round"}}"#));
    }
}
