//! Rolewright: an offline editor for position descriptions (岗位说明书) that prints the Chinese table form.
//!
//! # The map
//!
//! | module | does | may use |
//! |---|---|---|
//! | [`lang`] | the two languages, texts that exist in both | nothing |
//! | [`page`] | the display list: runs of text, lines, fills, and which value lies where | nothing |
//! | [`font`] | the two embedded faces: bytes, widths, coverage | `page` |
//! | [`document`] | the description as plain data, and beside it the one table of fields | `lang` |
//! | [`check`] | rules, a file each: one document or several to findings | `document`, `font`, `lang` |
//! | [`layout`] | a document to pages: lines, tables, page breaks, the printed forms, what differs between two | `document`, `lang`, `page`, `font` |
//! | [`pdf`] | pages to bytes: faces, outline, what the file says about itself | `page`, `font` |
//! | [`exchange`] | other formats in and out (JSON) | `document`, `lang` |
//! | [`logo`] | a PNG or an SVG to pixels | `document`, `lang`, `page` |
//! | [`storage`] | files: open, save, list a folder, change a name in all of it, settings; drafts, versions, locks; the one program that runs | `document`, `lang`, `logo`, `page` |
//! | [`editor`] | the open document, a description or a pack: the one door for changes, and the history | `document`, `check` |
//! | [`app`] | the window | all but `cli` |
//! | [`cli`] | the command line, a file a subcommand | all but `app`, `editor` |
//!
//! `src/main.rs` opens the window, `src/bin/rolewright-cli.rs` is the command line.
//!
//! # The way of an edit
//!
//! A keystroke, or a word that an input method commits → the form calls [`Editor::edit`](editor::Editor::edit) with the
//! [`Place`](document::Place) it changes → the old document goes to the history (edits of one place within a
//! second merge) → [`check`](check::check) → a worker calls [`layout::print`] and [`pdf::write`] and rasterises the
//! visible pages → the window shows them, with the zone of the focused place marked. Undo swaps an `Arc`.
//!
//! # Invariants
//!
//! 1. Only `storage` and the binaries touch files. `exchange` takes text, `pdf` returns bytes or hands them on.
//! 2. Only `app` knows egui; only `pdf` knows printpdf and lopdf.
//! 3. `layout` and `pdf` share nothing but `page` and `font`.
//! 4. `Editor::edit` is the only way to change an open document.
//! 5. Every document is legal; what is missing or unwise is a finding. `check` cannot fail.
//! 6. No module reads a clock or the environment; time is a parameter (only the progress bar of `cli` measures how long
//!    it has run). Equal input gives equal bytes.
//! 7. The preview is the PDF: what export would write, but for the compression, rasterised. Nothing is laid out twice.
//! 8. The window's thread never reads a file, lays out or rasterises; workers do.
//!
//! Those that a scan of the source can see are tested in `tests/architecture.rs`.
//!
//! # Where to add
//!
//! | to add | touch |
//! |---|---|
//! | a field | a member in `document/mod.rs`, an entry in `document/specs.rs`, a word in a template |
//! | a rule | a file in `check/rules/`, a line in its list |
//! | a problem of a pack | a function in `check/pack/mod.rs`, a line in its list |
//! | a word that a rule looks for | a line in `assets/checks` |
//! | a printed form | a variant of [`document::Form`], a file in `layout/template/` |
//! | a language | a variant of [`lang::Lang`], a member of [`lang::Text`]; the compiler lists most of the rest, a search for `Lang::Zh` the remainder |
//! | a command | a variant and its arms in `app/command` |
//!
//! # The face
//!
//! `assets/face` holds Noto Sans SC, Regular and Bold, cut to 23,000 characters (GBK, the 8,105 standard characters,
//! the CJK basic block, common symbols), renamed, with its licence. Each character has a glyph of its own, because a
//! glyph that several characters share extracts from a PDF as one of them.

pub mod app;
pub mod check;
pub mod cli;
pub mod document;
pub mod editor;
pub mod exchange;
pub mod font;
pub mod lang;
pub mod layout;
pub mod logo;
pub mod page;
pub mod pdf;
pub mod storage;

/// With that of the system a large pack takes a fifth more of the processor's time.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;
