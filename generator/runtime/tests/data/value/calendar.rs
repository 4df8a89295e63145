//! Dates, instants and durations: their grammar by another engine, the calendar by day counting.

use crate::dice::Dice;
use crate::runtime::date::Date;
use crate::runtime::date_time::DateTime;
use crate::runtime::duration::Duration;
use crate::runtime::unix_time::UnixTime;
use num_bigint::BigInt;
use num_rational::BigRational;
use regress::Regex;

/// RFC 3339, section 5.6, with as many digits of a fraction as can be kept.
const DATE_TIME: &str = r"^(\d{4})-(\d\d)-(\d\d)[Tt](\d\d):(\d\d):(\d\d)(?:\.(\d{1,9}))?(?:[Zz]|([+-])(\d\d):(\d\d))$";
/// RFC 3339, appendix A, with a sign and a fraction in the last part.
const DURATION: &str = r"^(-?)P(?=.)(?:(\d+)(?:[.,](\d+))?W|(?:(\d+)(?:[.,](\d+))?Y)?(?:(\d+)(?:[.,](\d+))?M)?(?:(\d+)(?:[.,](\d+))?D)?(?:T(?=.)(?:(\d+)(?:[.,](\d+))?H)?(?:(\d+)(?:[.,](\d+))?M)?(?:(\d+)(?:[.,](\d+))?S)?)?)$";

/// The number of days from 1970-01-01, counted year by year and month by month; `None` where there is no such day.
fn days(year: i64, month: i64, day: i64) -> Option<i64> {
    let is_leap = |year: i64| year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let length = |month: i64| match month {
        2 => 28 + i64::from(is_leap(year)),
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    };
    if !(1..=12).contains(&month) || !(1..=length(month)).contains(&day) {
        return None;
    }
    let leap_days = |year: i64| year / 4 - year / 100 + year / 400 + 1;
    let before = |year: i64| if year == 0 { 0 } else { year * 365 + leap_days(year - 1) };
    Some(before(year) - before(1970) + (1..month).map(length).sum::<i64>() + day - 1)
}

/// Nanoseconds since 1970, where the text is one of RFC 3339; a leap second counts as the last nanosecond before it.
fn instant(text: &str, grammar: &Regex) -> Option<i128> {
    let found = grammar.find(text)?;
    let part = |index: usize| found.group(index).map(|range| &text[range]);
    let number = |index: usize| part(index).map_or(0, |digits| digits.parse::<i64>().unwrap());
    let (hour, minute, second, offset_hour, offset_minute) = (number(4), number(5), number(6), number(9), number(10));
    if hour > 23 || minute > 59 || second > 60 || offset_hour > 23 || offset_minute > 59 {
        return None;
    }
    let offset = (offset_hour * 60 + offset_minute) * if part(8) == Some("-") { -1 } else { 1 };
    let minutes = days(number(1), number(2), number(3))? * 1440 + hour * 60 + minute - offset;
    let fraction: i128 = format!("{:0<9}", part(7).unwrap_or_default()).parse().unwrap();
    let whole = i128::from(minutes) * 60_000_000_000 + i128::from(second) * 1_000_000_000;
    if second < 60 {
        return Some(whole + fraction);
    }
    let next_day = (minutes + 1).div_euclid(1440);
    let is_month_end = (minutes + 1).rem_euclid(1440) == 0
        && (0..12_000).any(|month| days(month / 12 + 1500, month % 12 + 1, 1) == Some(next_day));
    is_month_end.then_some(whole - 1)
}

#[test]
fn instants_are_those_of_day_counting() {
    let grammar = Regex::new(DATE_TIME).unwrap();
    let mut dice = Dice::new(0x4AA);
    let (mut right, mut wrong) = (0, 0);
    for _ in 0..3_000 {
        let date = format!("{:04}-{:02}-{:02}", 1500 + dice.below(1000), dice.below(14), dice.below(33));
        let (date, time) = match dice.below(4) {
            0 => (
                dice.pick(&["2016-12-31", "2000-02-29", "1900-02-29", "1999-06-30"]).to_owned(),
                dice.pick(&["23:59:60", "23:59:59", "08:59:60"]).to_owned(),
            ),
            _ => (date, format!("{:02}:{:02}:{:02}", dice.below(25), dice.below(61), dice.below(61))),
        };
        let fraction = if dice.below(2) == 0 { String::new() } else { format!(".{}", dice.digits(1, 10)) };
        let zone = match dice.below(3) {
            0 => dice.pick(&["Z", "z", "+00:00", "-00:00", "+09:00", "-15:00", ""]).to_owned(),
            _ => format!("{}{:02}:{:02}", dice.pick(&["+", "-"]), dice.below(25), dice.below(61)),
        };
        let text = format!("{date}{}{time}{fraction}{zone}", dice.pick(&["T", "T", "t", " "]));
        let text = if dice.below(4) == 0 { dice.damaged(&text, "0123456789:-+TZ.") } else { text };
        let expected = instant(&text, &grammar);
        let read = text.parse::<DateTime>().ok();
        assert_eq!(read.map(|at| at.to_offset().unix_timestamp_nanos()), expected, "{text}");
        assert_eq!(
            serde_json::from_str::<DateTime>(&format!("\"{text}\"")).ok().map(|at| at.to_string()),
            expected.map(|_| text.clone())
        );
        *if expected.is_some() { &mut right } else { &mut wrong } += 1;
    }
    assert!(right > 400 && wrong > 400, "{right} {wrong}");
}

#[test]
fn dates_are_those_of_the_calendar() {
    let grammar = Regex::new(r"^\d{4}-\d\d-\d\d$").unwrap();
    let mut dice = Dice::new(0x5BB);
    for _ in 0..4_000 {
        let text = format!("{:04}-{:02}-{:02}", dice.below(10_000), dice.below(14), dice.below(33));
        let text = if dice.below(4) == 0 { dice.damaged(&text, "0123456789-+/") } else { text };
        let number = |from: usize, to: usize| text[from..to].parse::<i64>().unwrap();
        let expected = grammar.find(&text).and_then(|_| days(number(0, 4), number(5, 7), number(8, 10)));
        let epoch = time::Date::from_ordinal_date(1970, 1).unwrap();
        let read = text.parse::<Date>().ok();
        assert_eq!(read.map(|date| (date.to_date() - epoch).whole_days()), expected, "{text}");
        assert_eq!(read.map(|date| date.to_string()), expected.map(|_| text.clone()));
        if let Some(days) = expected.filter(|_| read.is_some()) {
            let midnight = UnixTime::try_from(days * 86_400).unwrap();
            assert_eq!(midnight.to_offset().date().to_string(), text);
        }
    }
}

#[test]
fn durations_are_as_long_as_their_parts() {
    let grammar = Regex::new(DURATION).unwrap();
    let mut dice = Dice::new(0x6CC);
    let (mut right, mut long) = (0, 0);
    for _ in 0..3_000 {
        let mut text = format!("{}P", dice.pick(&["", "", "-"]));
        let part = |dice: &mut Dice, unit: char| match dice.below(5) {
            0 | 1 => format!("{}{unit}", dice.digits(1, 4)),
            2 => format!("{}.{}{unit}", dice.digits(1, 2), dice.digits(1, 12)),
            _ => String::new(),
        };
        let date = if dice.below(6) == 0 { "W" } else { "YMD" };
        date.chars().for_each(|unit| text.push_str(&part(&mut dice, unit)));
        if dice.below(2) == 0 {
            text.push('T');
            "HMS".chars().for_each(|unit| text.push_str(&part(&mut dice, unit)));
        }
        let text = if dice.below(5) == 0 { dice.damaged(&text, "0123456789PTYMDHS.,-") } else { text };
        let read = text.parse::<Duration>().ok();
        let found = grammar.find(&text);
        let part = |index: usize| found.as_ref().and_then(|found| found.group(index)).map(|range| &text[range]);
        let fractions: Vec<bool> =
            (2..16).step_by(2).filter(|index| part(*index).is_some()).map(|index| part(index + 1).is_some()).collect();
        // Only the last part may have a fraction.
        let is_one = found.is_some() && !fractions.is_empty() && fractions.iter().rev().skip(1).all(|has| !has);
        assert_eq!(read.as_ref().map(ToString::to_string), is_one.then(|| text.clone()), "{text}");
        let Some(read) = read else { continue };
        let seconds = [604_800, 0, 0, 86_400, 3_600, 60, 1].into_iter().zip((2..16).step_by(2)).map(|(unit, index)| {
            let (whole, fraction) = (part(index).unwrap_or("0"), part(index + 1).unwrap_or(""));
            let digits: BigInt = format!("{whole}{fraction}").parse().unwrap();
            BigRational::new(digits * unit, BigInt::from(10).pow(fraction.len() as u32))
        });
        let total: BigRational = seconds.fold(BigRational::from_integer(0.into()), |total, part| total + part);
        let is_fixed = [4, 6].iter().all(|index| {
            [part(*index), part(index + 1)].iter().flatten().all(|digits| digits.chars().all(|digit| digit == '0'))
        });
        let nanoseconds = (&total * BigInt::from(1_000_000_000)).is_integer();
        let is_zero = *total.numer() == BigInt::from(0);
        if let Some(length) = read.to_std() {
            assert_eq!(BigRational::new(length.as_nanos().into(), BigInt::from(1_000_000_000)), total, "{text}");
            long += 1;
        }
        let has_no_calendar = [4, 6].iter().all(|index| part(*index).is_none());
        let expected = is_fixed && nanoseconds && (is_zero || !read.is_negative());
        assert!(read.to_std().is_some() == expected || (!has_no_calendar && read.to_std().is_none()), "{text}");
        right += 1;
    }
    assert!(right > 700 && long > 200, "{right} {long}");
}
