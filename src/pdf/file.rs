//! The frame of a file: objects one after another, where each begins, and the trailer.

use std::io::{self, Write};

use lopdf::{Dictionary, Object};

use super::bytes::Spell as _;

/// Objects that stand one after another.
#[derive(Default)]
pub struct Chunk {
    /// The objects as they are spelt.
    pub bytes: Vec<u8>,
    /// Each object's number, and where it begins.
    offsets: Vec<(u32, usize)>,
}

impl Chunk {
    /// Begins the object of this number.
    pub fn begin(&mut self, id: u32) {
        self.offsets.push((id, self.bytes.len()));
        self.bytes.integer(u64::from(id));
        self.bytes.word(" 0 obj\n");
    }

    /// Ends the object begun last.
    pub fn end(&mut self) {
        self.bytes.word("\nendobj\n");
    }

    /// Writes a stream; `entries` are those of its dictionary besides the length.
    pub fn stream(&mut self, id: u32, entries: &str, content: &[u8]) {
        self.begin(id);
        self.bytes.word("<<");
        self.bytes.word(entries);
        self.bytes.word("/Length ");
        self.bytes.integer(content.len() as u64);
        self.bytes.word(">>\nstream\n");
        self.bytes.extend_from_slice(content);
        self.bytes.word("\nendstream");
        self.end();
    }

    /// Writes an object of lopdf inside another.
    pub fn direct(&mut self, object: &Object) {
        spell(&mut self.bytes, object);
    }

    /// Writes an object of lopdf.
    pub fn object(&mut self, id: u32, object: &Object) {
        if let Object::Stream(stream) = object {
            let mut entries = Vec::new();
            for (key, value) in stream.dict.iter().filter(|(key, _)| key.as_slice() != b"Length") {
                spell_entry(&mut entries, key, value);
            }
            return self.stream(id, &String::from_utf8_lossy(&entries), &stream.content);
        }
        self.begin(id);
        spell(&mut self.bytes, object);
        self.end();
    }
}

/// A file in the making, which is written as it grows: a pack of thousands need not lie in memory twice.
pub struct Draft<'a> {
    out: &'a mut dyn Write,
    /// How many bytes are written.
    written: usize,
    /// Where each object begins, in the order of their numbers from 1.
    offsets: Vec<usize>,
}

impl<'a> Draft<'a> {
    /// A file of `objects` objects.
    pub fn new(out: &'a mut dyn Write, objects: u32) -> io::Result<Self> {
        let mut draft = Self { out, written: 0, offsets: vec![0; objects as usize] };
        // The second line tells programs that the file is not text.
        draft.write(b"%PDF-1.4\n%\xE2\xE3\xCF\xD3\n")?;
        Ok(draft)
    }

    fn write(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.written += bytes.len();
        self.out.write_all(bytes)
    }

    /// Adds the objects of `chunk`.
    pub fn add(&mut self, chunk: &Chunk) -> io::Result<()> {
        for &(id, offset) in &chunk.offsets {
            self.offsets[id as usize - 1] = self.written + offset;
        }
        self.write(&chunk.bytes)
    }

    /// Ends the file, once every object is there.
    pub fn finish(mut self, catalog: u32, info: u32, identity: &[u8; 16]) -> io::Result<()> {
        let start = self.written;
        let mut bytes = Vec::with_capacity(self.offsets.len() * 20 + 400);
        bytes.word("xref\n0 ");
        bytes.integer(self.offsets.len() as u64 + 1);
        bytes.word("\n0000000000 65535 f \n");
        for &offset in &self.offsets {
            debug_assert!(offset > 0, "every number is an object");
            let mut entry = *b"0000000000 00000 n \n";
            let mut rest = offset;
            for digit in entry[..10].iter_mut().rev() {
                *digit = b'0' + (rest % 10) as u8;
                rest /= 10;
            }
            bytes.extend_from_slice(&entry);
        }
        bytes.word("trailer\n<</Size ");
        bytes.integer(self.offsets.len() as u64 + 1);
        bytes.word("/Root ");
        bytes.reference(catalog);
        bytes.word("/Info ");
        bytes.reference(info);
        bytes.word("/ID[");
        for _ in 0..2 {
            bytes.push(b'<');
            for pair in identity.chunks(2) {
                bytes.hex(u16::from_be_bytes([pair[0], pair[1]]));
            }
            bytes.push(b'>');
        }
        bytes.word("]>>\nstartxref\n");
        bytes.integer(start as u64);
        bytes.word("\n%%EOF\n");
        self.write(&bytes)
    }
}

/// Spells an object that is no stream.
fn spell(bytes: &mut Vec<u8>, object: &Object) {
    match object {
        Object::Null | Object::Stream(_) => bytes.word("null"),
        Object::Boolean(value) => bytes.word(if *value { "true" } else { "false" }),
        Object::Integer(value) => bytes.word(&value.to_string()),
        Object::Real(value) => bytes.decimal(*value),
        Object::Name(name) => spell_name(bytes, name),
        Object::String(text, _) => {
            bytes.push(b'<');
            for byte in text {
                bytes.word(&format!("{byte:02X}"));
            }
            bytes.push(b'>');
        }
        Object::Array(items) => {
            bytes.push(b'[');
            for (index, item) in items.iter().enumerate() {
                if index > 0 {
                    bytes.push(b' ');
                }
                spell(bytes, item);
            }
            bytes.push(b']');
        }
        Object::Dictionary(dictionary) => spell_dictionary(bytes, dictionary),
        Object::Reference((id, _)) => bytes.reference(*id),
    }
}

fn spell_dictionary(bytes: &mut Vec<u8>, dictionary: &Dictionary) {
    bytes.word("<<");
    for (key, value) in dictionary {
        spell_entry(bytes, key, value);
    }
    bytes.word(">>");
}

fn spell_entry(bytes: &mut Vec<u8>, key: &[u8], value: &Object) {
    spell_name(bytes, key);
    bytes.push(b' ');
    spell(bytes, value);
}

fn spell_name(bytes: &mut Vec<u8>, name: &[u8]) {
    bytes.push(b'/');
    for &byte in name {
        if byte.is_ascii_graphic() && !b"#/<>[](){}%".contains(&byte) {
            bytes.push(byte);
        } else {
            bytes.word(&format!("#{byte:02X}"));
        }
    }
}

/// A number that depends on `bytes` and `seed` alone (FNV-1a, eight bytes at a time).
#[must_use]
pub fn fingerprint(seed: u64, bytes: &[u8]) -> u64 {
    let mut hash = seed ^ 0xcbf2_9ce4_8422_2325;
    let mut mix = |word: u64| hash = (hash ^ word).wrapping_mul(0x0000_0100_0000_01b3).rotate_left(23);
    let mut chunks = bytes.chunks_exact(8);
    for chunk in &mut chunks {
        mix(chunk.iter().fold(0, |word, byte| word << 8 | u64::from(*byte)));
    }
    chunks.remainder().iter().for_each(|byte| mix(u64::from(*byte)));
    mix(bytes.len() as u64);
    hash
}
