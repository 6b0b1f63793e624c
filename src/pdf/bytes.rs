//! Numbers, names and texts as a PDF spells them. `format!` would take most of the time of a large pack.

use crate::page::Pt;

/// What PDF is spelt with.
pub trait Spell {
    /// Writes `text` as it is.
    fn word(&mut self, text: &str);
    /// Writes a whole number.
    fn integer(&mut self, number: u64);
    /// Writes a number with three decimals at most.
    fn decimal(&mut self, number: Pt);
    /// Writes a length of so many [`hundredths`].
    fn hundredths(&mut self, length: i64);
    /// Writes four hexadecimal digits.
    fn hex(&mut self, number: u16);
    /// Writes two bytes inside a string in parentheses: of a glyph, or of a character.
    fn literal(&mut self, unit: u16);
    /// Writes a text string that any program reads: UTF-16 with a byte order mark.
    fn text(&mut self, text: &str);
    /// Writes a reference to an object.
    fn reference(&mut self, id: u32);
}

impl Spell for Vec<u8> {
    fn word(&mut self, text: &str) {
        self.extend_from_slice(text.as_bytes());
    }

    fn integer(&mut self, number: u64) {
        // As many bytes for every number are copied without a call; those that are too many are cut off.
        if number < 10_000 {
            let [[a, b], [c, d]] = [PAIRS[number as usize / 100], PAIRS[number as usize % 100]];
            let (digits, count) = match number {
                0..10 => ([d, 0, 0, 0], 1),
                10..100 => ([c, d, 0, 0], 2),
                100..1_000 => ([b, c, d, 0], 3),
                _ => ([a, b, c, d], 4),
            };
            self.extend_from_slice(&digits);
            self.truncate(self.len() - 4 + count);
        } else {
            self.integer(number / 100);
            self.extend_from_slice(&PAIRS[(number % 100) as usize]);
        }
    }

    fn decimal(&mut self, number: Pt) {
        decimal(self, rounded(number * 1000.0));
    }

    fn hundredths(&mut self, length: i64) {
        decimal(self, 10 * length);
    }

    fn hex(&mut self, number: u16) {
        let digit = |shift: u16| b"0123456789ABCDEF"[usize::from(number >> shift & 0xf)];
        self.extend_from_slice(&[digit(12), digit(8), digit(4), digit(0)]);
    }

    fn literal(&mut self, unit: u16) {
        let bytes = unit.to_be_bytes();
        if !bytes.iter().any(|byte| matches!(byte, b'(' | b')' | b'\\' | b'\r')) {
            return self.extend_from_slice(&bytes);
        }
        for byte in bytes {
            match byte {
                b'(' | b')' | b'\\' => self.extend_from_slice(&[b'\\', byte]),
                // A bare one would be read as a line feed.
                b'\r' => self.extend_from_slice(b"\\r"),
                byte => self.push(byte),
            }
        }
    }

    fn text(&mut self, text: &str) {
        self.extend_from_slice(b"(\xFE\xFF");
        text.encode_utf16().for_each(|unit| self.literal(unit));
        self.push(b')');
    }

    fn reference(&mut self, id: u32) {
        self.integer(u64::from(id));
        self.word(" 0 R");
    }
}

/// A length or a place in hundredths of a point: no eye and no printer tells less.
pub fn hundredths(length: Pt) -> i64 {
    rounded(length * 100.0)
}

/// To the next whole number. That of the standard library is a call where the processor may be an old one.
fn rounded(number: f32) -> i64 {
    (number + 0.5_f32.copysign(number)) as i64
}

/// Writes so many thousandths, as short as may be.
fn decimal(bytes: &mut Vec<u8>, thousandths: i64) {
    if thousandths < 0 {
        bytes.push(b'-');
    }
    let (whole, rest) = (thousandths.unsigned_abs() / 1000, thousandths.unsigned_abs() as u32 % 1000);
    bytes.integer(whole);
    if rest > 0 {
        let [tenths, others] = [rest / 100, rest % 100];
        let [hundredths, thousandths] = PAIRS[others as usize];
        bytes.extend_from_slice(&[b'.', b'0' + tenths as u8, hundredths, thousandths]);
        bytes.truncate(bytes.len() - usize::from(thousandths == b'0') - usize::from(others == 0));
    }
}

/// The digits of the numbers below 100.
const PAIRS: [[u8; 2]; 100] = {
    let mut pairs = [[b'0'; 2]; 100];
    let mut number = 0;
    while number < 100 {
        pairs[number] = [b'0' + (number / 10) as u8, b'0' + (number % 10) as u8];
        number += 1;
    }
    pairs
};

#[cfg(test)]
mod tests {
    use super::Spell;

    #[test]
    fn numbers_are_spelt_as_short_as_they_may_be() {
        let spelt = |number| {
            let mut bytes = Vec::new();
            bytes.decimal(number);
            String::from_utf8(bytes).expect("it is ASCII")
        };
        let cases = [(0.0, "0"), (-0.0001, "0"), (12.0, "12"), (0.5, "0.5"), (-1.25, "-1.25"), (3.007, "3.007")];
        for (number, expected) in cases {
            assert_eq!(spelt(number), expected);
        }
    }
}
