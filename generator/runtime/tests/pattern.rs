//! The parts of generated matchers against plain definitions of what they are to do.

use operations_runtime::pattern::{
    ByteClass, ByteRun, ByteTable, CharacterTable, characters, characters_in, earliest, is_one_of, is_path_segment,
    length_mismatch, shapes_mismatch, words_mismatch,
};

static A: ByteClass = ByteClass::of(&[b'a'..=b'a']);
static AB: ByteClass = ByteClass::of(&[b'a'..=b'b']);
static B: ByteClass = ByteClass::of(&[b'b'..=b'b']);
static ANY: ByteClass = ByteClass::of(&[0..=255]);

/// All texts of up to so many of these letters.
fn texts(letters: &[char], longest: usize) -> Vec<String> {
    let mut all = vec![String::new()];
    let mut from = 0;
    for _ in 0..longest {
        let to = all.len();
        for index in from..to {
            all.extend(letters.iter().map(|letter| format!("{}{letter}", all[index])).collect::<Vec<_>>());
        }
        from = to;
    }
    all
}

/// A class, letters of it, and the least and largest count.
type Part = (&'static ByteClass, &'static [char], usize, usize);

#[test]
fn classes_hold_their_ranges() {
    let class = ByteClass::of(&[b'0'..=b'9', b'_'..=b'_', 0x80..=0xFF]);
    for byte in 0..=u8::MAX {
        assert_eq!(class.has(byte), byte.is_ascii_digit() || byte == b'_' || byte >= 0x80, "{byte}");
    }
    assert!(class.all(b"0_9") && class.all(b"") && !class.all(b"0a"));
    assert!(class.at_least(b"00", 2) && !class.at_least(b"0", 2) && !class.at_least(b"0a", 2));
    assert!(class.all_in(b"00", 1, 2) && !class.all_in(b"", 1, 2) && !class.all_in(b"000", 1, 2));
    assert!(class.all_at(b"a00b", 1, 3) && !class.all_at(b"a00b", 0, 2) && !class.all_at(b"a00", 1, 4));
    assert!(class.all_at(b"a", 1, 1));
}

/// Whether the bytes are those of the runs, tried in every way.
fn fits(runs: &[(&[char], usize, usize)], text: &[char]) -> bool {
    let Some(((letters, min, max), rest)) = runs.split_first() else { return text.is_empty() };
    (*min..=*max).any(|count| {
        count <= text.len() && text[..count].iter().all(|letter| letters.contains(letter)) && fits(rest, &text[count..])
    })
}

#[test]
fn places_of_shapes_are_where_completions_end() {
    const SHAPES: &[&[Part]] = &[
        &[],
        &[(&A, &['a'], 2, 2)],
        &[(&AB, &['a', 'b'], 1, 3)],
        &[(&A, &['a'], 1, 1), (&AB, &['a', 'b'], 0, 3)],
        &[(&AB, &['a', 'b'], 0, 3), (&A, &['a'], 1, 1)],
        &[(&A, &['a'], 1, 1), (&AB, &['a', 'b'], 1, 2), (&B, &['b'], 2, 2)],
        &[(&A, &['a'], 0, 2), (&B, &['b'], 1, 1), (&AB, &['a', 'b'], 2, 2)],
        &[(&B, &['b'], 1, 1), (&A, &['a'], 0, 1), (&B, &['b'], 1, 1), (&A, &['a'], 1, 1)],
    ];
    let all = texts(&['a', 'b', 'c'], 6);
    for shape in SHAPES {
        let runs: Vec<ByteRun> = shape.iter().map(|&(class, _, min, max)| ByteRun::between(class, min, max)).collect();
        let plain: Vec<(&[char], usize, usize)> =
            shape.iter().map(|&(_, letters, min, max)| (letters, min, max)).collect();
        let members: Vec<&String> = all.iter().filter(|text| fits(&plain, &text.chars().collect::<Vec<_>>())).collect();
        for text in &all {
            let shared =
                |member: &&String| member.bytes().zip(text.bytes()).take_while(|(own, other)| own == other).count();
            let exact = members.iter().map(shared).max().unwrap_or(0);
            assert_eq!(shapes_mismatch(&[&runs], text), exact, "{plain:?} on {text}");
        }
    }
}

#[test]
fn positions_count_characters() {
    static WIDE: ByteClass = ByteClass::of(&[0..=b'.', b'0'..=255]);
    let slash = [ByteRun::at_least(&WIDE, 1)];
    assert_eq!(shapes_mismatch(&[&slash], "日本/語"), 2);
    assert_eq!(shapes_mismatch(&[&slash], "日本語"), 3);
    assert_eq!(
        shapes_mismatch(&[&[ByteRun::exactly(&A, 1)], &[ByteRun::exactly(&A, 2), ByteRun::exactly(&B, 1)]], "aaé"),
        2
    );
    assert_eq!(shapes_mismatch(&[], "é"), 0);
    assert_eq!(words_mismatch(&["größe", "groß"], "größte"), 4);
    assert_eq!(words_mismatch(&["GET", "PUT"], "PUTS"), 3);
    assert_eq!(words_mismatch(&["é"], "è"), 0);
    assert_eq!(length_mismatch("日本語", 2), 2);
    assert_eq!(length_mismatch("日本語", 9), 3);
    assert_eq!(earliest(&[3, 1, 2]), 1);
    assert_eq!(shapes_mismatch(&[&[ByteRun::at_least(&ANY, 0)]], "x"), 1);
}

#[test]
fn lengths_are_counted_in_characters() {
    for text in texts(&['a', 'é', '日', '😀'], 5) {
        let count = text.chars().count();
        assert_eq!(characters(&text), count);
        for (min, max) in [(0, 0), (0, 3), (1, 2), (2, 5), (3, usize::MAX), (4, 4)] {
            assert_eq!(characters_in(&text, min, max), (min..=max).contains(&count), "{text} in {min}..={max}");
        }
    }
}

#[test]
fn tables_walk_to_the_end() {
    // ^a(é|b)*$
    static BYTES: ByteTable<4, 5> = ByteTable::new(
        &[(b'a'..=b'a', 1), (b'b'..=b'b', 2), (0xA9..=0xA9, 3), (0xC3..=0xC3, 4)],
        [[0; 5], [0, 2, 0, 0, 0], [0, 0, 2, 0, 3], [0, 0, 0, 2, 0]],
        &[2],
    );
    static CHARACTERS: CharacterTable<3, 3> = CharacterTable::new(
        &[0, 0x61, 0x62, 0x63, 0xE9, 0xEA],
        &[0, 1, 2, 0, 2, 0],
        [[0; 3], [0, 1 + 1, 0], [0, 0, 2]],
        &[2],
    );
    for text in texts(&['a', 'b', 'é', 'è', '日'], 5) {
        let rest = text.strip_prefix('a');
        let expected = rest.is_some_and(|rest| rest.chars().all(|letter| "bé".contains(letter)));
        let dead = match rest {
            None => 0,
            Some(rest) => 1 + rest.chars().take_while(|letter| "bé".contains(*letter)).count(),
        };
        assert_eq!((BYTES.accepts(&text), BYTES.first_mismatch(&text)), (expected, dead), "bytes on {text}");
        assert_eq!(
            (CHARACTERS.accepts(&text), CHARACTERS.first_mismatch(&text)),
            (expected, dead),
            "characters on {text}"
        );
    }
}

#[test]
fn characters_are_decoded_as_the_standard_library_does() {
    // One class for each side of every border, so that a wrong number shows.
    static BORDERS: CharacterTable<2, 2> = CharacterTable::new(
        &[0, 0x80, 0x800, 0xD7FF, 0xE001, 0x1_0000, 0x10_FFFF],
        &[0, 1, 0, 1, 0, 1, 0],
        [[0, 0], [0, 1]],
        &[1],
    );
    for letter in (0..=0x10_FFFF).filter_map(char::from_u32) {
        let expected = matches!(u32::from(letter), 0x80..0x800 | 0xD7FF..0xE001 | 0x1_0000..0x10_FFFF);
        assert_eq!(BORDERS.accepts(letter.encode_utf8(&mut [0; 4])), expected, "{letter:?}");
    }
}

#[test]
fn words_and_segments() {
    assert!(is_one_of(&["GET", "PUT"], "PUT") && !is_one_of(&["GET", "PUT"], "PU") && !is_one_of(&["GET"], "GETS"));
    for (text, expected) in [("", false), (".", false), ("..", false), ("...", true), ("a", true), ("/", true)] {
        assert_eq!(is_path_segment(text), expected, "{text}");
    }
}
