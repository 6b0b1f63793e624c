//! The menu of a field of text, and what menus do in the field that has the focus: it has it again afterwards.

use egui::{Align, Context, Event, Id, Key, Layout, Modifiers, Pos2, SetOpenCommand, Ui, ViewportCommand};

use super::top::row_ui;
use crate::app::App;
use crate::app::command::Command;
use crate::app::form::id_of;
use crate::app::widget::menu::{focus_first_row, rows_ui, rule_ui};
use crate::app::widget::text::{Field, last_field, select};

/// What menus do in a field.
pub(in crate::app) const WRITING: [Command; 4] = [Command::Cut, Command::Copy, Command::Paste, Command::SelectAll];

/// What the hands write in.
#[derive(Default)]
pub(in crate::app) struct Hands {
    /// The field that has the focus, or had it when the menu opened that is open.
    field: Option<Field>,
    /// Where the menu of the field opened.
    at: Pos2,
    /// What is to be done in the field once it has the focus again.
    due: Option<Command>,
    /// A box is open.
    boxed: bool,
    /// What had the focus when it opened, and the field if that was one.
    behind: Option<(Id, Option<Field>)>,
    /// What had the focus in the last frame.
    focused: Option<Id>,
}

impl Hands {
    /// What had the focus in the last frame: Escape takes it away before anybody knows what the key is for.
    pub(in crate::app) fn focused(&self) -> Option<Id> {
        self.focused
    }
}

impl App {
    /// Notes which field is written in, and does in it what a menu asked for.
    pub(in crate::app) fn watch_field(&mut self, ctx: &Context) {
        self.watch_boxes(ctx);
        let focused = ctx.memory(egui::Memory::focused);
        if let Some(field) = last_field(ctx).filter(|field| Some(field.id) == focused) {
            self.hands.field = Some(field);
        }
        match (self.hands.due.take(), &self.hands.field) {
            (Some(command), Some(field)) => {
                ctx.memory_mut(|memory| memory.request_focus(field.id));
                // Without the focus it has forgotten what was chosen.
                select(ctx, field.id, field.chosen.clone());
                match event_of(command) {
                    Some(event) => ctx.input_mut(|input| input.events.push(event)),
                    // The window hands over what lies in the clipboard.
                    None => ctx.send_viewport_cmd(ViewportCommand::RequestPaste),
                }
            }
            (_, field) if focused != field.as_ref().map(|field| field.id) && !egui::Popup::is_any_open(ctx) => {
                self.hands.field = None;
            }
            _ => {}
        }
        self.hands.focused = focused;
    }

    /// Goes on where somebody was before a box came between, unless the box led elsewhere.
    fn watch_boxes(&mut self, ctx: &Context) {
        let boxed = self.has_box();
        let was = std::mem::replace(&mut self.hands.boxed, boxed);
        match (was, boxed) {
            (false, true) => {
                // Where a menu opened the box, the field has no focus any more.
                let field = self.hands.field.clone().map(|field| (field.id, Some(field)));
                self.hands.behind = field.or(self.hands.focused.map(|id| (id, None)));
            }
            // A box keeps the focus from what is behind it for one frame more.
            (true, false) => ctx.request_repaint(),
            (true, true) => {}
            (false, false) => {
                let behind = self.hands.behind.take();
                if let Some((id, field)) = behind.filter(|_| ctx.memory(egui::Memory::focused).is_none()) {
                    ctx.memory_mut(|memory| memory.request_focus(id));
                    if let Some(field) = field {
                        select(ctx, id, field.chosen);
                    }
                }
            }
        }
    }

    /// Has a command done in the field that was written in, as soon as it has the focus again.
    pub(in crate::app) fn write_in_field(&mut self, command: Command, ctx: &Context) {
        self.hands.due = Some(command);
        ctx.request_repaint();
    }

    /// Tells whether there is a field in which a command can be done.
    pub(in crate::app) fn field_takes(&self, command: Command) -> bool {
        let Some(field) = &self.hands.field else { return false };
        match command {
            Command::Cut | Command::Copy => !field.chosen.is_empty(),
            Command::RowMenu => {
                use crate::document::Field::{DutyName, DutyTask};
                let place = self.tabs.open().and_then(|open| open.form.focus);
                let rows = place.filter(|place| matches!(place.field, DutyName | DutyTask));
                rows.is_some_and(|place| id_of(place) == field.id)
            }
            _ => true,
        }
    }
}

/// What the field hears; what lies in the clipboard comes by itself.
fn event_of(command: Command) -> Option<Event> {
    let key = |modifiers, key| Event::Key { key, physical_key: None, pressed: true, repeat: false, modifiers };
    match command {
        Command::Cut => Some(Event::Cut),
        Command::Copy => Some(Event::Copy),
        Command::SelectAll => Some(key(Modifiers::COMMAND, Key::A)),
        Command::RowMenu => Some(key(Modifiers::SHIFT, Key::F10)),
        _ => None,
    }
}

fn menu_ui(app: &mut App, ui: &mut Ui) {
    if !app.has_box() {
        row_ui(app, ui, Command::Undo, false);
        row_ui(app, ui, Command::Redo, false);
        rule_ui(ui);
    }
    for command in WRITING {
        row_ui(app, ui, command, false);
    }
    if app.field_takes(Command::RowMenu) {
        rule_ui(ui);
        row_ui(app, ui, Command::RowMenu, false);
    }
}

/// Shows the menu of a field where the right button, or Shift+F10, asked for it.
pub(in crate::app) fn field_menu_ui(app: &mut App, ctx: &Context) {
    let popup = Id::unique("field menu");
    let focused = ctx.memory(egui::Memory::focused);
    if let Some(field) = last_field(ctx).filter(|field| Some(field.id) == focused) {
        let by_key = ctx.input_mut(|input| input.consume_key(Modifiers::SHIFT, Key::F10));
        let pointer = ctx.input(|input| input.pointer.interact_pos()).filter(|_| field.menu);
        if let Some(at) = pointer.or_else(|| by_key.then(|| field.rect.left_bottom())) {
            (app.hands.field, app.hands.at) = (Some(field), at);
            egui::Popup::open_id(ctx, popup);
            if by_key {
                focus_first_row(ctx);
            }
        }
    }
    let Some(field) = app.hands.field.clone() else { return };
    let was_open = egui::Popup::is_id_open(ctx, popup);
    let shown = egui::Popup::new(popup, ctx.clone(), app.hands.at, field.layer).kind(egui::PopupKind::Menu);
    let shown = shown.layout(Layout::top_down_justified(Align::Min)).open_memory(None::<SetOpenCommand>);
    shown.show(|ui| rows_ui(ui, |ui| menu_ui(app, ui)));
    let by_key = !ctx.input(|input| input.pointer.any_click());
    if was_open && by_key && !egui::Popup::is_id_open(ctx, popup) {
        ctx.memory_mut(|memory| memory.request_focus(field.id));
    }
}
