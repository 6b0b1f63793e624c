//! Pasted text as duties with their tasks.
//!
//! Which line is a duty and which a task is told by the numbering ("一、" over "1、", "1." over "1.1"), by what is
//! indented, or, in cells copied from a table, by the column. What looks like a number but is an amount stays.

mod cells;
mod heads;
mod weight;

pub use cells::{grid, is_number, rows};
pub use heads::{Head, head};
pub use weight::in_cell as weight;

use super::lines::{self, Kind, Line};
use super::{Duty, Percent};

/// The duties in `text`.
#[must_use]
pub fn duties(text: &str) -> Vec<Duty> {
    let mut found = cells::duties(text).unwrap_or_else(|| of_lines(text));
    for duty in &mut found {
        duty.tasks.retain(|task| !task.is_empty());
    }
    found.retain(|duty| !duty.name.is_empty() || !duty.tasks.is_empty());
    found
}

/// What heads a list of duties in other files.
const HEADINGS: &[&str] = &[
    "职责",
    "岗位职责",
    "工作职责",
    "主要职责",
    "主要工作职责",
    "职责描述",
    "工作内容",
    "职责与任务",
    "岗位职责描述",
    "duties",
    "responsibilities",
    "job duties",
    "main duties",
    "key responsibilities",
];

fn of_lines(text: &str) -> Vec<Duty> {
    let lines: Vec<&str> = text.lines().filter(|line| !line.trim().is_empty()).flat_map(lines::apart).collect();
    let heads = lines.len() > 1 && HEADINGS.contains(&&*lines::unmarked(lines[0]).trim_end_matches(END).to_lowercase());
    let mut levels = Levels::default();
    let mut found: Vec<Duty> = Vec::new();
    for line in lines::read(&lines[usize::from(heads)..]) {
        let level = levels.of(&line);
        match found.last_mut() {
            // A weight on a line of its own.
            Some(duty) if duty.weight.is_none() && weight::alone(line.text).is_some() => {
                duty.weight = weight::alone(line.text);
            }
            Some(duty) if level > 0 => duty.tasks.push(line.text.to_owned()),
            _ => found.push(duty_of(line.text)),
        }
    }
    found
}

/// Marks that end a name that something follows.
const END: [char; 7] = ['：', ':', '；', ';', '。', '，', ' '];

/// A name, and what the line says after it: its weight, and its only task.
fn duty_of(line: &str) -> Duty {
    let (line, weight) = weight::take(line);
    let (name, task) = match line.split_once('：').or_else(|| line.split_once(": ")) {
        Some((name, task)) if !name.is_empty() && name.chars().count() <= LONGEST_NAME => (name, task.trim()),
        _ => (line.as_str(), ""),
    };
    // The weight may stand behind the name as well as behind the whole line.
    let (name, inner) = if weight.is_none() { weight::take(name) } else { (name.to_owned(), None) };
    let tasks = lines::read(&lines::apart(task)).into_iter().map(|line| line.text.to_owned()).collect();
    Duty { name: name.trim_end_matches(END).to_owned(), weight: weight.or(inner), tasks, ..Duty::default() }
}

/// What stands before a colon is a name when it has no more characters.
const LONGEST_NAME: usize = 20;

/// The ways of numbering that are open at a line, the outermost first, each with its newest number.
#[derive(Default)]
struct Levels(Vec<(Kind, bool, u32)>);

impl Levels {
    /// How deep `line` lies: a way of numbering that is not open yet opens below the newest.
    fn of(&mut self, line: &Line<'_>) -> usize {
        let Self(open) = self;
        let same = open.iter().position(|&(kind, indented, _)| (kind, indented) == (line.kind, line.indented));
        // "1、" and then "2." is one list with a slip in it.
        let goes_on = || {
            open.iter().position(|&(kind, indented, number)| {
                indented == line.indented && kind.is_like(line.kind) && number + 1 == line.number
            })
        };
        let level = same.or_else(goes_on).unwrap_or(open.len());
        open.truncate(level + 1);
        match open.get_mut(level) {
            Some(known) => known.2 = line.number,
            None => open.push((line.kind, line.indented, line.number)),
        }
        level
    }
}

/// How many duties, tasks and weights there are.
#[must_use]
pub fn count(duties: &[Duty]) -> (usize, usize, usize) {
    let weighed = |weight: &Option<Percent>| weight.is_some();
    let tasks = duties.iter().map(|duty| duty.tasks.len()).sum();
    (duties.len(), tasks, duties.iter().filter(|duty| weighed(&duty.weight)).count())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The duties as a text: name, weight, tasks.
    fn read(text: &str) -> Vec<String> {
        let show = |duty: Duty| {
            let weight = duty.weight.map(|weight| format!(" {weight}%")).unwrap_or_default();
            let standard = if duty.standard.is_empty() { String::new() } else { format!(" ({})", duty.standard) };
            format!("{}{weight}: {}{standard}", duty.name, duty.tasks.join(" | "))
        };
        duties(text).into_iter().map(show).collect()
    }

    #[test]
    fn two_ways_of_numbering_are_two_levels() {
        let wanted = ["受理咨询: 接听来电 | 登记需求", "处理投诉: 查明原因"];
        for text in [
            "一、受理咨询\n1、接听来电\n2、登记需求\n二、处理投诉\n1、查明原因",
            "1. 受理咨询\n1.1 接听来电\n1.2 登记需求\n2. 处理投诉\n2.1 查明原因",
            "1 受理咨询\n1.1接听来电\n1.2登记需求\n2 处理投诉\n2.1查明原因",
            "（一）受理咨询\n1．接听来电\n2．登记需求\n（二）处理投诉\n1．查明原因",
            "第一条 受理咨询\n（1）接听来电\n（2）登记需求\n第二条 处理投诉\n（1）查明原因",
            "第一条　受理咨询\n第一款 接听来电\n第二款 登记需求\n第二条　处理投诉\n第一款 查明原因",
            "1) 受理咨询\na) 接听来电\nb) 登记需求\n2) 处理投诉\na) 查明原因",
            "1、受理咨询\n● 接听来电\n● 登记需求\n2、处理投诉\n● 查明原因",
            "1、受理咨询\n①接听来电\n②登记需求\n2、处理投诉\n①查明原因",
            "1.\t受理咨询\nl\t接听来电\nl\t登记需求\n2.\t处理投诉\nl\t查明原因",
            "1、受理咨询\n1. 接听来电\n2. 登记需求\n2、处理投诉\n1. 查明原因",
            "受理咨询：\n1. 接听来电\n2. 登记需求\n处理投诉：\n1. 查明原因",
            "一、受理咨询\n接听来电\n登记需求\n二、处理投诉\n查明原因",
            "工作职责：\n一、受理咨询\n  1. 接听来电\n\t(2) 登记需求\n二、处理投诉\n\t查明原因\n",
            "一、受理咨询\n1、接听来电\n2. 登记需求\n二、处理投诉\n1、查明原因",
            "一、受理咨询\n1、接听来电；2、登记需求\n二、处理投诉\n查明原因",
            "一、受理咨询：（1）接听来电； （2）登记需求\n二、处理投诉\n1、查明原因",
        ] {
            assert_eq!(read(text), wanted, "{text}");
        }
    }

    #[test]
    fn lines_of_one_level_are_duties_each() {
        assert_eq!(read("受理咨询\n处理投诉"), ["受理咨询: ", "处理投诉: "]);
        assert_eq!(read("1、受理咨询；\n2、处理投诉。"), ["受理咨询: ", "处理投诉: "]);
        assert_eq!(read("1、受理咨询：接听来电，登记需求。\n2、归档"), ["受理咨询: 接听来电，登记需求。", "归档: "]);
    }

    #[test]
    fn amounts_and_dates_are_text() {
        for text in [
            "1.5万元以下的采购",
            "2025年预算编制",
            "3个工作日内答复",
            "2 小时内联系客户",
            "24小时值班",
            "8:30 前分派工单",
            "第三方平台运营",
            "一线客户优先",
            "A类客户维护",
        ] {
            assert_eq!(read(&format!("{text}\n{text}二")), [format!("{text}: "), format!("{text}二: ")]);
            assert_eq!(read(&format!("一、归档\n1、{text}"))[0], format!("归档: {text}"));
        }
    }

    #[test]
    fn weights_in_the_text_go_to_their_field() {
        let wanted = ["受理咨询 30%: 接听来电", "处理投诉 12.5%: "];
        for text in [
            "一、受理咨询（30%）\n1、接听来电\n二、处理投诉(12.5%)",
            "一、受理咨询（权重：30%）\n1、接听来电\n二、处理投诉（权重 12.5％）",
            "一、受理咨询 权重：30%\n1、接听来电\n二、处理投诉，权重12.5%。",
            "一、受理咨询 30%\n1、接听来电\n二、处理投诉\t12.5%",
            "一、【30%】受理咨询\n1、接听来电\n二、处理投诉——12.5%",
            "一、受理咨询\n权重：30%\n1、接听来电\n二、处理投诉\n占比：12.5%",
            "1、受理咨询（30%）：接听来电\n2、处理投诉（12.5%）",
        ] {
            assert_eq!(read(text), wanted, "{text}");
        }
        // What is no share of the effort stays where it is.
        for text in ["压降 30% 的退货损失", "保证满意度不低于95%", "处理投诉（不超过 5%）"] {
            assert_eq!(read(text), [format!("{text}: ")]);
        }
        assert_eq!(read("一、归档\n1、完成率（95%）"), ["归档: 完成率（95%）"]);
    }

    #[test]
    fn cells_of_a_table_are_told_by_their_columns() {
        let wanted = ["受理咨询 30%: 接听来电 | 登记需求", "处理投诉 70%: 查明原因"];
        for text in [
            "受理咨询\t接听来电\t30%\n\t登记需求\t\n处理投诉\t查明原因\t70%",
            "受理咨询\t接听来电\t30%\n受理咨询\t登记需求\t30%\n处理投诉\t查明原因\t70%",
            "序号\t职责\t任务\t权重\n1\t受理咨询\t接听来电\t30\n\t\t登记需求\t\n2\t处理投诉\t查明原因\t70",
            "权重\t职责模块\t职责细则\n30%\t受理咨询\t\"1、接听来电\n2、登记需求\"\n70%\t处理投诉\t1、查明原因",
            "序号\t职责\t工作任务\t权重\n1\t受理咨询\t1.接听来电\n2.登记需求\t30%\n2\t处理投诉\t查明原因\t70%",
            "受理咨询\t1.接听来电；2.登记需求\t30%\n处理投诉\t查明原因\t70%",
            "1\t受理咨询\t接听来电；\t0.3\n\t\t登记需求\t\n2\t处理投诉\t查明原因\t0.7",
        ] {
            let read: Vec<String> = read(text).into_iter().map(|duty| duty.replace('；', "")).collect();
            assert_eq!(read, wanted, "{text}");
        }
        let text = "概述\t内容描述\t工作标准\n受理咨询\t接听来电\t当日答复";
        assert_eq!(read(text), ["受理咨询: 接听来电 (当日答复)"]);
    }
}
