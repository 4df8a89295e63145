//! Open enums: every word survives.

use crate::model::Season;

#[test]
fn documented_words_are_variants() {
    assert_eq!(Season::VALUES.iter().map(Season::as_str).collect::<Vec<_>>(), ["Blossom", "Harvest"]);
    assert_eq!(serde_json::from_str::<Season>("\"Harvest\"").unwrap(), Season::Harvest);
    assert_eq!(Season::from("Blossom"), Season::Blossom);
    assert_eq!(Season::from("Blossom".to_owned()), Season::Blossom);
    assert_eq!(Season::Harvest, "Harvest");
    assert_eq!(serde_json::from_str::<Season>(r#""H\u0061rvest""#).unwrap(), Season::Harvest);
}

#[test]
fn other_words_survive_unchanged() {
    for word in ["", "harvest", "Winter \u{1f342}"] {
        let season: Season = word.parse().unwrap();
        assert!(matches!(&season, Season::UnknownValue(value) if value.as_str() == word));
        assert_eq!((season.as_str(), season.to_string().as_str(), season.as_ref()), (word, word, word));
        let json = serde_json::to_string(&season).unwrap();
        assert_eq!(json, serde_json::to_string(word).unwrap());
        assert_eq!(serde_json::from_str::<Season>(&json).unwrap(), season);
        assert_eq!(serde_json::from_value::<Season>(word.into()).unwrap(), season);
    }
}

#[test]
fn an_unlisted_word_is_refused() {
    let error = serde_json::from_str::<Season>("3").unwrap_err().to_string();
    assert_eq!(error, "invalid type: integer `3`, expected a string at line 1 column 1");
}
