//! The Unicode properties that `\p{..}` may name in ECMA-262; never the looser names that other engines take.

use super::set::CharSet;
use regex_syntax::hir::{Class, HirKind};

/// Binary properties, by the long and short names of ECMA-262.
const BINARY: &[&str] = &[
    "ASCII",
    "ASCII_Hex_Digit",
    "AHex",
    "Alphabetic",
    "Alpha",
    "Any",
    "Assigned",
    "Bidi_Control",
    "Bidi_C",
    "Case_Ignorable",
    "CI",
    "Cased",
    "Dash",
    "Default_Ignorable_Code_Point",
    "DI",
    "Deprecated",
    "Dep",
    "Diacritic",
    "Dia",
    "Emoji",
    "Emoji_Component",
    "EComp",
    "Emoji_Modifier",
    "EMod",
    "Emoji_Modifier_Base",
    "EBase",
    "Emoji_Presentation",
    "EPres",
    "Extended_Pictographic",
    "ExtPict",
    "Extender",
    "Ext",
    "Grapheme_Base",
    "Gr_Base",
    "Grapheme_Extend",
    "Gr_Ext",
    "Hex_Digit",
    "Hex",
    "ID_Continue",
    "IDC",
    "ID_Start",
    "IDS",
    "Ideographic",
    "Ideo",
    "Lowercase",
    "Lower",
    "Math",
    "Noncharacter_Code_Point",
    "NChar",
    "Pattern_White_Space",
    "Pat_WS",
    "Quotation_Mark",
    "QMark",
    "Radical",
    "Regional_Indicator",
    "RI",
    "Sentence_Terminal",
    "STerm",
    "Soft_Dotted",
    "SD",
    "Terminal_Punctuation",
    "Term",
    "Unified_Ideograph",
    "UIdeo",
    "Uppercase",
    "Upper",
    "Variation_Selector",
    "VS",
    "White_Space",
    "space",
    "XID_Continue",
    "XIDC",
    "XID_Start",
    "XIDS",
];

/// Values of `General_Category`, which may stand alone.
const CATEGORY: &[&str] = &[
    "Cased_Letter",
    "LC",
    "Close_Punctuation",
    "Pe",
    "Connector_Punctuation",
    "Pc",
    "Control",
    "Cc",
    "cntrl",
    "Currency_Symbol",
    "Sc",
    "Dash_Punctuation",
    "Pd",
    "Decimal_Number",
    "Nd",
    "digit",
    "Enclosing_Mark",
    "Me",
    "Final_Punctuation",
    "Pf",
    "Format",
    "Cf",
    "Initial_Punctuation",
    "Pi",
    "Letter",
    "L",
    "Letter_Number",
    "Nl",
    "Line_Separator",
    "Zl",
    "Lowercase_Letter",
    "Ll",
    "Mark",
    "M",
    "Combining_Mark",
    "Math_Symbol",
    "Sm",
    "Modifier_Letter",
    "Lm",
    "Modifier_Symbol",
    "Sk",
    "Nonspacing_Mark",
    "Mn",
    "Number",
    "N",
    "Open_Punctuation",
    "Ps",
    "Other",
    "C",
    "Other_Letter",
    "Lo",
    "Other_Number",
    "No",
    "Other_Punctuation",
    "Po",
    "Other_Symbol",
    "So",
    "Paragraph_Separator",
    "Zp",
    "Private_Use",
    "Co",
    "Punctuation",
    "P",
    "punct",
    "Separator",
    "Z",
    "Space_Separator",
    "Zs",
    "Spacing_Mark",
    "Mc",
    "Symbol",
    "S",
    "Titlecase_Letter",
    "Lt",
    "Unassigned",
    "Cn",
    "Uppercase_Letter",
    "Lu",
];

/// The set of `\p{text}`, or nothing when ECMA-262 has no such property.
pub(super) fn find(text: &str) -> Option<CharSet> {
    let query = match text.split_once('=') {
        Some(("General_Category" | "gc", value)) if CATEGORY.contains(&value) => {
            format!("gc={value}")
        }
        // Script names are an open list: the shape is checked here, the name by the table.
        Some(("Script" | "sc", value)) if is_script_name(value) => format!("sc={value}"),
        Some(("Script_Extensions" | "scx", value)) if is_script_name(value) => {
            format!("scx={value}")
        }
        None if CATEGORY.contains(&text) => format!("gc={text}"),
        None if BINARY.contains(&text) => text.to_owned(),
        _ => return None,
    };
    let hir = regex_syntax::parse(&format!("\\p{{{query}}}")).ok()?;
    match hir.kind() {
        HirKind::Class(Class::Unicode(class)) => {
            Some(CharSet::new(class.iter().map(|range| (range.start().into(), range.end().into()))))
        }
        _ => None,
    }
}

/// ECMA-262 compares exactly; the table behind it does not, so only the canonical spelling may pass.
fn is_script_name(value: &str) -> bool {
    let word = |word: &str| {
        let (first, rest) = word.split_at(word.len().min(1));
        first.bytes().all(|byte| byte.is_ascii_uppercase())
            && !first.is_empty()
            && rest.bytes().all(|byte| byte.is_ascii_lowercase())
    };
    value.split('_').all(word)
}
