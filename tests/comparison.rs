//! The comparison on paper (修订对照): what is struck and underlined, and that nothing is lost or given away.

mod common;

use rolewright::document::PositionDescription;
use rolewright::document::differences::differences;
use rolewright::font::font;
use rolewright::lang::Lang;
use rolewright::layout::Printed;
use rolewright::layout::comparison::{self, Sides};
use rolewright::page::{Color, Item, Page, Run};

fn runs(page: &Page) -> impl Iterator<Item = &Run> {
    page.items.iter().filter_map(|item| match item {
        Item::Text(run) => Some(run),
        _ => None,
    })
}

fn compare(old: &PositionDescription, new: &PositionDescription, lang: Lang) -> Printed {
    let (differences, same) = differences(old, new, lang);
    let sides = Sides { title: new.identity.title.clone(), old: "旧.ron".into(), new: "新.ron".into() };
    comparison::print(&sides, (&differences, &same), lang)
}

/// All that is printed, without blanks: lines leave those at their ends out.
fn text(printed: &Printed) -> String {
    let text = printed.pages.iter().flat_map(runs).flat_map(|run| run.text.chars());
    text.filter(|c| !c.is_whitespace()).collect()
}

/// The colours of words that are gone and of those that are new: the first and the last that are no grey.
fn colors(page: &Page) -> (Color, Color) {
    let colors: Vec<Color> = runs(page).map(|run| run.color).filter(|color| color.0 != color.2).collect();
    (colors[0], *colors.last().expect("there is a new one"))
}

/// What is gone is struck and what is new underlined, exactly as wide as its words, also where they break over lines.
#[test]
fn a_comparison_strikes_what_is_gone_and_underlines_what_is_new() {
    let mut old = common::full(1);
    old.purpose = "受理客户的咨询，登记需求并在24小时内答复客户，记录处理结果。".repeat(4);
    let mut new = old.clone();
    new.purpose = old.purpose.replacen("在24小时内答复客户", "在一个工作日内以书面形式逐项答复客户及其代理人", 1);
    let printed = compare(&old, &new, Lang::Zh);
    let words = |page: &Page, color: Color| -> String {
        runs(page).filter(|run| run.color == color).map(|run| &*run.text).collect()
    };
    let page = &printed.pages[0];
    let (gone, come) = colors(page);
    assert!(words(page, gone).starts_with("24小时"));
    assert!(words(page, come).contains("以书面形式"));
    for run in runs(page).filter(|run| run.color == gone || run.color == come) {
        let ruled = page.items.iter().filter(|item| match item {
            Item::Line { from, to, color, .. } => {
                let (above, width) = (run.y - from.1, to.0 - from.0);
                let font = font(run.face);
                let within = font.width(&run.text, run.size) * 0.9..font.width(&run.text, run.size) * 1.3;
                *color == run.color
                    && (from.0 - run.x).abs() < 0.1
                    && within.contains(&width)
                    && if run.color == gone { above > 0.2 * run.size } else { above < 0.0 && above > -0.3 * run.size }
            }
            _ => false,
        });
        assert_eq!(ruled.count(), 1, "{}", run.text);
    }
}

#[test]
fn nothing_is_lost_over_many_pages_in_either_language() {
    let (old, new) = (common::full(1), common::full(9));
    for lang in [Lang::Zh, Lang::En] {
        let printed = compare(&old, &new, lang);
        assert!(printed.pages.len() > 2, "{}", printed.pages.len());
        let text = text(&printed);
        let (differences, same) = differences(&old, &new, lang);
        for span in differences.iter().filter(|one| one.printed).flat_map(|one| &one.rows).flat_map(|row| &row.spans) {
            // What is the same all along a row is only counted.
            let shown: String = span.text.chars().filter(|c| !c.is_whitespace()).collect();
            let is_counted = span.fate == rolewright::document::redline::Fate::Same;
            assert!(is_counted || text.contains(&shown) || text.contains('〓'), "{shown}");
        }
        for name in same {
            let name: String = name.get(lang).chars().filter(|c| !c.is_whitespace()).collect();
            assert!(text.contains(&name), "{name}");
        }
    }
}

#[test]
fn what_is_on_no_paper_stays_away_and_equal_ones_are_said_to_be() {
    let old = common::full(1);
    assert!(text(&compare(&old, &old, Lang::Zh)).contains("两份内容完全相同"));
    let mut new = old.clone();
    new.notes = "不给客户看".into();
    let said = text(&compare(&old, &new, Lang::Zh));
    assert!(said.contains("印出的内容相同") && !said.contains("不给客户看"), "{said}");
    assert!(
        text(&compare(&PositionDescription::default(), &PositionDescription::default(), Lang::En)).contains("same")
    );
}
