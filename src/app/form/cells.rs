//! What stands in cells that were copied from a spreadsheet or a table: which field a column holds, and the value of a cell.

use super::field::{flat, put};
use super::qualifications::RANKS;
use super::typed::{read_count, read_date};
use crate::document::outline::Head;
use crate::document::schema::{Kind, Lens};
use crate::document::{Choice, Field, Percent, Place, PositionDescription, Rank, lines, outline};

/// The items in a pasted text, one a line; the cells of a line are one item.
pub(super) fn items(text: &str) -> Vec<String> {
    let rows: Vec<String> = outline::rows(text).iter().map(|cells| cells.join("\t").trim_end().to_owned()).collect();
    lines::items(&rows.join("\n")).into_iter().map(|item| item.replace('\t', " ")).collect()
}

/// The rows of a pasted table without what is no value, and the field that each column holds: nothing where none of `fields` can take it. A row
/// that names the columns and a column that numbers the rows go.
pub(super) fn table(mut rows: Vec<Vec<String>>, fields: &[Field]) -> (Vec<Vec<String>>, Vec<Option<Field>>) {
    let heads = rows.first().and_then(|row| heads(row, fields));
    if heads.is_some() {
        rows.remove(0);
    }
    let width = rows.iter().map(Vec::len).max().unwrap_or(0);
    // A version may be a whole number, too.
    let counts = |at: usize, row: &Vec<String>| {
        row[0].trim_end_matches(|c: char| !c.is_ascii_digit()).parse() == Ok(at + 1)
            && fields.first() != Some(&Field::RevisionVersion)
    };
    let numbers = match &heads {
        Some(heads) => heads.first().is_some_and(Option::is_none),
        None => rows.iter().enumerate().all(|(at, row)| counts(at, row)),
    };
    let numbered = width > 1 && numbers && rows.iter().all(|row| outline::is_number(&row[0]));
    if numbered {
        for row in &mut rows {
            row.remove(0);
        }
    }
    let columns = match heads {
        Some(heads) => heads.into_iter().skip(usize::from(numbered)).collect(),
        None => guess(&rows, width - usize::from(numbered), fields),
    };
    (rows, columns)
}

/// The field of each column, when `row` names them.
fn heads(row: &[String], fields: &[Field]) -> Option<Vec<Option<Field>>> {
    let heads: Vec<_> = row.iter().map(|cell| outline::head(cell, fields)).collect();
    let filled = row.iter().filter(|cell| !cell.is_empty()).count();
    let known = heads.iter().flatten().count();
    let mut left = fields.to_vec();
    // A field has one column.
    let mut column = |head: Option<Head>| {
        let at = left.iter().position(|&field| head == Some(Head::Of(field)))?;
        Some(left.remove(at))
    };
    (known > 1 && known * 2 >= filled).then(|| heads.into_iter().map(&mut column).collect())
}

/// The field of each column by what stands in it: what only one field can mean goes to it wherever it stands, the others
/// in their order, passing over those that cannot take all of it. A value at the end of a row that is long enough is that
/// of the last field.
fn guess(rows: &[Vec<String>], width: usize, fields: &[Field]) -> Vec<Option<Field>> {
    let cells = |at: usize| rows.iter().filter_map(move |row| row.get(at)).filter(|cell| !cell.is_empty());
    let takes = |field: Field, at: usize| cells(at).all(|cell| value(field, cell).is_some());
    let mut columns: Vec<Option<Field>> = vec![None; width];
    let mut left = fields.to_vec();
    for field in fields.iter().copied().filter(|&field| is_said_plainly(field)) {
        // Who writes by hand writes something else now and then.
        let is_of = |at: usize| {
            let fit = cells(at).filter(|cell| value(field, cell).is_some()).count();
            fit > 0 && fit * 2 >= cells(at).count()
        };
        let at = (0..width).find(|&at| columns[at].is_none() && is_of(at));
        if let Some(at) = at {
            columns[at] = Some(field);
            left.retain(|&other| other != field);
        }
    }
    let weighs = fields.iter().find(|field| matches!(field.spec().kind, Kind::Percent(_)));
    if let (Some(&field), Some(at)) = (weighs, weights(rows, width)) {
        columns[at] = Some(field);
        left.retain(|&other| other != field);
    }
    let mut left = &left[..];
    for (at, column) in columns.iter_mut().enumerate().filter(|(_, column)| column.is_none()) {
        let is_last = |field: &Field| at > 1 && at + 1 == width && is_value(*field) && takes(*field, at);
        let ends = left.last().filter(|last| is_last(last) && cells(at).next().is_some()).map(|_| left.len() - 1);
        let Some(found) = ends.or_else(|| left.iter().position(|&field| takes(field, at))) else { continue };
        *column = Some(left[found]);
        left = &left[found + 1..];
    }
    columns
}

/// The column of weights: percentages alone that sum to 100, or else the only column of percentages, unless it stands where
/// a target does.
fn weights(rows: &[Vec<String>], width: usize) -> Option<usize> {
    let cell = |row: &Vec<String>, at: usize| {
        let cell = row.get(at).filter(|cell| cell.ends_with(['%', '％']))?;
        outline::weight(cell).map(Percent::tenths)
    };
    let sums: Vec<(usize, u32)> =
        (1..width).filter_map(|at| Some((at, rows.iter().map(|row| cell(row, at)).sum::<Option<u32>>()?))).collect();
    let whole = sums.iter().rfind(|(_, sum)| *sum == Percent::HUNDRED.tenths());
    let only = sums.iter().find(|(at, _)| sums.len() == 1 && *at > 1);
    whole.or(only).map(|(at, _)| *at)
}

/// Tells whether what stands in a cell can be nothing but a value of `field`.
fn is_said_plainly(field: Field) -> bool {
    matches!(field.spec().kind, Kind::Nature(_) | Kind::AuthorityLevel(_) | Kind::Date(_))
}

pub(super) fn is_value(field: Field) -> bool {
    !matches!(field.spec().kind, Kind::Line(_) | Kind::Prose(_))
}

/// Tells whether the control of `field` has no text of its own that could take what is pasted.
fn is_chosen(field: Field) -> bool {
    matches!(field.spec().kind, Kind::Nature(_) | Kind::AuthorityLevel(_) | Kind::Rank(_))
}

/// Tells whether a cell says something that `field` can take.
pub(super) fn fits(field: Field, cell: &str) -> bool {
    !cell.is_empty() && value(field, cell).is_some()
}

/// Tells whether `text`, pasted into a cell of `field`, is cells: in a text only where each line holds several, of which
/// the first is no number of an item.
pub(super) fn is_cells(text: &str, field: Field) -> bool {
    if is_chosen(field) {
        return !text.trim().is_empty();
    }
    if is_value(field) {
        return text.contains('\t') || text.trim().contains('\n');
    }
    let rows = outline::rows(text);
    !rows.is_empty() && rows.iter().all(|row| row.len() > 1) && !rows.iter().all(|row| outline::is_number(&row[0]))
}

/// Writes what a cell says to `place`; tells whether the field could take it. An empty cell leaves what is there.
pub(super) fn write(document: &mut PositionDescription, place: Place, cell: &str) -> bool {
    if cell.is_empty() {
        return true;
    }
    let value = value(place.field, cell);
    value.map(|value| value(document, place)).is_some()
}

/// Puts what a cell says behind what stands at `place`.
pub(super) fn join(document: &mut PositionDescription, place: Place, cell: &str) {
    if let Some(text) = place.words_mut(document) {
        if !text.is_empty() {
            text.push('；');
        }
        text.push_str(&flat(cell));
    }
}

type Value = Box<dyn FnOnce(&mut PositionDescription, Place)>;

/// What a cell says of `field`.
fn value(field: Field, cell: &str) -> Option<Value> {
    fn of<T: 'static>(lens: Lens<T>, value: T) -> Value {
        Box::new(move |document, place| put(document, place, lens, value))
    }
    Some(match field.spec().kind {
        Kind::Line(lens) => of(lens, flat(cell)),
        Kind::Prose(lens) => of(lens, cell.to_owned()),
        Kind::Count(lens) => of(lens, Some(read_count(cell).ok()?)),
        Kind::Percent(lens) => of(lens, Some(outline::weight(cell)?)),
        Kind::Date(lens) => of(lens, Some(read_date(cell).ok()?)),
        Kind::Rank(lens) => of(lens, Some(rank(cell)?)),
        Kind::Nature(lens) => of(lens, Some(Choice::meant(cell)?)),
        Kind::AuthorityLevel(lens) => of(lens, Some(Choice::meant(cell)?)),
        Kind::AuthorityKind(lens) => of(lens, Choice::meant(cell)?),
        Kind::Status(lens) => of(lens, Choice::meant(cell)?),
    })
}

fn rank(cell: &str) -> Option<Rank> {
    let named = RANKS.iter().position(|rank| rank.zh == cell || rank.en.eq_ignore_ascii_case(cell));
    Rank::new(named.map_or_else(|| cell.parse().ok(), |at| u8::try_from(at + 1).ok())?)
}

#[cfg(test)]
mod tests {
    use super::*;

    const INDICATOR: [Field; 4] =
        [Field::IndicatorName, Field::IndicatorTarget, Field::IndicatorSource, Field::IndicatorWeight];

    #[test]
    fn columns_are_known_by_their_heads_or_by_what_stands_in_them() {
        let read = |text: &str| table(outline::rows(text), &INDICATOR);
        let all = INDICATOR.map(Some).to_vec();
        let row = |cells: &[&str]| cells.iter().map(|&cell| cell.to_owned()).collect::<Vec<_>>();
        assert_eq!(read("满意度\t95% 以上\t月报\t40%").1, all);
        let three = vec![all[0], all[1], all[3]];
        assert_eq!(read("满意度\t95%\t40%\n及时率\t98%\t60%").1, three, "what weighs stands at the end");
        assert_eq!(read("满意度\t95%\t").1, all[..3], "an empty cell says nothing");
        let turned = [all[0], all[1], all[3], all[2]];
        assert_eq!(read("准确率\t≥99.9%\t40%\t复核表\n及时率\t100%\t60%\t台账").1, turned, "they sum to 100");
        assert_eq!(read("准确率\t≥99.9%\t40%\t复核表").1, turned, "nothing else is a percentage");
        assert_eq!(read("准确率\t95%\t月报\t客服部").1, all[..3].iter().copied().chain([None]).collect::<Vec<_>>());
        let (rows, columns) = read("序号\t考核指标\t权重（%）\t目标\n1\t满意度\t40\t95% 以上\n2\t及时率\t60\t98%");
        assert_eq!(columns, [all[0], all[3], all[1]]);
        assert_eq!(rows, [row(&["满意度", "40", "95% 以上"]), row(&["及时率", "60", "98%"])]);
        assert_eq!(read("Indicator\tWeight\nSatisfaction\t40").1, [all[0], all[3]]);
        assert_eq!(read("甲\t乙\t丙\t丁\t戊").1.iter().flatten().count(), 3, "no field is left for two of them");
    }

    #[test]
    fn the_names_of_the_form_itself_are_heads_in_both_languages() {
        let tables = [super::super::revisions::REVISIONS.columns, &INDICATOR];
        for fields in tables {
            let data = vec!["甲"; fields.len()].join("\t");
            let zh: Vec<&str> = fields.iter().map(|field| field.spec().label.zh).collect();
            let en: Vec<&str> = fields.iter().map(|field| field.spec().label.en).collect();
            for labels in [zh, en] {
                let (rows, columns) = table(outline::rows(&format!("{}\n{data}", labels.join("\t"))), fields);
                assert_eq!(columns, fields.iter().copied().map(Some).collect::<Vec<_>>(), "{labels:?}");
                assert_eq!(rows.len(), 1);
            }
        }
        // Other words for them, in another order.
        let fields = super::super::revisions::REVISIONS.columns;
        let said = table(outline::rows("修订日期\t版本\t修订人\t修订内容\n2026-07-01\t1\t姚知夏\t首次填写"), fields);
        let expected = [Field::RevisionDate, Field::RevisionVersion, Field::RevisedBy, Field::RevisionSummary];
        assert_eq!(said.1, expected.map(Some));
    }

    #[test]
    fn a_version_that_is_a_number_stays() {
        let fields = super::super::revisions::REVISIONS.columns;
        let (rows, columns) =
            table(outline::rows("版本号\t修订日期\t内容\n1\t2026-07-01\t首次填写\n2\t2026-08-01\t增补"), fields);
        assert_eq!((&*rows[0][0], columns[0], columns[2]), ("1", Some(fields[0]), Some(Field::RevisionSummary)));
        let (rows, columns) = table(outline::rows("1\t2026-07-01\t首次填写\n2\t2026-08-01\t增补"), fields);
        assert_eq!((&*rows[1][0], columns), ("2", fields[..3].iter().copied().map(Some).collect()));
        assert_eq!(table(outline::rows("1\t满意度\n2\t及时率"), &INDICATOR).0[0], ["满意度"]);
        assert_eq!(
            table(outline::rows("3\t满意度\n5\t及时率"), &INDICATOR).0[0],
            ["3", "满意度"],
            "it numbers nothing"
        );
    }

    #[test]
    fn prose_in_a_text_is_no_cells() {
        let text = Field::RevisionSummary;
        assert!(!is_cells("新增夜班职责\n修改权限", text) && !is_cells("1.\t核对合同", text));
        assert!(is_cells("新增夜班职责\t姚知夏\n修改权限\t方砚", text));
        assert!(is_cells("40%\n60%", Field::IndicatorWeight) && !is_cells("40%", Field::IndicatorWeight));
    }

    #[test]
    fn a_column_that_a_choice_cannot_take_is_that_of_the_next_field() {
        let contact = [Field::InternalParty, Field::InternalNature, Field::InternalMatter];
        assert_eq!(table(outline::rows("仓储部\t到货时间"), &contact).1, [Some(contact[0]), Some(contact[2])]);
        assert_eq!(table(outline::rows("仓储部\t合作\t到货时间"), &contact).1, contact.map(Some));
        let [party, nature, matter] = contact.map(Some);
        let other = table(outline::rows("沟通\t仓储部\t到货时间\n合作\t财务部\t对账"), &contact).1;
        assert_eq!(other, [nature, party, matter], "what can only be a nature is one wherever it stands");
        let other = table(outline::rows("仓储部\t到货时间\t沟通\n财务部\t对账\t合作、沟通"), &contact).1;
        assert_eq!(other, [party, matter, nature], "most of them say so");
    }

    #[test]
    fn cells_of_one_list_are_items_and_keep_no_tabs() {
        assert_eq!(items("1\t接听来电\n2\t登记\t需求"), ["接听来电", "登记 需求"]);
        assert_eq!(items("\"接听来电\n登记需求\"\n回访"), ["接听来电", "登记需求", "回访"]);
    }
}
