//! 修订对照: what differs between two documents, a summary first, then field by field.

use super::house::{Fields, Options};
use super::label::Label;
use super::pack::title_block;
use super::redline;
use super::sheet::Sheet;
use super::table::{Align, Block, Cell, Heads, LABEL_FILL, Para, Row, SMALL};
use super::{Form, Labels, Printed, flow, frame};
use crate::document::differences::{Difference, Shown, UNSEEN, same_rows, shown};
use crate::document::redline::{self as words, Fate};
use crate::font;
use crate::lang::{Lang, Text, counted, one_line};
use crate::page::{About, Color};

/// What is compared.
#[derive(Clone, Debug)]
pub struct Sides {
    /// What both are about: the name of the post or of the pack.
    pub title: String,
    /// What the old one is called.
    pub old: String,
    /// What the new one is called.
    pub new: String,
}

/// What it is called.
pub const NAME: Text = Text::new("修订对照", "Comparison");
/// Said where both hold the same.
const EQUAL: Text = Text::new("两份内容完全相同。", "Both are the same.");
/// Said where only that differs which is on no paper.
const UNPRINTED: Text =
    Text::new("印出的内容相同，只有备注或保留意见不同。", "What is printed is the same; notes or reasons differ.");
/// What became of a whole row.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Change {
    Same,
    Changed,
    New,
    Gone,
    Moved,
}

impl Change {
    /// Those that are counted, in the order in which they are told.
    const TOLD: [Self; 4] = [Self::Changed, Self::New, Self::Gone, Self::Moved];

    fn of(row: &words::Row) -> Self {
        [(Fate::Same, Self::Same), (Fate::New, Self::New), (Fate::Gone, Self::Gone), (Fate::Moved, Self::Moved)]
            .into_iter()
            .find_map(|(fate, change)| row.is_all(fate).then_some(change))
            .unwrap_or(Self::Changed)
    }

    fn name(self) -> Text {
        match self {
            Self::Same => Text::new("相同", "Same"),
            Self::Changed => Text::new("修改", "Changed"),
            Self::New => Text::new("新增", "New"),
            Self::Gone => Text::new("删去", "Gone"),
            Self::Moved => Text::new("移动", "Moved"),
        }
    }
}

/// Sets on pages what differs and what does not, as [`differences`](crate::document::differences::differences) tells it:
/// all of it that is printed in other prints, too.
#[must_use]
pub fn print(sides: &Sides, (differences, same): (&[Difference], &[Text]), lang: Lang) -> Printed {
    let labels = if lang == Lang::Zh { Labels::Zh } else { Labels::En };
    let options = Options::new(Form::Standard, labels);
    let printed: Vec<&Difference> = differences.iter().filter(|difference| difference.printed).collect();
    let none = if differences.is_empty() { EQUAL } else { UNPRINTED };
    let (mut sheets, _) = flow(blocks(sides, &printed, (same, none), lang), &options);
    let count = sheets.len();
    let name = NAME.get(lang);
    for (index, sheet) in sheets.iter_mut().enumerate() {
        let (page, pages) = ((index + 1).to_string(), count.to_string());
        let number = frame::page_number(&options, &page, &pages);
        let fields = Fields { page, pages, title: &sides.title, ..Fields::default() };
        let head = [sides.title.as_str(), "", name];
        let mut edges = Sheet::default();
        let status = Para::new("");
        frame::draw_edges(&mut edges, &options, &frame::Edges { fields, head, number, status, apart: true });
        sheet.prepend(edges);
    }
    let rows = printed.iter().flat_map(|difference| &difference.rows).flat_map(|row| &row.spans);
    let own = [&sides.title, &sides.old, &sides.new].into_iter();
    let text: String = own.chain(rows.map(|span| &span.text)).map(String::as_str).collect();
    let title = one_line(format!("{} {name}", sides.title).trim());
    Printed {
        pages: sheets.into_iter().map(Sheet::finish).collect(),
        missing: font::missing(&text),
        about: About { title, lang: lang.tag(), ..About::default() },
    }
}

fn blocks(sides: &Sides, differences: &[&Difference], (same, none): (&[Text], Text), lang: Lang) -> Vec<Block> {
    let label = |text: Text| Label::from(text.get(lang));
    let named = [
        (Text::new("名称", "Title"), &sides.title),
        (Text::new("旧", "Old"), &sides.old),
        (Text::new("新", "New"), &sides.new),
    ];
    let side = |(name, text): (Text, &String)| {
        Row::new(vec![Cell::label(30.0, label(name)), Cell::para(140.0, Para::new(one_line(text)))])
    };
    let rows = named.map(side).into();
    let mut blocks = vec![title_block(label(NAME)), Block { goes_on: true, ..Block::new(label(NAME), rows) }];
    if differences.is_empty() {
        let text = Para::new(none.get(lang)).align(Align::Centre);
        blocks.push(Block { goes_on: true, ..Block::new(label(NAME), vec![Row::new(vec![Cell::para(170.0, text)])]) });
    } else {
        blocks.push(summary(differences, lang));
        blocks.extend(differences.iter().map(|difference| part(difference, lang)));
    }
    if !same.is_empty() {
        let labels: Vec<&str> = same.iter().map(|label| label.get(lang)).collect();
        let labels = labels.join(Text::new("、", ", ").get(lang));
        let row = Row::new(vec![Cell::para(170.0, Para::new(labels))]);
        blocks.push(Block::new(label(Text::new("没有变动的项目", "What is the same")), vec![row]));
    }
    blocks
}

/// A row a part: how much of it changed.
fn summary(differences: &[&Difference], lang: Lang) -> Block {
    let columns = [
        (14.0, Text::new("序号", "No.")),
        (56.0, Text::new("项目", "Field")),
        (100.0, Text::new("变动", "What changed")),
    ];
    let heads = columns.map(|(width, name)| Cell::head(width, name.get(lang)));
    let row = |(index, difference): (usize, &&Difference)| {
        Row::new(vec![
            Cell::para(14.0, Para::new((index + 1).to_string()).align(Align::Centre)),
            Cell::para(56.0, Para::new(difference.label.get(lang))),
            Cell::para(100.0, Para::new(told(&difference.rows, lang))),
        ])
    };
    let rows = differences.iter().enumerate().map(row).collect();
    let heading = Text::new("变动一览", "Summary").get(lang);
    Block { heads: Some(Row::new(heads.into())), whole: false, ..Block::new(heading, rows) }
}

/// How many rows came, went, changed and moved; a single one is not counted.
fn told(rows: &[words::Row], lang: Lang) -> String {
    let count = |change| rows.iter().filter(|row| Change::of(row) == change).count();
    let counts: Vec<(Change, usize)> =
        Change::TOLD.map(|change| (change, count(change))).into_iter().filter(|(_, count)| *count > 0).collect();
    match &counts[..] {
        [] => UNSEEN.get(lang).to_owned(),
        [(change, _)] if rows.len() == 1 => change.name().get(lang).to_owned(),
        // One value in the place of another that has nothing in common with it.
        [(Change::New, 1), (Change::Gone, 1)] if rows.len() == 2 => Change::Changed.name().get(lang).to_owned(),
        counts => {
            let told = counts.iter().map(|(change, count)| match lang {
                Lang::Zh => format!("{} {count} 行", change.name().zh),
                Lang::En => format!("{} {}", counted(*count, "row"), change.name().en.to_lowercase()),
            });
            told.collect::<Vec<_>>().join(Text::new("，", ", ").get(lang))
        }
    }
}

/// The rows of a part, each with what became of it; those that did not change are counted.
fn part(difference: &Difference, lang: Lang) -> Block {
    let all = difference.rows.len();
    let row = |shown| match shown {
        Shown::Changed(_, row) => changed(row, Change::of(row).name().get(lang)),
        Shown::Head(row) => changed(row, ""),
        Shown::Same(count) => {
            let text = if count == all { UNSEEN.into() } else { same_rows(count) };
            let text = text.get(lang).to_owned();
            let para = Para::new(text).style(SMALL).color(Color::grey(90)).align(Align::Centre);
            Row::new(vec![Cell::para(170.0, para).tight()])
        }
    };
    let rows = shown(&difference.rows).into_iter().map(row).collect();
    Block { whole: false, ..Block::new(difference.label.get(lang), rows) }
}

fn changed(row: &words::Row, change: &'static str) -> Row {
    let name = Para::new(change).style(SMALL).align(Align::Centre);
    let name = Cell { fill: Some(LABEL_FILL), repeats: true, heads: Heads::Row, ..Cell::para(20.0, name) };
    Row::new(vec![name, Cell::para(150.0, redline::para(row))])
}
