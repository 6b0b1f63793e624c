//! `convert`: the same description in the other format.

use std::io::Write;
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};

use super::{DONE, Failure, read};
use crate::document::PositionDescription;
use crate::exchange::json;
use crate::lang::Text;
use crate::storage::{self, ron};

#[derive(Args)]
pub struct Convert {
    /// A description (.ron or .json)
    input: PathBuf,
    /// The file to write; standard output when missing
    #[arg(short, long)]
    output: Option<PathBuf>,
    /// The format to write; the other one than that of INPUT when neither this nor OUTPUT says
    #[arg(long, value_enum)]
    to: Option<Format>,
}

#[derive(Clone, Copy, ValueEnum)]
enum Format {
    /// The editor's own files
    Ron,
    /// For other programs
    Json,
}

impl Format {
    fn of(path: &Path) -> Option<Self> {
        match path.extension()?.to_str()?.to_ascii_lowercase().as_str() {
            "ron" => Some(Self::Ron),
            "json" => Some(Self::Json),
            _ => None,
        }
    }

    fn other(self) -> Self {
        match self {
            Self::Ron => Self::Json,
            Self::Json => Self::Ron,
        }
    }

    fn write(self, document: &PositionDescription) -> String {
        match self {
            Self::Ron => ron::write(document),
            Self::Json => json::write(document),
        }
    }
}

impl Convert {
    pub fn run(&self, out: &mut dyn Write) -> Result<u8, Failure> {
        let format = match (self.to, self.output.as_deref()) {
            (Some(format), _) => format,
            (None, None) => Format::of(&self.input).map_or(Format::Json, Format::other),
            (None, Some(path)) => Format::of(path).ok_or_else(|| {
                let what = Text::new("不清楚要写成哪种格式", "the format to write is not clear");
                Failure::new(path, what, Text::new("请加上 --to ron 或 --to json", "add --to ron or --to json"))
            })?,
        };
        let text = format.write(&read(&self.input)?);
        match &self.output {
            Some(path) => storage::write(path, text.as_bytes())?,
            None => out.write_all(text.as_bytes())?,
        }
        Ok(DONE)
    }
}
