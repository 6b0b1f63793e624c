//! What is done elsewhere for a pack: beginning one, naming its members, exporting it.

use std::path::PathBuf;
use std::sync::Arc;

use super::{bind, export};
use crate::app::folder::Gathered;
use crate::app::work::{Errand, Report, Stays, Work};
use crate::document::pack::Pack;
use crate::storage::{self, shared};

impl Work {
    /// Writes a pack that has not been before, and opens it; `gathers` goes into it then.
    pub(in crate::app) fn begin_pack(&mut self, path: PathBuf, pack: Pack, stays: Option<Stays>, gathers: Gathered) {
        self.start(&path.clone(), Errand::Save, move || {
            if let Some(stays) = stays.filter(|_| storage::exists(&path)) {
                return Report::Stayed(path, 0, stays);
            }
            let opened = storage::pack::save(&path, &pack).and_then(|()| shared::open(&path));
            Report::Opened { path, again: false, opened, held: None, gathers }
        });
    }

    /// Finds out how the pack at `pack` names `files`, each of which goes into a department.
    pub(in crate::app) fn name_members(&mut self, pack: PathBuf, files: Gathered, serial: u64) {
        self.start(&pack.clone(), Errand::Other, move || {
            let name = |(file, department): (PathBuf, String)| (storage::pack::member_name(&pack, &file), department);
            Report::Named(serial, files.into_iter().map(name).collect())
        });
    }

    /// Exports a pack on a thread of its own: files can be saved while it goes on.
    pub(in crate::app) fn export_pack(
        &mut self,
        path: PathBuf,
        source: bind::Source,
        watch: Arc<export::Watch>,
        (serial, stays): (u64, Option<Stays>),
    ) {
        self.aside(move || {
            if let Some(stays) = stays.filter(|_| storage::exists(&path)) {
                return Report::Stayed(path, serial, stays);
            }
            let outcome = export::export(&source, &path, &watch);
            Report::PackExported(path, serial, outcome)
        });
    }
}
