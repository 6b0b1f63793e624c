//! What is still missing, as a list from which each leads to its field.

use egui::{Response, ScrollArea, Ui};

use crate::app::widget::menu::{Row, popup_ui};
use crate::document::{Place, PositionDescription, Section};
use crate::lang::{Lang, Text};

/// How many things are missing.
pub(super) fn count_text(count: usize, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("还差 {count} 处"),
        Lang::En => format!("{count} missing"),
    }
}

/// What is missing in a section, in a line.
pub(super) fn line(section: Section, document: &PositionDescription, lang: Lang) -> Option<String> {
    let names: Vec<String> = section.missing(document).iter().map(|place| place.name(lang)).collect();
    let (head, comma) = match lang {
        Lang::Zh => ("还差：", "、"),
        Lang::En => ("Missing: ", ", "),
    };
    (!names.is_empty()).then(|| format!("{head}{}", names.join(comma)))
}

/// Opens the list under `button` and gives the place that is chosen.
pub(super) fn missing_ui(
    button: &Response,
    sections: &[Section],
    document: &PositionDescription,
    lang: Lang,
) -> Option<Place> {
    let mut taken = None;
    popup_ui(button, |ui: &mut Ui| {
        let places: Vec<Place> = sections.iter().flat_map(|section| section.missing(document)).collect();
        if places.is_empty() {
            ui.label(Text::new("要写的都写了", "All that is wanted is there").get(lang));
        }
        let height = ui.ctx().content_rect().height() * 0.6;
        ScrollArea::vertical().max_height(height).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 1.0;
            for place in places {
                let section = place.field.spec().section.name().get(lang);
                if (Row { keys: section, ..Row::new(&place.name(lang)) }).ui(ui).clicked() {
                    taken = Some(place);
                }
            }
        });
    });
    taken
}
