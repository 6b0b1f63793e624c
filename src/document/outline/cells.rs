//! Cells copied from a table: a line a row, a tab between two cells.

use super::heads::{Head, head};
use super::{END, weight};
use crate::document::{Duty, Field, lines};

/// What a column of a table of duties can hold.
const FIELDS: [Field; 4] = [Field::DutyName, Field::DutyTask, Field::DutyWeight, Field::DutyStandard];

/// What a column holds; nothing for numbers of rows, and blanks.
type Column = Option<Field>;

/// The duties in `text`, when it comes from a table.
pub(super) fn duties(text: &str) -> Option<Vec<Duty>> {
    let mut rows = rows(text);
    let is_table = |row: &Vec<String>| {
        let cells: Vec<&String> = row.iter().filter(|cell| !cell.is_empty()).collect();
        // A tab behind a number or a bullet, or before a weight, makes no table.
        let numbered = cells.len() == 2 && (is_number(cells[0]) || lines::is_symbol(cells[0]) || row[0].is_empty());
        cells.len() > 1 && !numbered && !(cells.len() == 2 && weight::in_cell(cells[1]).is_some())
    };
    if !rows.iter().any(is_table) {
        return None;
    }
    let headed = heads(rows.first()?);
    if let Some(columns) = &headed {
        rows.remove(0);
        rows = mend(rows, columns.len());
    }
    let columns = headed.unwrap_or_else(|| guess(&rows));
    Some(fill(&rows, &columns))
}

fn fill(rows: &[Vec<String>], columns: &[Column]) -> Vec<Duty> {
    let mut found: Vec<Duty> = Vec::new();
    for row in rows {
        // Nothing is lost of a row that is longer than the others.
        let columns = columns.iter().copied().chain(std::iter::repeat(Some(Field::DutyTask)));
        let cells: Vec<(&String, Column)> = row.iter().zip(columns).collect();
        let of = |wanted| cells.iter().filter(move |(_, column)| *column == Some(wanted)).map(|(cell, _)| *cell);
        let named = of(Field::DutyName).map(|name| lines::unmarked(name).trim_end_matches(END));
        let named: Vec<&str> = named.filter(|name| !name.is_empty()).collect();
        let (name, typed) = weight::take(&named.join("·"));
        if found.is_empty() || !name.is_empty() && found.last().is_some_and(|duty| duty.name != name) {
            found.push(Duty { name, weight: typed, ..Duty::default() });
        }
        let Some(duty) = found.last_mut() else { continue };
        let tasks: Vec<&str> = of(Field::DutyTask).flat_map(|cell| cell.lines()).flat_map(lines::apart).collect();
        duty.tasks.extend(lines::read(&tasks).into_iter().map(|line| line.text.to_owned()));
        duty.weight = of(Field::DutyWeight).find_map(|cell| weight::in_cell(cell)).or(duty.weight);
        for standard in of(Field::DutyStandard).filter(|standard| !standard.is_empty()) {
            if !duty.standard.is_empty() {
                duty.standard.push('\n');
            }
            duty.standard.push_str(standard);
        }
    }
    found
}

/// The columns, when `row` names them.
fn heads(row: &[String]) -> Option<Vec<Column>> {
    let heads: Vec<Option<Head>> = row.iter().map(|cell| head(cell, &FIELDS)).collect();
    let names = |field| heads.contains(&Some(Head::Of(field)));
    let is_head = names(Field::DutyName) || names(Field::DutyTask) && names(Field::DutyWeight);
    let known = heads.iter().flatten().count() > 1;
    // What stands below another head is no less worth keeping.
    let other = |cell: &String| (!cell.is_empty()).then_some(Field::DutyTask);
    (is_head && known)
        .then(|| heads.iter().zip(row).map(|(head, cell)| head.map_or_else(|| other(cell), Head::field)).collect())
}

/// The columns by what stands in them: numbers of rows, weights, then names and tasks.
fn guess(rows: &[Vec<String>]) -> Vec<Column> {
    let width = rows.iter().map(Vec::len).max().unwrap_or(0);
    let mut texts = 0;
    let column = |at: usize| {
        let filled = |row: &Vec<String>| row.get(at).filter(|cell| !cell.is_empty()).cloned();
        let cells: Vec<String> = rows.iter().filter_map(filled).collect();
        let all = |test: fn(&str) -> bool| cells.iter().all(|cell| test(cell));
        if cells.is_empty() || at == 0 && all(is_number) {
            return None;
        }
        if all(|cell| weight::in_cell(cell).is_some()) {
            return Some(Field::DutyWeight);
        }
        texts += 1;
        Some(if texts == 1 { Field::DutyName } else { Field::DutyTask })
    };
    (0..width).map(column).collect()
}

/// Tells whether a cell holds the number of its row.
#[must_use]
pub fn is_number(cell: &str) -> bool {
    let digits = cell.trim_end_matches(['.', '、', '．', ')', '）']);
    lines::unmarked(cell).is_empty() || !digits.is_empty() && digits.chars().all(|c| c.is_ascii_digit())
}

/// A word processor begins a new line for each line of a cell: a row that lacks cells goes on in the next line.
fn mend(rows: Vec<Vec<String>>, width: usize) -> Vec<Vec<String>> {
    let mut mended: Vec<Vec<String>> = Vec::new();
    for row in rows {
        match mended.last_mut() {
            Some(open) if (2..width).contains(&open.len()) && row.len() < width => {
                let mut cells = row.into_iter();
                if let (Some(last), Some(first)) = (open.last_mut(), cells.next()) {
                    last.push('\n');
                    last.push_str(&first);
                }
                open.extend(cells);
            }
            _ => mended.push(row),
        }
    }
    mended
}

/// The cells of each row of `text` that holds any: a line a row, a tab between two cells, and one in quotes may hold line
/// feeds.
#[must_use]
pub fn rows(text: &str) -> Vec<Vec<String>> {
    let mut rows = grid(text);
    rows.retain(|row| !is_blank(row));
    rows
}

fn is_blank(row: &[String]) -> bool {
    row.iter().all(String::is_empty)
}

/// The same with the blank rows between others, as cells are copied that go back into cells.
#[must_use]
pub fn grid(text: &str) -> Vec<Vec<String>> {
    let text = text.replace("\r\n", "\n");
    let (mut rows, mut row, mut rest) = (Vec::new(), Vec::new(), text.as_str());
    loop {
        let (cell, after) = quoted(rest).unwrap_or_else(|| {
            let end = rest.find(['\t', '\n']).unwrap_or(rest.len());
            (rest[..end].trim().to_owned(), &rest[end..])
        });
        row.push(cell);
        if !after.starts_with('\t') {
            rows.push(std::mem::take(&mut row));
        }
        let Some(next) = after.get(1..) else { break };
        rest = next;
    }
    while rows.pop_if(|row| is_blank(row)).is_some() {}
    rows
}

/// The cell in quotes at the start of `text`, and what follows it.
fn quoted(text: &str) -> Option<(String, &str)> {
    let inner = text.strip_prefix('"')?;
    let mut from = 0;
    loop {
        let at = from + inner[from..].find('"')?;
        let after = &inner[at + 1..];
        if !after.starts_with('"') {
            let closes = after.is_empty() || after.starts_with(['\t', '\n']);
            return closes.then(|| (inner[..at].replace("\"\"", "\"").trim().to_owned(), after));
        }
        from = at + 2;
    }
}
