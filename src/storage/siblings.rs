//! The descriptions that lie beside a file.

use std::fs;
use std::path::{Path, PathBuf};

use crate::document::PositionDescription;

/// No more files are read.
const MOST_FILES: usize = 300;

/// No more bytes are read.
const MOST_BYTES: u64 = 16 << 20;

/// The descriptions in the folder of `file` itself, by name, as far as they can be read and are not too many. What
/// cannot be read is passed over: this is for what one could do without.
#[must_use]
pub fn read(file: &Path) -> Vec<(PathBuf, PositionDescription)> {
    let entries = file.parent().and_then(|folder| fs::read_dir(folder).ok()).into_iter().flatten().flatten();
    let plain = |path: &PathBuf| {
        let name = path.file_name().map(|name| name.to_string_lossy());
        path.extension().is_some_and(|ending| ending == "ron") && name.is_some_and(|name| !name.starts_with('.'))
    };
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.path()).filter(plain).collect();
    paths.sort();
    let mut room = MOST_BYTES;
    let mut found = Vec::new();
    for path in paths.into_iter().take(MOST_FILES) {
        let Some(rest) = fs::metadata(&path).ok().and_then(|about| room.checked_sub(about.len())) else { continue };
        room = rest;
        found.extend(super::open(&path).ok().map(|document| (path, document)));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_descriptions_of_the_folder_itself_are_read() {
        let folder = tempfile::tempdir().expect("a folder");
        let write = |name: &str, text: &str| fs::write(folder.path().join(name), text).expect("it writes");
        write("甲.ron", "(format: 1, identity: (title: \"甲\"))");
        write("乙.ron", "(format: 1, identity: (title: \"乙\"))");
        write("pack.ron", "(format: 1, departments: [])");
        write("broken.ron", "(");
        write(".甲.ron", "(format: 1, identity: (title: \"丙\"))");
        fs::create_dir(folder.path().join("inner")).expect("a folder");
        write("inner/丁.ron", "(format: 1, identity: (title: \"丁\"))");
        let found = read(&folder.path().join("甲.ron"));
        let titles: Vec<_> = found.iter().map(|(_, document)| document.identity.title.as_str()).collect();
        assert_eq!(titles, ["乙", "甲"]);
        assert!(read(Path::new("nowhere/at/all.ron")).is_empty());
    }
}
