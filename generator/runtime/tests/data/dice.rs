//! A small generator of numbers without a pattern (xorshift64*); the same ones every time.

pub struct Dice(u64);

impl Dice {
    /// `seed` is not 0.
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    pub fn roll(&mut self) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        self.0.wrapping_mul(0x2545_F491_4F6C_DD1D)
    }

    pub fn below(&mut self, limit: usize) -> usize {
        (self.roll() >> 33) as usize % limit
    }

    pub fn pick<T: Copy>(&mut self, items: &[T]) -> T {
        items[self.below(items.len())]
    }

    /// From `least` to `most` digits.
    pub fn digits(&mut self, least: usize, most: usize) -> String {
        let count = least + self.below(most - least + 1);
        (0..count).map(|_| char::from(b'0' + self.below(10) as u8)).collect()
    }

    /// `text` with one character replaced, removed or added; any character will do.
    pub fn damaged(&mut self, text: &str, alphabet: &str) -> String {
        let mut characters: Vec<char> = text.chars().collect();
        let other = alphabet.chars().nth(self.below(alphabet.chars().count())).unwrap_or_default();
        let place = self.below(characters.len() + 1);
        match self.below(3) {
            0 if place < characters.len() => characters[place] = other,
            1 if place < characters.len() => drop(characters.remove(place)),
            _ => characters.insert(place, other),
        }
        characters.into_iter().collect()
    }
}
