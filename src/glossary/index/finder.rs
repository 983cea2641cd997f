//! Matches of raw text, for whole archives: no token is built for a word that nothing names.
//!
//! The steps of the pipeline have tokens, because dates, people and figures need them too, and ask
//! [`Index::matches`]; a finder is for text of which only the names are wanted. What a match is stands
//! once, in the walk, which both use; they differ in how a word becomes a number.
//!
//! What a spelling is to the index (its number, and the readings with which a form begins) is kept
//! in tables of fixed size, so that memory stays the same over any amount of text.

use std::borrow::Cow;
use std::ops::Range;

use super::memo::{Known, Starts, Table, Unpacked};
use super::walk::{Start, punctuation};
use super::{Index, Match, UNKNOWN};
use crate::arabic::clitics::Cut;
use crate::arabic::spelling::Short;
use crate::arabic::tokens::{Kind, LONE, scan, seam};
use crate::arabic::{Word, normalise};

/// Starts kept before all is forgotten.
const STARTS: usize = 1 << 20;

/// Finds names in raw text, and remembers spellings from one text to the next.
#[derive(Debug)]
pub struct Finder<'i> {
    index: &'i Index,
    /// Spellings of up to eight letters, each in one number: nearly all. Four stand in a cache line.
    packed: Table<1, 4>,
    /// Longer words, numbers and Latin words.
    short: Table<3, 4>,
    starts: Vec<Start>,
    /// The tokens of the text at hand, and what they are to the index.
    places: Vec<Place>,
    known: Vec<Known>,
    /// The word that is being worked out; kept for its memory.
    word: Word,
}

/// Where a token stands.
#[derive(Debug, Clone, Copy)]
struct Place {
    start: usize,
    end: usize,
    kind: Kind,
    /// Its spelling in one number, or 0.
    packed: u64,
}

impl<'i> Finder<'i> {
    /// A finder that remembers nothing yet.
    pub fn new(index: &'i Index) -> Self {
        Self {
            index,
            packed: Table::new(1 << 18),
            short: Table::new(1 << 16),
            starts: Vec::new(),
            places: Vec::new(),
            known: Vec::new(),
            word: Word::default(),
        }
    }

    /// Hands every match of a text to `found`, with the bytes it takes: the same matches, in the same
    /// order, as [`Index::matches`] has for the text's tokens.
    pub fn matches(&mut self, text: &str, mut found: impl FnMut(Match<'i>, Range<usize>)) {
        self.split(text);
        self.look_up(text);
        let Self { index, starts, known, places, .. } = self;
        let index: &'i Index = index;
        let step = |at: usize| known.get(at).map_or(UNKNOWN, |k| k.step);
        for (at, here) in known.iter().enumerate() {
            if here.starts == Starts::NONE {
                continue;
            }
            let mut begin = |start: Start| {
                let mut hand = |m: Match<'i>| {
                    let bytes = places[at].start..places[m.tokens.end - 1].end;
                    found(m, bytes);
                };
                if start.alone {
                    // The unfolded spelling is asked for by one word in fifty.
                    let word = Word::new(&spelling(text, &places[at]), places[at].kind);
                    let normal = format!("{}{}", start.cut.prefix, &word.text[start.cut.skip..]);
                    index
                        .one_word(at, start.node, &normal, start.cut.clitics)
                        .into_iter()
                        .for_each(&mut hand);
                }
                index.follow(at, start.node, start.cut.clitics, step, hand);
            };
            match here.starts.unpack() {
                Unpacked::Whole(node, alone) => begin(Start { node, alone, cut: Cut::WHOLE }),
                Unpacked::Stored(range) => starts[range].iter().copied().for_each(begin),
            }
        }
    }

    /// Finds the places of the tokens of a text, with a lone و put to its word.
    fn split(&mut self, text: &str) {
        let places = &mut self.places;
        places.clear();
        scan(text, |start, end, kind, packed| {
            if kind == Kind::Arabic
                && let Some(last) = places.last_mut()
                && last.end < start
                && is_lone(text, last)
            {
                (last.end, last.packed) = (end, 0);
            } else {
                places.push(Place { start, end, kind, packed });
            }
        });
    }

    /// Finds what each token is to the index. This is a loop of its own, because a lookup waits for
    /// memory and the next ones can wait at the same time.
    fn look_up(&mut self, text: &str) {
        if self.starts.len() > STARTS {
            self.starts.clear();
            self.packed.forget();
            self.short.forget();
        }
        self.known.clear();
        while let Some(&place) = self.places.get(self.known.len()) {
            let known = match place.kind {
                Kind::Arabic | Kind::Latin | Kind::Number => {
                    let known = if place.packed != 0 { self.packed.get([place.packed]) } else { None };
                    known.unwrap_or_else(|| self.other(text, &place))
                }
                mark => Known { step: punctuation(mark), starts: Starts::NONE },
            };
            if known.starts == Starts::SEAM && self.take_apart(text, &place, known.step as usize) {
                continue;
            }
            self.known.push(known);
        }
    }

    /// Makes two places of the one at hand, which holds two words without a space between them.
    #[cold]
    fn take_apart(&mut self, text: &str, place: &Place, letters: usize) -> bool {
        let Some(at) = seam(&text[place.start..place.end], letters) else { return false };
        let at = place.start + at;
        let here = self.known.len();
        self.places[here] = Place { end: at, packed: 0, ..*place };
        self.places.insert(here + 1, Place { start: at, packed: 0, ..*place });
        true
    }

    #[inline(never)]
    fn other(&mut self, text: &str, place: &Place) -> Known {
        let key = if place.packed == 0 { Short::of(text, place.start, place.end) } else { None };
        if let Some(known) = key.and_then(|Short(key)| self.short.get(key)) {
            return known;
        }
        let known = self.work_out(&text[place.start..place.end], place);
        match key {
            Some(Short(key)) => self.short.put(key, known),
            None if place.packed != 0 => self.packed.put([place.packed], known),
            None => {}
        }
        known
    }

    fn work_out(&mut self, written: &str, place: &Place) -> Known {
        let kind = place.kind;
        // A lone و is put to its word after glued words have come apart.
        let bare = match place.packed {
            0 => written.rsplit(char::is_whitespace).next().unwrap_or(written),
            _ => written,
        };
        self.word.become_spelling(bare, kind);
        let before = usize::from(bare.len() < written.len());
        if let Some(letters) = self.word.seam.map(|letters| letters + before)
            && seam(written, letters).is_some()
        {
            return Known { step: u32::try_from(letters).unwrap_or(UNKNOWN), starts: Starts::SEAM };
        }
        if bare.len() < written.len() {
            self.word.become_spelling(&[LONE, bare].concat(), kind);
        }
        let step = self.index.vocabulary.find(self.word.key, "", &self.word.folded);
        let starts = Starts::pack(self.index.starts(&self.word, step), &mut self.starts);
        Known { step, starts }
    }
}

/// Whether a token is a و that stands alone. It can carry marks, but hardly many.
#[inline]
fn is_lone(text: &str, place: &Place) -> bool {
    place.kind == Kind::Arabic
        && place.end - place.start <= 4 * LONE.len()
        && text[place.start..place.end].starts_with(['و', '\u{FEED}', '\u{FEEE}'])
        && normalise(&text[place.start..place.end]) == LONE
}

/// What is written in a place, with a conjunction written apart put to its word.
fn spelling<'t>(text: &'t str, place: &Place) -> Cow<'t, str> {
    let written = &text[place.start..place.end];
    if written.contains(char::is_whitespace) {
        written.split_whitespace().collect::<String>().into()
    } else {
        written.into()
    }
}
