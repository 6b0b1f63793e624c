//! What the keys do while the rows of a folder have the focus: walk, select, open, search.

use std::path::PathBuf;

use egui::{Event, EventFilter, Key, Modifiers, Response, Ui};

use super::Folder;
use super::rows::Row;
use super::table::Ask;

/// Does what the keys of this frame ask for in `table`, of which `page` rows show at once.
pub(super) fn keys(ui: &Ui, folder: &mut Folder, table: &Response, page: usize) -> Option<Ask> {
    if !table.has_focus() {
        return None;
    }
    let filter = EventFilter { vertical_arrows: true, escape: true, ..EventFilter::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(table.id, filter));
    if folder.rows().is_empty() {
        return None;
    }
    for (modifiers, key) in pressed(ui) {
        match key {
            Key::Enter => {
                // Before there is a cursor the first one shows beside the table.
                let at = if folder.cursor.is_none() { Some(0) } else { folder.at() };
                if let Some(row) = at.and_then(|at| folder.rows().get(at)) {
                    return Some(Ask::Open(row.entry.path.clone()));
                }
            }
            Key::Space => {
                if let Some(at) = folder.at() {
                    let row = folder.rows()[at].clone();
                    tick(folder, &row);
                }
            }
            Key::Escape => folder.chosen.clear(),
            Key::A => {
                let all: Vec<PathBuf> = posts(folder.rows()).collect();
                folder.chosen.extend(all);
            }
            _ => walk(folder, key, modifiers.shift, page),
        }
    }
    let typed = |event: &Event| match event {
        Event::Text(text) => Some(text.clone()),
        _ => None,
    };
    let typed: String = ui.input(|input| input.events.iter().filter_map(typed).collect());
    (!typed.trim().is_empty()).then_some(Ask::Search(typed))
}

/// Takes the keys of the rows out of the input, in the order in which they were pressed: where a frame takes long it
/// holds several.
fn pressed(ui: &Ui) -> Vec<(Modifiers, Key)> {
    const WALK: [Key; 6] = [Key::ArrowDown, Key::ArrowUp, Key::PageDown, Key::PageUp, Key::Home, Key::End];
    let mut pressed = Vec::new();
    ui.input_mut(|input| {
        input.events.retain(|event| match *event {
            Event::Key { key, pressed: true, modifiers, .. } => {
                let is_ours = match key {
                    Key::Enter | Key::Space | Key::Escape => modifiers.is_none(),
                    Key::A => modifiers.matches_logically(Modifiers::COMMAND),
                    key => WALK.contains(&key) && !modifiers.alt && !modifiers.command,
                };
                if is_ours {
                    pressed.push((modifiers, key));
                }
                !is_ours
            }
            // The blank is not typed into the search as well.
            Event::Text(ref text) => text != " ",
            _ => true,
        });
    });
    pressed
}

/// Moves the cursor, and ticks the rows on the way when it is `ticks`.
fn walk(folder: &mut Folder, key: Key, ticks: bool, page: usize) {
    let (at, last) = (folder.at(), folder.rows().len() - 1);
    let from = |by: isize| at.map_or(0, |at| at.saturating_add_signed(by));
    let to = match key {
        Key::ArrowDown => from(1),
        Key::ArrowUp => from(-1),
        Key::PageDown => from(page.cast_signed()),
        Key::PageUp => from(-page.cast_signed()),
        Key::Home => 0,
        _ => last,
    };
    let to = to.min(last);
    if ticks {
        tick_to(folder, to);
    }
    let path = folder.rows()[to].entry.path.clone();
    folder.point(&path);
}

/// The files of the rows that are descriptions.
pub(super) fn posts(rows: &[Row]) -> impl Iterator<Item = PathBuf> + '_ {
    rows.iter().filter(|row| row.entry.post().is_some()).map(|row| row.entry.path.clone())
}

/// Ticks every row from the cursor to the one at `to`.
pub(super) fn tick_to(folder: &mut Folder, to: usize) {
    let at = folder.at().unwrap_or(to);
    let between: Vec<PathBuf> = posts(&folder.rows()[at.min(to)..=at.max(to)]).collect();
    folder.chosen.extend(between);
}

/// Ticks the description of a row, or no longer.
pub(super) fn tick(folder: &mut Folder, row: &Row) {
    let path = &row.entry.path;
    if row.entry.post().is_some() && !folder.chosen.remove(path) {
        folder.chosen.insert(path.clone());
    }
}
