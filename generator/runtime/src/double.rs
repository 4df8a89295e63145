//! Doubles as the decimal numbers that they are written as; it never rounds.

/// 2^53: below it, every integer is a double of its own.
const EXACT: f64 = 9_007_199_254_740_992.0;

/// The largest power of ten that is a double.
const POWERS: u32 = 22;

/// The text of a double in JSON. Where two texts are equally short and near, serde_json's choice may be another than that of
/// `Display`; what is sent is the one that counts.
pub(super) fn text(value: f64) -> String {
    serde_json::to_string(&value).unwrap_or_default()
}

/// Whether the shortest text of `value` is a multiple of that of `divisor`; `false` where one of them has more than 15
/// digits.
pub(super) const fn is_multiple_of(value: f64, divisor: f64) -> bool {
    let ((digits, exponent), (step, last)) = match (decimal(value), decimal(divisor)) {
        (Some(value), Some(divisor)) => (value, divisor),
        _ => return false,
    };
    let (digits, step) = (digits.unsigned_abs() as u128, step.unsigned_abs() as u128);
    if digits == 0 || step == 0 {
        return step != 0;
    }
    let (mut rest, mut scaled) = (digits % step, step);
    let mut missing = exponent - last;
    while missing > 0 {
        rest = rest * 10 % step;
        missing -= 1;
    }
    while missing < 0 {
        scaled = match scaled.checked_mul(10) {
            Some(scaled) => scaled,
            None => return false,
        };
        rest = digits % scaled;
        missing += 1;
    }
    rest == 0
}

/// An integer and the power of ten that it is multiplied by: of those that read as `value`, the one with the fewest digits.
const fn decimal(value: f64) -> Option<(i64, i32)> {
    if value.abs() < EXACT { fraction(value) } else { large(value) }
}

/// Both the integer and the power are doubles of their own, so that their quotient is rounded once, as reading does.
const fn fraction(value: f64) -> Option<(i64, i32)> {
    let (mut places, mut power) = (0, 1.0);
    while places <= POWERS && (value * power).abs() < EXACT {
        let mut candidate = nearest(value * power) - 1;
        let last = candidate + 2;
        while candidate <= last {
            if candidate as f64 / power == value {
                return Some((candidate, -(places as i32)));
            }
            candidate += 1;
        }
        places += 1;
        power *= 10.0;
    }
    None
}

/// As [`fraction`], for doubles that have none.
const fn large(value: f64) -> Option<(i64, i32)> {
    let mut zeros = POWERS;
    while zeros > 0 {
        let mut power = 1.0;
        let mut count = 0;
        while count < zeros {
            power *= 10.0;
            count += 1;
        }
        let candidate = nearest(value / power);
        if (value / power).abs() < EXACT && candidate as f64 * power == value {
            return Some((candidate, zeros as i32));
        }
        zeros -= 1;
    }
    None
}

const fn nearest(value: f64) -> i64 {
    (value + 0.5_f64.copysign(value)) as i64
}
