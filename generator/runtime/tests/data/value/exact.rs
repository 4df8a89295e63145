//! JSON numbers as exact rational numbers, and many texts of such.

use crate::dice::Dice;
use num_bigint::BigInt;
pub use num_rational::BigRational;

/// The value of a JSON number.
pub fn exact(text: &str) -> BigRational {
    let (mantissa, exponent) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let digits: BigInt = format!("{whole}{fraction}").parse().unwrap_or_else(|_| panic!("{text}"));
    let power = exponent.parse::<i64>().unwrap() - fraction.len() as i64;
    let scale = BigInt::from(10).pow(power.unsigned_abs() as u32);
    if power < 0 { BigRational::new(digits, scale) } else { BigRational::from_integer(digits * scale) }
}

/// How many digits there are between the first and the last that is not 0.
pub fn significant(text: &str) -> usize {
    let mantissa = text.split(['e', 'E']).next().unwrap_or_default();
    let digits: String = mantissa.chars().filter(char::is_ascii_digit).collect();
    digits.trim_matches('0').len()
}

const EDGES: [&str; 48] = [
    "0",
    "-0",
    "-0.0",
    "0e5",
    "1",
    "1.0",
    "1e0",
    "-1",
    "5.0000000000000000000001",
    "1e-400",
    "-1e-400",
    "0.1",
    "0.3",
    "1.10",
    "0.30000000000000004",
    "0.99999999999999999999",
    "1.00000000000000000001",
    "9007199254740991",
    "9007199254740992",
    "9007199254740992.0",
    "9007199254740993",
    "9007199254740993.0",
    "9007199254740993.5",
    "2147483647",
    "2147483647.0",
    "2147483648",
    "-2147483648",
    "-2147483649",
    "253402300799",
    "253402300800",
    "-377705116800",
    "-377705116801",
    "9223372036854775807",
    "9223372036854775807.0",
    "9223372036854775808",
    "-9223372036854775808",
    "-9223372036854775809",
    "18446744073709551615",
    "18446744073709551616",
    "1e15",
    "1e16",
    "1e18",
    "1e22",
    "1e23",
    "1e300",
    "1.7976931348623157e308",
    "4.9e-324",
    "12345678901234567890123456789012345678",
];

/// An edge, or digits with or without a sign, a fraction and an exponent.
pub fn text(dice: &mut Dice) -> String {
    match dice.below(10) {
        0 => dice.pick(&EDGES).to_owned(),
        // Beside an edge of what is counted in quarters, tenths and wholes.
        1 => format!(
            "{}{}.{}",
            dice.pick(&["", "-"]),
            dice.below(102),
            dice.pick(&["0", "1", "25", "5", "50", "75", "99"])
        ),
        2 => format!("{:?}", double(dice)).replace("e", dice.pick(&["e", "E", "e"])),
        _ => {
            let whole = format!("{}{}", dice.below(9) + 1, dice.digits(0, 18));
            let whole = if dice.below(4) == 0 { "0".to_owned() } else { whole };
            let fraction = if dice.below(2) == 0 { format!(".{}", dice.digits(1, 24)) } else { String::new() };
            let exponent = match dice.below(4) {
                0 => format!("{}{}{}", dice.pick(&["e", "E"]), dice.pick(&["", "-", "+"]), dice.below(40)),
                _ => String::new(),
            };
            format!("{}{whole}{fraction}{exponent}", dice.pick(&["", "-"]))
        }
    }
}

/// A finite double: of any size, or with few digits.
pub fn double(dice: &mut Dice) -> f64 {
    loop {
        let value = match dice.below(3) {
            0 => f64::from_bits(dice.roll()),
            1 => (dice.roll() as i64 >> dice.below(64)) as f64,
            _ => (dice.below(200_000) as f64 - 100_000.0) / dice.pick(&[1.0, 4.0, 10.0, 100.0, 1e6]),
        };
        if value.is_finite() {
            return value;
        }
    }
}
