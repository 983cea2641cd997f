//! Which elements may stand in which, in which order and how often: the core structure of ISO
//! 30042:2019 (version 3) and of ISO 30042:2008 (version 2, `martif`), each in one table.

/// How a file writes its terms.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Style {
    /// Version 3, data categories as attributes.
    Dca,
    /// Version 3, data categories as tags.
    Dct,
    /// Version 2.
    Martif,
}

/// What an element may hold.
#[derive(Debug, Clone, Copy)]
pub(super) enum Model {
    /// Elements, part after part.
    Parts(&'static [Part]),
    /// Text, and these elements within it.
    Text(&'static [&'static str]),
}

/// A place in an element where one of several elements may stand.
#[derive(Debug, Clone, Copy)]
pub(super) struct Part {
    /// Their names.
    pub(super) names: &'static [&'static str],
    /// Whether at least one is needed.
    pub(super) needed: bool,
    /// Whether more than one may stand there.
    pub(super) many: bool,
}

const fn one(names: &'static [&'static str]) -> Part {
    Part { names, needed: true, many: false }
}
const fn maybe(names: &'static [&'static str]) -> Part {
    Part { names, needed: false, many: false }
}
const fn some(names: &'static [&'static str]) -> Part {
    Part { names, needed: true, many: true }
}
const fn any(names: &'static [&'static str]) -> Part {
    Part { names, needed: false, many: true }
}

const AUXILIARY: &[&str] =
    &["admin", "adminGrp", "descrip", "descripGrp", "note", "ref", "transacGrp", "xref"];
const LINKS: &[&str] = &["admin", "adminGrp", "note", "ref", "transacGrp", "xref"];
/// Elements within a note (XLIFF's inline elements), and within one of version 2.
const INLINE: &[&str] = &["ec", "foreign", "hi", "ph", "sc"];
const INLINE_2: &[&str] = &["bpt", "ept", "foreign", "hi", "it", "ph", "ut"];

/// A list of parts that lives as long as the program.
macro_rules! parts {
    ($($part:expr),* $(,)?) => {{
        const PARTS: &[Part] = &[$($part),*];
        PARTS
    }};
}

/// What an element may hold; `None` where there is no such element.
pub(super) fn model(style: Style, name: &str) -> Option<Model> {
    let own = match style {
        Style::Dca => version_3(name).or_else(|| grouped(name)),
        Style::Dct => as_tags(name).or_else(|| version_3(name)).or_else(|| grouped(name)),
        Style::Martif => version_2(name).or_else(|| grouped(name)),
    };
    own.or_else(|| common(style, name))
}

fn version_3(name: &str) -> Option<Model> {
    Some(Model::Parts(match name {
        "tbxHeader" => parts![one(&["fileDesc"]), maybe(&["encodingDesc"]), maybe(&["revisionDesc"])],
        "text" => parts![one(&["body"]), maybe(&["back"])],
        "conceptEntry" => parts![any(AUXILIARY), some(&["langSec"])],
        "langSec" => parts![any(AUXILIARY), some(&["termSec"])],
        "termSec" => parts![one(&["term"]), any(&["termNote", "termNoteGrp"]), any(AUXILIARY)],
        "refObjectSec" => parts![some(&["refObject"])],
        "refObject" => parts![some(&["item", "itemGrp", "itemSet"])],
        _ => return None,
    }))
}

/// Where tags of data categories may stand in another order than the elements they stand for.
fn as_tags(name: &str) -> Option<Model> {
    const AFTER_TERM: &[&str] = &[
        "admin",
        "adminGrp",
        "descrip",
        "descripGrp",
        "note",
        "ref",
        "termNote",
        "termNoteGrp",
        "transacGrp",
        "xref",
    ];
    (name == "termSec").then_some(Model::Parts(parts![one(&["term"]), any(AFTER_TERM)]))
}

fn version_2(name: &str) -> Option<Model> {
    Some(Model::Parts(match name {
        "martifHeader" => parts![one(&["fileDesc"]), maybe(&["encodingDesc"]), maybe(&["revisionDesc"])],
        "text" => parts![maybe(&["front"]), one(&["body"]), maybe(&["back"])],
        "termEntry" => parts![any(AUXILIARY), some(&["langSet"])],
        "langSet" => parts![any(AUXILIARY), some(&["ntig", "tig"])],
        "tig" => parts![one(&["term"]), any(&["termNote"]), any(AUXILIARY)],
        "ntig" => parts![one(&["termGrp"]), any(AUXILIARY)],
        "termGrp" => parts![one(&["term"]), any(&["termNote", "termNoteGrp"]), any(&["termCompList"])],
        "termCompList" => parts![any(AUXILIARY), some(&["termComp", "termCompGrp"])],
        "termCompGrp" => parts![one(&["termComp"]), any(&["termNote", "termNoteGrp"]), any(LINKS)],
        "refObjectList" => parts![some(&["refObject"])],
        "refObject" => parts![any(&["itemSet", "itemGrp", "item", "note"])],
        _ => return None,
    }))
}

/// A fact with what is said about it, the same in both versions.
fn grouped(name: &str) -> Option<Model> {
    Some(Model::Parts(match name {
        "descripGrp" => parts![
            one(&["descrip"]),
            any(&["admin", "adminGrp", "descripNote", "note", "ref", "transacGrp", "xref"]),
        ],
        "adminGrp" => parts![one(&["admin"]), any(&["adminNote", "note", "ref", "xref"])],
        "transacGrp" => parts![one(&["transac"]), any(&["date", "note", "ref", "transacNote", "xref"])],
        "termNoteGrp" => parts![one(&["termNote"]), any(LINKS)],
        _ => return None,
    }))
}

/// The header, the back matter and the elements that hold text.
fn common(style: Style, name: &str) -> Option<Model> {
    let inline = if style == Style::Martif { INLINE_2 } else { INLINE };
    let back: &[Part] =
        if style == Style::Martif { parts![any(&["refObjectList"])] } else { parts![any(&["refObjectSec"])] };
    Some(match name {
        "fileDesc" => {
            Model::Parts(parts![maybe(&["titleStmt"]), maybe(&["publicationStmt"]), some(&["sourceDesc"])])
        }
        "titleStmt" => Model::Parts(parts![one(&["title"]), any(&["note"])]),
        "publicationStmt" | "sourceDesc" | "encodingDesc" | "change" => Model::Parts(parts![some(&["p"])]),
        "revisionDesc" => Model::Parts(parts![some(&["change"])]),
        "back" => Model::Parts(back),
        "itemSet" => Model::Parts(parts![some(&["item", "itemGrp"])]),
        "itemGrp" => Model::Parts(parts![one(&["item"]), any(LINKS)]),
        "term" => Model::Text(&["hi"]),
        "title" | "ref" | "xref" | "date" | "transac" | "adminNote" | "descripNote" | "transacNote"
        | "hi" | "termComp" => Model::Text(&[]),
        "p" | "note" | "item" | "admin" | "descrip" | "termNote" | "foreign" => Model::Text(inline),
        "sc" | "ec" => Model::Parts(parts![]),
        "ph" if style == Style::Martif => Model::Text(&[]),
        "ph" => Model::Parts(parts![]),
        "bpt" | "ept" | "it" | "ut" => Model::Text(&[]),
        _ => return None,
    })
}
