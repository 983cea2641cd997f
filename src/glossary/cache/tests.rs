//! A cache that is full, empty, damaged or not there gives the same glossary.

use std::fs;
use std::path::{Path, PathBuf};

use super::*;
use crate::glossary::Glossary;
use crate::glossary::store::File as Source;

const TEXT: &str = "[[organisation]]\nid = \"itu\"\nar = \"الاتحاد الدولي للاتصالات\"\nen = \"International Telecommunication Union\"\nacronym = \"ITU\"\n\n\
    [[place]]\nid = \"geneva\"\nar = \"جنيف\"\nen = \"Geneva\"\ncountry = \"CH\"\nparent = \"nowhere\"\n\n\
    [[place]]\nid = \"bad\"\nar = \"Latin\"\nen = \"عربي\"\n";

fn layers(text: &str) -> Vec<Vec<Source>> {
    vec![vec![Source { path: "g.toml".into(), text: text.into() }]]
}

/// Opens the glossary; what it holds and what was found, apart from the cache, is as without a cache.
fn open(folder: &Path) -> Vec<Diagnostic> {
    let (plain, expected) = Glossary::from_layers(&layers(TEXT));
    let (glossary, mut problems) = Glossary::open(&layers(TEXT), &Cache::at(folder));
    assert_eq!(glossary.index, plain.index);
    assert_eq!(&*glossary.concepts, &*plain.concepts);
    assert_eq!((glossary.hash(), glossary.position("itu")), (plain.hash(), plain.position("itu")));
    let about_cache = problems.split_off(expected.len());
    assert_eq!(problems, expected, "a message of the first run is a message of every run");
    about_cache
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("a folder");
    let mut files: Vec<PathBuf> = entries.map(|entry| entry.expect("an entry").path()).collect();
    files.sort();
    files
}

/// A folder with the compiled glossary in it.
fn filled() -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().expect("a folder");
    assert_eq!(open(folder.path()), []);
    let files = files(folder.path());
    assert_eq!(files.len(), 1);
    (folder, files[0].clone())
}

fn assert_made_again(folder: &Path, what: &str) {
    let notices = open(folder);
    assert_eq!(notices.iter().map(|d| d.code).collect::<Vec<_>>(), ["glossary-cache"], "{what}");
    assert_eq!(notices[0].severity, crate::diagnostic::Severity::Notice);
    assert_eq!(open(folder), [], "{what}: it is whole again");
}

#[test]
fn the_second_run_reads_what_the_first_one_wrote() {
    let (folder, file) = filled();
    let written = fs::read(&file).expect("a file");
    assert_eq!(open(folder.path()), []);
    assert_eq!(fs::read(&file).expect("a file"), written);
    assert_eq!(files(folder.path()), [file]);
    // It is the file that is read: a concept that only stands there is found.
    let key = Key::of(&layers(TEXT));
    let value = Cache::at(folder.path()).load(&key, crate::glossary::compiled::read);
    assert!(
        value.is_ok_and(|found| found.is_some_and(|(concepts, _, _)| concepts.position("itu").is_some()))
    );
}

#[test]
fn a_changed_glossary_is_another_file() {
    let (folder, _) = filled();
    let (glossary, _) = Glossary::open(&layers(&TEXT.replace("Geneva", "Genf")), &Cache::at(folder.path()));
    assert_eq!(glossary.get("geneva").map(crate::glossary::Concept::name_en), Some("Genf"));
    assert_eq!(files(folder.path()).len(), 2);
    assert_eq!(open(folder.path()), []);
}

#[test]
fn a_cut_file_is_made_again() {
    let (folder, file) = filled();
    let whole = fs::read(&file).expect("a file");
    for length in [0, 1, 8, 63, 64, 65, 200, whole.len() / 2, whole.len() - 1] {
        fs::write(&file, &whole[..length]).expect("written");
        assert_made_again(folder.path(), &format!("{length} bytes"));
    }
    let longer = [whole.as_slice(), b"\0"].concat();
    fs::write(&file, longer).expect("written");
    assert_made_again(folder.path(), "one byte more");
}

#[test]
fn a_turned_bit_is_found_wherever_it_is() {
    let (folder, file) = filled();
    let whole = fs::read(&file).expect("a file");
    let key = Key::of(&layers(TEXT));
    // Every bit of the header and of the table of lengths, and bits all over the rest.
    let bits = (0..8 * 300).chain((8 * 300..8 * whole.len()).step_by(4099));
    let mut tried = 0;
    for bit in bits {
        let mut turned = whole.clone();
        turned[bit / 8] ^= 1 << (bit % 8);
        fs::write(&file, &turned).expect("written");
        let found = Cache::at(folder.path()).load(&key, crate::glossary::compiled::read);
        assert!(found.is_err(), "bit {bit}");
        tried += 1;
    }
    assert!(tried > 2500, "{tried}");
    assert_made_again(folder.path(), "a turned bit");
}

#[test]
fn another_version_or_another_glossary_under_this_name_is_refused() {
    let (folder, file) = filled();
    let whole = fs::read(&file).expect("a file");
    let mut other = whole.clone();
    other[8] += 1;
    fs::write(&file, other).expect("written");
    assert_made_again(folder.path(), "another version");

    let elsewhere = tempfile::tempdir().expect("a folder");
    Glossary::open(&layers(&TEXT.replace("Geneva", "Genf")), &Cache::at(elsewhere.path()));
    fs::copy(&files(elsewhere.path())[0], &file).expect("copied");
    assert_made_again(folder.path(), "another glossary");
}

#[test]
fn a_folder_that_cannot_be_used_is_a_notice() {
    let root = tempfile::tempdir().expect("a folder");
    let file = root.path().join("file");
    fs::write(&file, "no folder").expect("written");
    let notices = open(&file);
    assert!(!notices.is_empty() && notices.iter().all(|d| d.code == "glossary-cache"), "{notices:?}");
}

#[cfg(unix)]
#[test]
fn a_folder_that_is_only_read_still_serves() {
    use std::os::unix::fs::PermissionsExt;
    let (folder, file) = filled();
    let mode = |mode| fs::set_permissions(folder.path(), fs::Permissions::from_mode(mode)).expect("set");
    mode(0o555);
    let notices = open(folder.path());
    // What is missing there is a notice, unless the tests run as root, who may write anywhere.
    let (_, problems) = Glossary::open(&layers(""), &Cache::at(folder.path()));
    let written = files(folder.path()).len() > 1;
    mode(0o755);
    assert_eq!(notices, []);
    assert_eq!(problems.iter().any(|d| d.code == "glossary-cache"), !written);
    assert!(file.exists());
}

#[test]
fn runs_at_the_same_time_do_not_disturb_each_other() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join(prune::name(&Key::of(&layers(TEXT))));
    std::thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| {
                for _ in 0..5 {
                    assert_eq!(open(folder.path()), []);
                    let _ = fs::remove_file(&file);
                }
            });
        }
    });
}

#[test]
fn the_last_ones_are_kept_and_nothing_else_is_touched() {
    let folder = tempfile::tempdir().expect("a folder");
    let others = ["notes.txt", "glossary-.compiled", "glossary-of-mine.compiled", ".glossary-being-written"];
    for name in others {
        fs::write(folder.path().join(name), "mine").expect("written");
    }
    let cache = Cache::at(folder.path());
    for n in 0..prune::KEPT + 3 {
        Glossary::open(&layers(&TEXT.replace("Geneva", &format!("Geneva {n}"))), &cache);
        // The first one is asked for again and again, and so it is never the oldest.
        Glossary::open(&layers(&TEXT.replace("Geneva", "Geneva 0")), &cache);
    }
    let names: Vec<String> = files(folder.path())
        .iter()
        .filter_map(|path| path.file_name().map(|name| name.to_string_lossy().into_owned()))
        .collect();
    assert_eq!(names.len(), others.len() + prune::KEPT, "{names:?}");
    assert!(others.iter().all(|other| names.iter().any(|name| name == other)), "{names:?}");
    let first = prune::name(&Key::of(&layers(&TEXT.replace("Geneva", "Geneva 0"))));
    assert!(names.contains(&first), "{names:?}");
}
