//! Reads texts of fixed shape from left to right and knows where they go wrong; ASCII only.

/// The rest of a text. A failed step gives the index in characters of what cannot be right.
pub(super) struct Cursor<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Cursor<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Self { bytes: text.as_bytes(), at: 0 }
    }

    /// The index of the next character; everything before it is ASCII, so that it counts characters and bytes alike.
    pub(super) fn at(&self) -> usize {
        self.at
    }

    /// The next byte, without taking it.
    pub(super) fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    /// Takes the next byte when it is `byte`.
    pub(super) fn take(&mut self, byte: u8) -> bool {
        let taken = self.peek() == Some(byte);
        self.at += usize::from(taken);
        taken
    }

    /// Takes exactly `text`.
    pub(super) fn expect(&mut self, text: &str) -> Result<(), usize> {
        text.bytes().try_for_each(|byte| if self.take(byte) { Ok(()) } else { Err(self.at) })
    }

    /// Takes one digit.
    pub(super) fn digit(&mut self) -> Option<u8> {
        let digit = self.peek().filter(u8::is_ascii_digit)?;
        self.at += 1;
        Some(digit - b'0')
    }

    /// Takes exactly `count` digits, which make a number from `lowest` to `highest`.
    pub(super) fn number(&mut self, count: usize, lowest: u32, highest: u32) -> Result<u32, usize> {
        let start = self.at;
        let mut number = 0;
        for _ in 0..count {
            number = number * 10 + u32::from(self.digit().ok_or(self.at)?);
        }
        if (lowest..=highest).contains(&number) { Ok(number) } else { Err(start) }
    }

    /// Takes one of `words`; gives its index from 0.
    pub(super) fn word(&mut self, words: &[&str]) -> Result<usize, usize> {
        let rest = &self.bytes[self.at..];
        let index = words.iter().position(|word| rest.starts_with(word.as_bytes())).ok_or(self.at)?;
        self.at += words[index].len();
        Ok(index)
    }

    /// The text has to end here.
    pub(super) fn end(&self) -> Result<(), usize> {
        if self.at == self.bytes.len() { Ok(()) } else { Err(self.at) }
    }
}
