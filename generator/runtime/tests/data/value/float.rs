//! Doubles on their way out: their text is a JSON number that reads as the same double, in JSON and elsewhere.

use super::exact::{double, exact};
use crate::dice::Dice;
use crate::runtime::number::Number;

#[test]
fn a_written_double_reads_as_the_same_double() {
    let mut dice = Dice::new(0xE55);
    for _ in 0..3_000 {
        let double = double(&mut dice);
        let json = serde_json::to_string(&double).unwrap();
        let shortest = exact(&json);
        let number = Number::from_f64(double).unwrap();
        for text in [json, number.to_string(), serde_json::to_string(&number).unwrap()] {
            assert_eq!(text.parse::<f64>().unwrap().to_bits(), double.to_bits(), "{text}");
            assert_eq!((exact(&text), text.parse::<Number>().unwrap()), (shortest.clone(), number), "{text}");
        }
        let shown = double.to_string();
        assert_eq!(shown.parse::<f64>().unwrap().to_bits(), double.to_bits(), "{shown}");
        assert!(shown.parse::<Number>().is_ok(), "{shown}");
        let single = double as f32;
        if single.is_finite() {
            for text in [serde_json::to_string(&single).unwrap(), single.to_string()] {
                assert_eq!(text.parse::<f32>().unwrap().to_bits(), single.to_bits(), "{text}");
                assert!(text.parse::<Number>().is_ok(), "{text}");
            }
        }
    }
    for double in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
        assert!(Number::from_f64(double).is_none() && Number::try_from(double).is_err());
    }
}
