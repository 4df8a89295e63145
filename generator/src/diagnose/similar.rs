//! Finds the word that was probably meant; never decides that it was.

/// What OpenAPI and its readers call a key of this language.
const SYNONYMS: &[(&str, &[&str])] = &[
    ("description", &["doc"]),
    ("summary", &["doc"]),
    ("$ref", &["type", "body", "schema"]),
    ("ref", &["type", "body", "schema"]),
    ("model", &["type", "body", "schema"]),
    ("schema", &["body", "type"]),
    ("type", &["schema", "body"]),
    ("content", &["body"]),
    ("returns", &["responses"]),
    ("consumes", &["content-type"]),
    ("produces", &["content-type"]),
    ("media-type", &["content-type"]),
    ("regex", &["pattern"]),
    ("values", &["enum"]),
    ("allOf", &["extends"]),
    ("parent", &["extends"]),
    ("oneOf", &["variants"]),
    ("anyOf", &["variants"]),
    ("mapping", &["variants"]),
    ("additional", &["additionalProperties"]),
    ("optional", &["required"]),
    ("password", &["secret"]),
    ("x-ms-secret", &["secret"]),
    ("version", &["api-version"]),
    ("host", &["endpoint"]),
    ("server", &["endpoint"]),
    ("url", &["endpoint", "source"]),
    ("security", &["auth"]),
    ("x-ms-long-running-operation", &["long-running"]),
    ("x-ms-pageable", &["paging"]),
];

/// The one of the known keys that was probably meant: another language's word for it, or the closest in spelling.
pub fn meant<'a>(typed: &str, known: &[&'a str]) -> Option<&'a str> {
    let synonyms = SYNONYMS.iter().filter(|(word, _)| word.eq_ignore_ascii_case(typed)).flat_map(|(_, keys)| *keys);
    let synonym = synonyms.into_iter().find_map(|key| known.iter().copied().find(|known| known == key));
    synonym.or_else(|| closest(typed, known.iter().copied()))
}

/// The word of `known` that is closest to `typed`, where one is close enough to be worth offering.
///
/// Close enough is an edit distance (Damerau-Levenshtein, adjacent swaps count as one) of at most a third of the longer word, ignoring
/// upper and lower case.
pub fn closest<'a>(typed: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let typed_folded = typed.to_lowercase();
    known
        .into_iter()
        .filter(|word| *word != typed)
        .map(|word| (distance(&typed_folded, &word.to_lowercase()), word))
        .filter(|(distance, word)| *distance <= typed.chars().count().max(word.chars().count()) / 3)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, word)| word)
}

/// How many edits are between two words, of which no more than the beginning counts.
fn distance(a: &str, b: &str) -> usize {
    let [a, b] = [a, b].map(|word| word.chars().take(64).collect::<String>());
    strsim::osa_distance(&a, &b)
}

#[cfg(test)]
mod tests {
    use super::{closest, meant};

    #[test]
    fn another_languages_word_finds_its_key() {
        assert_eq!(meant("description", &["type", "doc"]), Some("doc"));
        assert_eq!(meant("schema", &["doc", "body"]), Some("body"));
        assert_eq!(meant("schema", &["doc", "headers"]), None);
        assert_eq!(meant("minLenght", &["minLength", "doc"]), Some("minLength"));
    }

    #[test]
    fn a_slip_finds_its_word() {
        let known = ["minLength", "maxLength", "minimum", "pattern"];
        assert_eq!(closest("minLenght", known), Some("minLength"));
        assert_eq!(closest("min-length", known), Some("minLength"));
        assert_eq!(closest("patern", known), Some("pattern"));
        assert_eq!(closest("summary", known), None);
    }
}
