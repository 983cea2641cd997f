//! Files that other programs wrote: in small here, and those that lie beside a checkout of the
//! maintainers (skipped with a printed line where they are absent).

use std::path::{Path, PathBuf};

use mujaz::diagnostic::{Diagnostic, Severity};
use mujaz::exchange::tbx;
use mujaz::glossary::{Concept, Kind, Status, TermType};

/// Small files of each version and style, as other programs write them.
pub(crate) const FILES: &[&str] = &[DCA, DCT, MARTIF, OURS];

const DCA: &str = r#"<?xml version="1.0" encoding="utf-8"?>
<tbx type="TBX-Basic" style="dca" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2">
 <tbxHeader><fileDesc><sourceDesc><p>made elsewhere</p></sourceDesc></fileDesc></tbxHeader>
 <text><body>
  <conceptEntry id="c1">
   <descrip type="subjectField">Telecommunications</descrip>
   <descripGrp>
    <descrip type="definition">An agency of the United
      Nations</descrip>
    <admin type="source">a book</admin>
   </descripGrp>
   <note>checked</note>
   <langSec xml:lang="ar-EG">
    <termSec><term>الاتحاد  الدولي
      للاتصالات</term></termSec>
    <termSec>
     <term>اتحاد الاتصالات الدولي</term>
     <termNote type="administrativeStatus">deprecatedTerm-admn-sts</termNote>
    </termSec>
   </langSec>
   <langSec xml:lang="en-GB">
    <admin type="source">https://www.itu.int/</admin>
    <termSec>
     <term>ITU</term>
     <termNote type="termType">acronym</termNote>
     <termNote type="partOfSpeech">properNoun</termNote>
    </termSec>
    <termSec>
     <term>International Telecommunication <hi>Union</hi></term>
     <termNote type="administrativeStatus">preferredTerm-admn-sts</termNote>
    </termSec>
   </langSec>
   <langSec xml:lang="fr"><termSec><term>Union internationale des télécommunications</term></termSec></langSec>
  </conceptEntry>
  <conceptEntry id="c2">
   <langSec xml:lang="en"><termSec><term>lonely</term></termSec></langSec>
  </conceptEntry>
 </body></text>
</tbx>
"#;

const DCT: &str = r#"<?xml version="1.0"?>
<tbx type="TBX-Basic" style="dct" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2"
 xmlns:min="http://www.tbxinfo.net/ns/min" xmlns:basic="http://www.tbxinfo.net/ns/basic">
 <tbxHeader><fileDesc><sourceDesc><p>x</p></sourceDesc></fileDesc></tbxHeader>
 <text><body>
  <conceptEntry id="c1">
   <min:subjectField>event</min:subjectField>
   <langSec xml:lang="AR"><termSec><term>قمة</term><min:partOfSpeech>noun</min:partOfSpeech></termSec></langSec>
   <langSec xml:lang="en"><termSec><term>summit</term>
    <descripGrp><basic:context>at the summit</basic:context></descripGrp>
    <basic:termType>fullForm</basic:termType></termSec></langSec>
  </conceptEntry>
 </body></text>
</tbx>
"#;

const MARTIF: &str = r#"<?xml version='1.0'?>
<!DOCTYPE martif SYSTEM "TBXcoreStructV02.dtd">
<martif type="TBX" xml:lang="en">
 <martifHeader><fileDesc><sourceDesc><p>x</p></sourceDesc></fileDesc></martifHeader>
 <text><body>
  <termEntry id="eid-1">
   <langSet xml:lang="en"><tig><term>bank</term><termNote type="termType">entryTerm</termNote></tig></langSet>
   <langSet xml:lang="ar"><ntig><termGrp><term>مصرف</term><termNote type="termType">synonym</termNote></termGrp>
     <descrip type="context">في مصرف</descrip></ntig>
    <ntig><termGrp><term>بنك تجاري</term><termNote type="termType">entryTerm</termNote></termGrp></ntig></langSet>
  </termEntry>
  <termEntry>
   <langSet xml:lang="en"><tig><term>bank</term></tig></langSet>
   <langSet xml:lang="ar"><tig><term>ضفة النهر</term></tig></langSet>
  </termEntry>
 </body></text>
</martif>
"#;

const OURS: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<tbx type="TBX-Basic" style="dca" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2">
 <tbxHeader><fileDesc><titleStmt><title>mujaz glossary</title></titleStmt><sourceDesc><p>x</p></sourceDesc></fileDesc></tbxHeader>
 <text><body>
  <conceptEntry id="_3gpp">
   <descrip type="subjectField">organisation: standards body</descrip>
   <note>status: proposed</note>
   <langSec xml:lang="ar"><termSec><term>مشروع شراكة الجيل الثالث</term><termNote type="termType">fullForm</termNote></termSec></langSec>
   <langSec xml:lang="en"><termSec><term>3rd Generation Partnership Project</term><termNote type="termType">fullForm</termNote></termSec></langSec>
  </conceptEntry>
 </body></text>
</tbx>
"#;

/// Code, line and message of each problem.
fn told(problems: &[Diagnostic]) -> Vec<(&str, usize, &str)> {
    let line = |p: &Diagnostic| p.place.as_ref().map_or(0, |place| place.line);
    problems.iter().map(|p| (p.code, line(p), p.message.as_str())).collect()
}

fn words(concept: &Concept) -> Vec<(&str, TermType)> {
    concept.ar.iter().chain(&concept.en).map(|t| (t.text.as_str(), t.kind)).collect()
}

#[test]
fn a_file_of_another_program_becomes_proposed_concepts_and_says_what_it_lost() {
    let read = tbx::read("t.tbx", DCA.as_bytes());
    assert_eq!(read.concepts.len(), 1, "{:?}", read.problems);
    let concept = &read.concepts[0];
    assert_eq!(concept.id, "international-telecommunication-union");
    assert_eq!((concept.kind, concept.status, concept.at.line), (Kind::Concept, Status::Proposed, 5));
    assert_eq!(
        words(concept),
        [
            ("الاتحاد الدولي للاتصالات", TermType::Name),
            ("اتحاد الاتصالات الدولي", TermType::Forbidden),
            ("International Telecommunication Union", TermType::Name),
            ("ITU", TermType::Acronym),
        ]
    );
    assert_eq!(concept.definition.as_deref(), Some("An agency of the United Nations"));
    assert_eq!(concept.note.as_deref(), Some("checked"));
    assert_eq!(concept.source.as_deref(), Some("https://www.itu.int/"));
    assert_eq!(
        told(&read.problems),
        [
            ("tbx-field", 6, "`subjectField` of a concept was left out"),
            ("tbx-field", 10, "`source` of a `definition` was left out"),
            ("tbx-language", 13, "terms in `ar-EG` are kept as `ar`"),
            ("tbx-language", 21, "terms in `en-GB` are kept as `en`"),
            ("tbx-value", 26, "`properNoun` is no value of `partOfSpeech`"),
            ("tbx-language", 33, "a term in `fr` was left out"),
            ("tbx-entry", 35, "an entry without a usable name in Arabic was left out (c2)"),
        ]
    );
}

#[test]
fn tags_and_version_2_mean_the_same() {
    let read = tbx::read("t.tbx", DCT.as_bytes());
    assert_eq!(words(&read.concepts[0]), [("قمة", TermType::Name), ("summit", TermType::Name)]);
    assert_eq!(read.concepts[0].kind, Kind::Event);
    assert_eq!(told(&read.problems), [("tbx-field", 10, "`context` of a term was left out")]);

    let read = tbx::read("t.tbx", MARTIF.as_bytes());
    let ids: Vec<&str> = read.concepts.iter().map(|c| c.id.as_str()).collect();
    assert_eq!(ids, ["bank", "bank-2"], "entries of one name stay two");
    assert_eq!(
        words(&read.concepts[0]),
        [("بنك تجاري", TermType::Name), ("مصرف", TermType::Variant), ("bank", TermType::Name)]
    );
    assert_eq!(told(&read.problems), [("tbx-field", 9, "`context` of a term was left out")]);

    let read = tbx::read("t.tbx", OURS.as_bytes());
    assert_eq!(read.concepts[0].id, "3gpp");
    assert_eq!(read.problems, []);
}

#[test]
fn one_problem_of_many_entries_is_told_once() {
    let entry = |n: usize| {
        format!(
            "<conceptEntry id=\"x{n}\"><langSec xml:lang=\"es\"><termSec><term>casa</term></termSec></langSec></conceptEntry>\n"
        )
    };
    let many: String = (0..1000).map(entry).collect();
    let file = DCA.replace("  <conceptEntry id=\"c2\">", &format!("{many}<conceptEntry id=\"c2\">"));
    let read = tbx::read("t.tbx", file.as_bytes());
    assert_eq!(read.concepts.len(), 1);
    let told = told(&read.problems);
    assert!(
        told.contains(&(
            "tbx-entry",
            35,
            "an entry without a usable name in Arabic or English was left out (1000 times, here first: x0, x1, x2, x3, x4, …)"
        )),
        "{told:#?}"
    );
}

#[test]
fn every_error_of_structure_is_told_in_one_run_and_nothing_is_kept() {
    let broken = [
        ("<sourceDesc><p>made elsewhere</p></sourceDesc>", "<sourceDesc>made elsewhere</sourceDesc>"),
        ("<term>lonely</term>", "<note>first</note><term>lonely</term>"),
        ("<term>ITU</term>", "<term>ITU</term><term>UIT</term>"),
        ("<note>checked</note>", "<remark>checked</remark>"),
        ("<conceptEntry id=\"c2\">", "<conceptEntry id=\"c1\">"),
        ("<descrip type=\"subjectField\">", "<descrip>"),
        ("<langSec xml:lang=\"fr\">", "<langSec>"),
        ("<admin type=\"source\">a book", "<admin type=\"origin\">a book"),
        (
            "<termNote type=\"termType\">acronym</termNote>",
            "<descrip type=\"definition\">wrong level</descrip>",
        ),
    ];
    let mut file = DCA.to_owned();
    for (right, wrong) in broken {
        assert!(file.contains(right), "{right}");
        file = file.replace(right, wrong);
    }
    let read = tbx::read("t.tbx", file.as_bytes());
    assert_eq!(read.concepts, []);
    let errors: Vec<Diagnostic> =
        read.problems.into_iter().filter(|p| p.severity == Severity::Error).collect();
    assert!(errors.iter().all(|e| e.help.is_some()), "{errors:#?}");
    assert_eq!(
        told(&errors),
        [
            ("tbx-structure", 3, "`sourceDesc` has no `p`"),
            ("tbx-structure", 3, "text may not stand directly in `sourceDesc`: made elsewhere"),
            ("tbx-structure", 6, "`descrip` has no `type`"),
            ("tbx-category", 10, "`origin` is no data category for `admin` in this dialect"),
            ("tbx-structure", 12, "`remark` may not stand in `conceptEntry`"),
            ("tbx-structure", 24, "`termSec` has a second `term`"),
            ("tbx-category", 25, "`definition` may not stand on the level of `termSec`"),
            ("tbx-structure", 26, "`termNote` stands too late in `termSec`"),
            ("tbx-structure", 33, "`langSec` has no `xml:lang`"),
            ("tbx-structure", 35, "the id `c1` is given twice"),
            ("tbx-structure", 36, "`term` stands too late in `termSec`"),
        ]
    );
}

#[test]
fn what_is_no_tbx_is_refused_with_advice() {
    let cases = [
        ("<html/>", "the outermost element is `html`, so this is no TBX file"),
        ("<tbx type=\"TBX-Basic\" style=\"dca\"/>", "`tbx` is in the namespace ``"),
        ("<tbx xmlns=\"urn:iso:std:iso:30042:ed-2\" type=\"TBX-Basic\"/>", "`tbx` has the style ``"),
        ("<tbx xmlns=\"urn:iso:std:iso:30042:ed-2\" style=\"dca\"/>", "`tbx` names no dialect"),
        ("<martif/>", "`martif` has no `martifHeader`"),
        ("id;ar;en\n", "text stands outside the outermost element"),
    ];
    for (text, wanted) in cases {
        let read = tbx::read("t.tbx", text.as_bytes());
        assert!(read.failed());
        assert_eq!(read.problems[0].message, wanted);
        assert!(read.problems[0].help.is_some());
    }
}

/// The folder of files by others; `None`, with a printed line, where it is absent.
pub(crate) fn folder() -> Option<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/external/tbx");
    if !folder.is_dir() {
        println!("skipped: the TBX files of others are not beside this checkout");
        return None;
    }
    Some(folder)
}

#[test]
fn valid_files_of_others_are_read_without_loss_of_terms() {
    let Some(folder) = folder() else { return };
    let files = [
        ("basic-dca-valid.tbx", 113, "cúmulo abierto"),
        ("basic-dct-valid.tbx", 113, "cúmulo abierto"),
        ("min-dca-valid.tbx", 113, "accretion disc"),
        ("min-dct-valid.tbx", 113, "disco de acreción"),
        ("ltac-core_structure_good.tbx", 113, "agujero negro"),
        ("v2-ibm_tbx.tbx", 11, "historique de navigation"),
        ("v2-maryland.tbx", 13, "écrivain"),
        ("v2-oracle_TBX.tbx", 6, "Entidade de Supervisão de Província"),
        ("v2-test01.tbx", 2, "Alfa simítási tényező"),
        ("v2-test02_win1254.tbx", 2, "tr term with: éá and İı"),
    ];
    for (name, count, one) in files {
        let bytes = std::fs::read(folder.join(name)).expect("a file");
        let parsed = tbx::parse(name, &bytes).unwrap_or_else(|errors| panic!("{name}: {errors:#?}"));
        let terms: Vec<&str> = parsed.value.terms().map(|t| t.term.as_str()).collect();
        let tags = bytes.windows(6).filter(|w| *w == b"<term>" || *w == b"<term ").count();
        assert_eq!((terms.len(), tags), (count, count), "{name}");
        assert!(terms.contains(&one), "{name}: {terms:?}");
        assert!(terms.iter().all(|t| !t.is_empty() && t.trim() == *t && !t.contains('\n')), "{name}");
    }
}

/// Code, line and words of a message.
type Expected = (&'static str, usize, &'static str);

#[test]
fn malformed_files_of_others_give_precise_errors_and_nothing_else() {
    let Some(folder) = folder() else { return };
    let files: [(&str, &[Expected]); 4] = [
        ("ltac-poorly_formed_xml.tbx", &[("xml-syntax", 42, "expected `</term>`, found `</termSec>`")]),
        (
            "ltac-core_structure_bad.tbx",
            &[
                (
                    "tbx-structure",
                    16,
                    "text may not stand directly in `sourceDesc`: TBX file, created via MultiTerm Export",
                ),
                ("tbx-structure", 15, "`sourceDesc` has no `p`"),
                ("tbx-structure", 21, "`admin` may not stand here in `text`"),
                ("tbx-structure", 27, "`admin` has no `type`"),
                ("tbx-structure", 28, "`term` stands too late in `termSec`"),
                ("tbx-structure", 32, "`termSec` has a second `term`"),
                ("tbx-structure", 46, "`descripGrp` has a second `descrip`"),
            ],
        ),
        (
            "ltac-basic_bad.tbx",
            &[
                ("tbx-category", 26, "`theWrongType` is no data category for `transac` in this dialect"),
                ("tbx-category", 97, "`definition` may not stand on the level of `termSec`"),
                ("tbx-category", 140, "`wrongType` is no data category for `transacNote` in this dialect"),
            ],
        ),
        (
            "ltac-min_bad.tbx",
            &[
                ("tbx-category", 21, "`source` is no data category for `admin` in this dialect"),
                ("tbx-category", 41, "`error` is no data category for `xref` in this dialect"),
            ],
        ),
    ];
    for (name, wanted) in files {
        let read = tbx::read(name, &std::fs::read(folder.join(name)).expect("a file"));
        assert!(read.failed(), "{name}");
        let told = told(&read.problems);
        for error in wanted {
            assert!(told.contains(error), "{name}: {error:?} is not in {told:#?}");
        }
        assert!(read.problems.iter().all(|p| p.help.is_some()), "{name}");
    }
}
