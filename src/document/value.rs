//! Values with limits of their own: the format, a percentage, a rank, a colour.

use std::fmt;
use std::str::FromStr;

use serde::de::{Error, Unexpected, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// Tells whether a field is left out of the file.
pub(super) fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

/// Reads a struct that a file may abbreviate to the text of its first member.
macro_rules! from_text_or {
    ($name:ident, $first:ident, { $($member:ident: $type:ty),+ }) => {
        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                #[derive(Default, Deserialize)]
                #[serde(default, deny_unknown_fields)]
                struct Whole {
                    $($member: $type),+
                }

                struct TextOrWhole;

                impl<'de> serde::de::Visitor<'de> for TextOrWhole {
                    type Value = $name;

                    fn expecting(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                        formatter.write_str(concat!("a text or a ", stringify!($name)))
                    }

                    fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<Self::Value, E> {
                        Ok($name { $first: text.to_owned(), ..$name::default() })
                    }

                    fn visit_unit<E: serde::de::Error>(self) -> Result<Self::Value, E> {
                        Ok($name::default())
                    }

                    fn visit_map<A: serde::de::MapAccess<'de>>(self, map: A) -> Result<Self::Value, A::Error> {
                        let whole = Whole::deserialize(serde::de::value::MapAccessDeserializer::new(map))?;
                        Ok($name { $($member: whole.$member),+ })
                    }
                }

                deserializer.deserialize_any(TextOrWhole)
            }
        }
    };
}
pub(super) use from_text_or;

/// The version of the file format: the one this program reads and writes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Format;

impl Format {
    /// The newest format that this program knows.
    pub const NEWEST: u32 = 1;

    /// Stands in the message of the error about a newer format, so that a reader can say what to do.
    pub const NEWER: &'static str = "written by a newer program";
}

impl Serialize for Format {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_u32(Self::NEWEST)
    }
}

impl<'de> Deserialize<'de> for Format {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        match u32::deserialize(deserializer)? {
            Self::NEWEST => Ok(Self),
            0 => Err(D::Error::custom("there is no format 0")),
            newer => Err(D::Error::custom(format!("format {newer} was {}", Self::NEWER))),
        }
    }
}

/// A percentage, exact to a tenth.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Percent {
    tenths: u32,
}

impl Percent {
    /// What weights sum to.
    pub const HUNDRED: Self = Self::from_tenths(1000);

    /// The largest value that can be written down.
    pub const MAX: Self = Self::from_tenths(9999);

    /// From tenths of a percent.
    #[must_use]
    pub const fn from_tenths(tenths: u32) -> Self {
        Self { tenths }
    }

    /// In tenths of a percent.
    #[must_use]
    pub const fn tenths(self) -> u32 {
        self.tenths
    }

    /// The sum of both.
    #[must_use]
    pub const fn plus(self, other: Self) -> Self {
        Self { tenths: self.tenths.saturating_add(other.tenths) }
    }

    fn from_number(number: f64) -> Option<Self> {
        let tenths = (number * 10.0).round();
        let exact = (number * 10.0 - tenths).abs() < 1e-6;
        let known = exact && tenths >= 0.0 && tenths <= f64::from(Self::MAX.tenths);
        known.then_some(Self { tenths: tenths as u32 })
    }
}

impl fmt::Display for Percent {
    /// Without a sign: `30` or `12.5`.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.tenths / 10, self.tenths % 10) {
            (whole, 0) => write!(formatter, "{whole}"),
            (whole, tenth) => write!(formatter, "{whole}.{tenth}"),
        }
    }
}

impl FromStr for Percent {
    type Err = ();

    /// Reads what a person types: full-width digits and a percent sign are taken too.
    fn from_str(text: &str) -> Result<Self, ()> {
        let plain: String = text
            .trim()
            .trim_end_matches(['%', '％'])
            .chars()
            .map(|c| match c {
                '０'..='９' => char::from(b'0' + (c as u32 - '０' as u32) as u8),
                '．' | '。' => '.',
                other => other,
            })
            .collect();
        plain.trim().parse().ok().and_then(Self::from_number).ok_or(())
    }
}

impl Serialize for Percent {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.tenths % 10 {
            0 => serializer.serialize_u32(self.tenths / 10),
            _ => serializer.serialize_f64(f64::from(self.tenths) / 10.0),
        }
    }
}

impl<'de> Deserialize<'de> for Percent {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let number = f64::deserialize(deserializer)?;
        Self::from_number(number).ok_or_else(|| {
            D::Error::invalid_value(Unexpected::Float(number), &"a percentage from 0 to 999.9 with one decimal at most")
        })
    }
}

/// How well something is known: 1 to 3.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Rank(u8);

impl Rank {
    /// The highest rank.
    pub const MAX: u8 = 3;

    /// The rank, when it is one from 1 to [`Rank::MAX`].
    #[must_use]
    pub fn new(rank: u8) -> Option<Self> {
        (1..=Self::MAX).contains(&rank).then_some(Self(rank))
    }

    /// 1 to 3.
    #[must_use]
    pub fn get(self) -> u8 {
        self.0
    }
}

impl Serialize for Rank {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_u8(self.0)
    }
}

impl<'de> Deserialize<'de> for Rank {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct OneToThree;

        impl Visitor<'_> for OneToThree {
            type Value = Rank;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("a level from 1 to 3")
            }

            fn visit_u64<E: Error>(self, number: u64) -> Result<Rank, E> {
                u8::try_from(number)
                    .ok()
                    .and_then(Rank::new)
                    .ok_or_else(|| E::invalid_value(Unexpected::Unsigned(number), &self))
            }
        }

        deserializer.deserialize_u64(OneToThree)
    }
}

/// A colour of a house style, written `#1F4E79`: red, green, blue.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Accent(pub u8, pub u8, pub u8);

impl fmt::Display for Accent {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "#{:02X}{:02X}{:02X}", self.0, self.1, self.2)
    }
}

impl FromStr for Accent {
    type Err = ();

    /// Reads `#` and six hexadecimal digits.
    fn from_str(text: &str) -> Result<Self, ()> {
        let digits = text.strip_prefix('#').filter(|digits| digits.len() == 6).ok_or(())?;
        if !digits.chars().all(|c| c.is_ascii_hexdigit()) {
            return Err(());
        }
        let value = u32::from_str_radix(digits, 16).map_err(drop)?;
        let [_, red, green, blue] = value.to_be_bytes();
        Ok(Self(red, green, blue))
    }
}

impl Serialize for Accent {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Accent {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Colour;

        impl Visitor<'_> for Colour {
            type Value = Accent;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("a colour like \"#1F4E79\"")
            }

            fn visit_str<E: Error>(self, text: &str) -> Result<Accent, E> {
                text.parse().map_err(|()| E::invalid_value(Unexpected::Str(text), &self))
            }
        }

        deserializer.deserialize_str(Colour)
    }
}
