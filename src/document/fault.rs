//! What is wrong with a text that should be a description: one place, what, and what to do.

use super::limits::LONGEST_WORD;
use crate::lang::{Message, Text};

/// Why a text is not a description.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The line and the column, in characters, each counted from 1; nothing when no place is at fault.
    pub position: Option<(usize, usize)>,
    /// What is wrong.
    pub what: Message,
    /// What to do about it.
    pub remedy: Message,
}

/// A message says no more than this of what it found, in characters.
const LONGEST_MESSAGE: usize = 320;

/// What to do about a file of something else.
const CHOOSE_OTHER: Text = Text::new(
    "请选 .ron 文件；要用里面的文字，请新建岗位说明书后粘贴",
    "choose a .ron file; to use its text, paste it into a new description",
);

/// What to do about a file of which something is lost.
const RESTORE: Text = Text::new(
    "请改用备份，或到历史版本的文件夹里取回（位置见“帮助”→“关于”）",
    "go back to a copy of it, or to one in the folder of the versions, which Help, About names",
);

/// What to do about a file of a newer program.
const UPGRADE: Text = Text::new("请升级后再打开", "open it with a newer version of Rolewright");

/// Tells whether all that is not ASCII comes in the pairs that GBK and GB18030 write a character in.
fn is_like_gbk(bytes: &[u8]) -> bool {
    let mut rest = bytes;
    while !rest.is_empty() {
        let length = match rest {
            [0..=0x7f, ..] => 1,
            [0x81..=0xfe, 0x40..=0x7e | 0x80..=0xfe, ..] => 2,
            [0x81..=0xfe, b'0'..=b'9', 0x81..=0xfe, b'0'..=b'9', ..] => 4,
            _ => return false,
        };
        rest = &rest[length..];
    }
    true
}

impl Fault {
    /// Something about the file as a whole.
    #[must_use]
    pub fn of_file(what: impl Into<Message>, remedy: impl Into<Message>) -> Self {
        Self { position: None, what: what.into(), remedy: remedy.into() }
    }

    /// A byte sequence that is not UTF-8, after `valid` good bytes.
    #[must_use]
    pub fn not_utf8(bytes: &[u8], valid: usize) -> Self {
        let good = String::from_utf8_lossy(&bytes[..valid]);
        let line = good.matches('\n').count() + 1;
        let column = good.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
        let binary = |what: Text| Self::of_file(what, CHOOSE_OTHER);
        let what = match bytes {
            [b'P', b'K', 3, 4, ..] => {
                return binary(Text::new(
                    "这是 Word、Excel 等文档或压缩包，不是岗位说明书文件",
                    "this is a Word or Excel document or an archive, and no description",
                ));
            }
            [0xd0, 0xcf, 0x11, 0xe0, ..] => {
                return binary(Text::new(
                    "这是旧版 Word 或 Excel 文档，不是岗位说明书文件",
                    "this is an old Word or Excel document, and no description",
                ));
            }
            [b'%', b'P', b'D', b'F', ..] => {
                return binary(Text::new("这是 PDF，不是岗位说明书文件", "this is a PDF, and no description"));
            }
            [0xff, 0xfe, ..] | [0xfe, 0xff, ..] | [0, _, ..] | [_, 0, ..] => {
                Text::new("这是 UTF-16（Unicode）编码的文本，不是 UTF-8", "this is text in UTF-16, and not in UTF-8")
            }
            _ if bytes.len() - valid < 4 && str::from_utf8(bytes).is_err_and(|error| error.error_len().is_none()) => {
                return Self::broken_off((line, column));
            }
            _ if is_like_gbk(bytes) => {
                Text::new("这像是 GBK（ANSI）编码的文本，不是 UTF-8", "this looks like text in GBK, and not in UTF-8")
            }
            _ => Text::new("不是 UTF-8 文本", "this is not UTF-8 text"),
        };
        let remedy = Text::new(
            "请用记事本打开，选“另存为”，编码选 UTF-8，保存后再打开",
            "open it in a text editor, save it with the encoding UTF-8, and open it again",
        );
        Self { position: Some((line, column)), ..Self::of_file(what, remedy) }
    }

    /// A field that is not known, with the likely name among `expected` when one is near.
    #[must_use]
    pub fn unknown_field(line: usize, column: usize, found: &str, expected: &[&str]) -> Self {
        Self {
            position: Some((line, column)),
            what: Message::new(format!("没有名为“{found}”的字段"), format!("there is no field `{found}`")),
            remedy: Self::likely_field(found, expected),
        }
    }

    /// What to do about a field that is not known: the likely name among `expected` when one is near, else all of them.
    #[must_use]
    pub fn likely_field(found: &str, expected: &[&str]) -> Message {
        // To compare a name as long as a file would take for ever.
        let name_like = found.len() <= LONGEST_WORD;
        let near = expected
            .iter()
            .filter(|_| name_like)
            .map(|name| (strsim::jaro_winkler(found, name), *name))
            .filter(|(likeness, _)| *likeness > 0.75)
            .max_by(|a, b| a.0.total_cmp(&b.0));
        match near {
            Some((_, name)) => Message::new(format!("是否应为“{name}”？"), format!("did you mean `{name}`?")),
            None => Message::new(
                format!("可用的字段：{}", expected.join("、")),
                format!("the fields here are {}", expected.join(", ")),
            ),
        }
    }

    /// A format that only a newer program knows.
    #[must_use]
    pub fn newer_format(line: usize, column: usize, detail: &str) -> Self {
        Self {
            position: Some((line, column)),
            what: Message::new("文件由更新的版本写成", detail),
            remedy: UPGRADE.into(),
        }
    }

    /// The fault for who sees the file in the window, which shows what it knows of one that is newer.
    #[must_use]
    pub fn in_window(mut self) -> Self {
        if self.remedy == UPGRADE.into() {
            self.remedy = Message::new("打开可以查看，升级后才能编辑", "open it to look at; a newer version edits it");
        }
        self
    }

    /// A date that is none, if that is what `message`, a reader's own words, says.
    #[must_use]
    pub fn no_date(message: &str) -> Option<Message> {
        let of_date = ["failed to parse", "parsed date", "parameter '"].iter().any(|words| message.starts_with(words));
        let what = Text::new("此处应为 2026-07-01 这样的日期", "a date such as 2026-07-01 should stand here");
        of_date.then(|| what.into())
    }

    /// The fault with its remedy, where a mark of Chinese writing stands at its place in `text`: RON and JSON know only
    /// those of a Latin keyboard.
    #[must_use]
    pub fn with_full_width(mut self, text: &str) -> Self {
        const MARKS: [(char, char); 10] = [
            ('“', '"'),
            ('”', '"'),
            ('：', ':'),
            ('，', ','),
            ('（', '('),
            ('）', ')'),
            ('【', '['),
            ('】', ']'),
            ('‘', '"'),
            ('’', '"'),
        ];
        let Some((line, column)) = self.position else { return self };
        // A reader may stand before the spaces in front of what it did not expect.
        let rest = text.lines().nth(line - 1).map(|line| line.chars().skip(column - 1));
        let found = rest.and_then(|mut rest| rest.find(|c| !c.is_whitespace()));
        if let Some((full, half)) = MARKS.into_iter().find(|(full, _)| Some(*full) == found) {
            self.remedy = Message::new(
                format!("“{full}”是中文标点，请改成英文（半角）的 {half}"),
                format!("{full} is a Chinese mark: write {half} in its place"),
            );
        }
        self
    }

    /// The fault with what it quotes cut short: a stranger's text may be as long as a file.
    #[must_use]
    pub fn brief(mut self) -> Self {
        for text in [&mut self.what.zh, &mut self.what.en, &mut self.remedy.zh, &mut self.remedy.en] {
            if text.chars().nth(LONGEST_MESSAGE).is_some() {
                // What is said stands around what is quoted.
                let chars: Vec<char> = text.chars().collect();
                let (head, tail) = (&chars[..LONGEST_MESSAGE * 3 / 4], &chars[chars.len() - LONGEST_MESSAGE / 4..]);
                *text = head.iter().chain(&['…']).chain(tail).collect();
            }
        }
        self
    }

    /// A file that is not there.
    #[must_use]
    pub fn absent() -> Self {
        Self::of_file(
            Text::new("找不到文件", "there is no such file"),
            Text::new("请检查路径，文件可能已移动或改名", "check the path: it may have been moved or renamed"),
        )
    }

    /// Tells whether the file is not there.
    #[must_use]
    pub fn is_absent(&self) -> bool {
        *self == Self::absent()
    }

    /// A text that is none of this program's.
    #[must_use]
    pub fn foreign() -> Self {
        Self::of_file(Text::new("这不是岗位说明书文件", "this is no description"), CHOOSE_OTHER)
    }

    /// A file in which nothing stands.
    #[must_use]
    pub fn empty() -> Self {
        let what = Text::new("文件是空的", "the file is empty");
        Self { position: Some((1, 1)), ..Self::of_file(what, RESTORE) }
    }

    /// A file that ends at `place`, before it is whole.
    #[must_use]
    pub fn broken_off(place: (usize, usize)) -> Self {
        let what = Text::new("文件到此中断，后面的内容丢失了", "the file breaks off here, and the rest of it is lost");
        Self { position: Some(place), ..Self::of_file(what, RESTORE) }
    }

    /// Anything else that a parser has to say.
    #[must_use]
    pub fn syntax(line: usize, column: usize, what: Message) -> Self {
        let remedy =
            Message::new("请改正此处，或改用该文件的备份", "mend this place, or go back to a copy of the file");
        Self { position: Some((line, column)), what, remedy }
    }
}
