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
    /// Writes four hexadecimal digits.
    fn hex(&mut self, number: u16);
    /// Writes the two bytes of a glyph inside a string in parentheses.
    fn literal(&mut self, glyph: u16);
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
        let mut digits = [0; 20];
        let at = digits_before(&mut digits, 20, number);
        self.extend_from_slice(&digits[at..]);
    }

    fn decimal(&mut self, number: Pt) {
        let thousandths = (f64::from(number) * 1000.0).round() as i64;
        let (whole, rest) = (thousandths.unsigned_abs() / 1000, (thousandths.unsigned_abs() % 1000) as u16);
        // From the end, and written at once.
        let mut digits = [b'.'; 25];
        let mut end = 21;
        if rest > 0 {
            let digit = |unit: u16| b'0' + (rest / unit % 10) as u8;
            digits[22..].copy_from_slice(&[digit(100), digit(10), digit(1)]);
            end = if rest % 100 == 0 {
                23
            } else if rest % 10 == 0 {
                24
            } else {
                25
            };
        }
        let mut at = digits_before(&mut digits, 21, whole);
        if thousandths < 0 {
            at -= 1;
            digits[at] = b'-';
        }
        self.extend_from_slice(&digits[at..end]);
    }

    fn hex(&mut self, number: u16) {
        let digit = |shift: u16| b"0123456789ABCDEF"[usize::from(number >> shift & 0xf)];
        self.extend_from_slice(&[digit(12), digit(8), digit(4), digit(0)]);
    }

    fn literal(&mut self, glyph: u16) {
        for byte in glyph.to_be_bytes() {
            match byte {
                b'(' | b')' | b'\\' => self.extend_from_slice(&[b'\\', byte]),
                // A bare one would be read as a line feed.
                b'\r' => self.extend_from_slice(b"\\r"),
                byte => self.push(byte),
            }
        }
    }

    fn text(&mut self, text: &str) {
        self.word("<FEFF");
        for unit in text.encode_utf16() {
            self.hex(unit);
        }
        self.push(b'>');
    }

    fn reference(&mut self, id: u32) {
        self.integer(u64::from(id));
        self.word(" 0 R");
    }
}

/// Puts the digits of `number` in front of `end`; gives back where they begin.
fn digits_before(digits: &mut [u8], end: usize, number: u64) -> usize {
    let (mut at, mut rest) = (end, number);
    loop {
        at -= 1;
        digits[at] = b'0' + (rest % 10) as u8;
        rest /= 10;
        if rest == 0 {
            return at;
        }
    }
}

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
