//! Finds the word that was probably meant; never decides that it was.

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

fn distance(a: &str, b: &str) -> usize {
    let a: Vec<char> = a.chars().take(64).collect();
    let b: Vec<char> = b.chars().take(64).collect();
    let mut before_last: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=b.len()).collect();
    for i in 1..=a.len() {
        let mut row = vec![i];
        for j in 1..=b.len() {
            let change = usize::from(a[i - 1] != b[j - 1]);
            let mut cost = (last[j] + 1).min(row[j - 1] + 1).min(last[j - 1] + change);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                cost = cost.min(before_last[j - 2] + 1);
            }
            row.push(cost);
        }
        before_last = std::mem::replace(&mut last, row);
    }
    last[b.len()]
}

#[cfg(test)]
mod tests {
    use super::closest;

    #[test]
    fn a_slip_finds_its_word() {
        let known = ["minLength", "maxLength", "minimum", "pattern"];
        assert_eq!(closest("minLenght", known), Some("minLength"));
        assert_eq!(closest("min-length", known), Some("minLength"));
        assert_eq!(closest("patern", known), Some("pattern"));
        assert_eq!(closest("summary", known), None);
    }
}
