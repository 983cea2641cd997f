//! Names that no list has, by rule.
//!
//! 1. Letters become consonants and long vowels; و and ي are one or the other by what stands around
//!    them, and ـيـ in a diminutive (عبيد, سويلم) is a diphthong.
//! 2. The consonants between two long vowels get short ones by the pattern of the word: فاعل, فعيل,
//!    مفعول, فعلان, أفعل, مفاعل, the families named فعالّة; where no pattern is known, an `a` that keeps
//!    three consonants from meeting.
//! 3. Each consonant is written in the region's manner; ع and ء leave a second `a` at most.

use super::Region;

/// A consonant as an Arabic letter, or a long vowel or diphthong in Latin letters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sound {
    Consonant(char),
    Vowel(&'static str),
}

use Sound::{Consonant, Vowel};

/// A name without its article in Latin letters, with a capital; `family` where it had the article.
pub(super) fn spell(word: &str, family: bool, region: Region) -> String {
    let letters: Vec<char> = word.chars().collect();
    let sounds = sounds(&letters, region);
    let spelt = tidy(&join(&sounds, family, region), region);
    let mut chars = spelt.chars();
    chars.next().map_or_else(|| "A".to_owned(), |first| first.to_uppercase().chain(chars).collect())
}

fn is_vowel_letter(c: char) -> bool {
    matches!(c, 'ا' | 'آ' | 'و' | 'ي' | 'ى' | 'ة')
}

/// The word as consonants and long vowels.
fn sounds(letters: &[char], region: Region) -> Vec<Sound> {
    let mut out = Vec::new();
    let mut i = 0;
    while i < letters.len() {
        let (sound, used) = if i == 0 { first(letters) } else { inner(letters, i, region) };
        out.extend(sound);
        i += used;
    }
    out
}

/// The first sound, and how many letters it takes.
fn first(letters: &[char]) -> (Vec<Sound>, usize) {
    let next = letters.get(1).copied();
    let long = letters.len() > 2;
    match (letters[0], next) {
        ('ت', Some('ش')) if long => (vec![Consonant('چ')], 2),
        ('إ' | 'ا', Some('ي')) if long => (vec![Vowel("i")], 2),
        ('أ', Some('ي')) if long => (vec![Vowel("ay")], 2),
        ('أ' | 'ا', Some('و')) if long => (vec![Vowel("o")], 2),
        ('إ', _) => (vec![Vowel("i")], 1),
        ('ا', _) if matches!(letters, [_, _, 'ت', _, 'ا', _] | [_, 'ن', _, _, 'ا', _]) => {
            (vec![Vowel("i")], 1)
        }
        ('أ' | 'ا' | 'آ' | 'ى' | 'ة', _) => (vec![Vowel("a")], 1),
        ('ء' | 'ئ' | 'ؤ', _) => (Vec::new(), 1),
        (c, _) => (vec![Consonant(c)], 1),
    }
}

/// The sound at a letter behind the first, and how many letters it takes.
fn inner(letters: &[char], at: usize, region: Region) -> (Vec<Sound>, usize) {
    let before = letters[at - 1];
    let next = letters.get(at + 1).copied();
    let sound = match letters[at] {
        'ا' if next == Some('ء') && at + 2 == letters.len() => return (vec![Vowel("aa")], 2),
        'ا' | 'أ' | 'آ' => Vowel("a"),
        'إ' => Vowel("i"),
        'ؤ' if next == Some('و') => return (Vec::new(), 1),
        'ؤ' if next == Some('ا') => Vowel("ou"),
        'ؤ' => Vowel("o"),
        'ء' => return (Vec::new(), 1),
        'ى' if next.is_none() => Vowel("a"),
        'ة' if matches!(before, 'ا' | 'آ') => Consonant('ة'),
        // عبابنة, خصاونة: families in the plural.
        'ة' if is_family_plural(letters) && !region.is_maghreb() => Vowel("eh"),
        'ة' => Vowel("a"),
        'ه' if next.is_none() && !is_vowel_letter(before) && at >= 2 => Vowel("a"),
        'و' => waw(letters, at, region),
        'ي' | 'ى' => return ya(letters, at, region),
        'ن' if letters.get(at + 1) == Some(&'غ') && at + 2 == letters.len() => {
            return (vec![Consonant('ڭ')], 2);
        }
        c => Consonant(c),
    };
    (vec![sound], 1)
}

/// فعالّة: عبابنة, خصاونة.
fn is_family_plural(letters: &[char]) -> bool {
    matches!(letters, [a, b, 'ا', c, d, 'ة'] if [a, b, c, d].iter().all(|l| **l == 'و' || **l == 'ي' || !is_vowel_letter(**l)))
}

/// و: a consonant beside a vowel, `aw` in فوعل, else a long vowel.
fn waw(letters: &[char], at: usize, region: Region) -> Sound {
    let before = letters[at - 1];
    let after_a = matches!(before, 'ا' | 'أ' | 'آ');
    match &letters[at + 1..] {
        [] if after_a => Vowel("o"),
        [] if !is_vowel_letter(before) => Vowel(if region.is_maghreb() { "ou" } else { "o" }),
        [next, ..] if is_vowel_letter(*next) => Consonant('و'),
        _ if after_a || before == 'و' => Consonant('و'),
        [_, 'ي'] if at == 1 && before == 'ع' => Vowel("aw"),
        behind if at == 1 && before != 'ي' && !region.is_maghreb() && two_consonants(behind) => Vowel("aw"),
        _ => Vowel("ou"),
    }
}

/// ي: a consonant before a vowel, `ai` in فيعل and in diminutives, else a long vowel.
fn ya(letters: &[char], at: usize, region: Region) -> (Vec<Sound>, usize) {
    let before = letters[at - 1];
    let after_a = matches!(before, 'ا' | 'أ' | 'آ');
    let sound = match &letters[at + 1..] {
        [] if after_a => Consonant('ي'),
        [] => Vowel("i"),
        ['ة'] if !after_a => return (vec![Vowel("iya")], 2),
        // صوفيا, ماريو; and توريه, which stands for an é.
        ['ا'] if at > 1 && !is_vowel_letter(before) => return (vec![Vowel("ia")], 2),
        ['و'] if at > 1 && !is_vowel_letter(before) => return (vec![Vowel("io")], 2),
        ['ه'] if at > 2 => return (vec![Vowel("e")], 2),
        [next, ..] if is_vowel_letter(*next) || after_a => Consonant('ي'),
        [next] if at == 1 && *next != 'ه' => Vowel("ai"),
        [a, 'ي'] if at == 1 && !is_vowel_letter(*a) => Vowel("ai"),
        [_, 'ا', 'ن' | 'ء'] if at == 1 => Vowel("ai"),
        behind if at == 1 && two_consonants(behind) => Vowel("ai"),
        _ if is_diminutive(letters, at) && !region.is_maghreb() => Vowel("ai"),
        _ => Vowel("i"),
    };
    (vec![sound], 1)
}

/// Whether two consonants end the word, or go before its ـي or ـة: حيدر, حيدري, جوهرة.
fn two_consonants(behind: &[char]) -> bool {
    let ends = match behind {
        [_, _] => true,
        [_, _, last] => matches!(last, 'ي' | 'ى' | 'ة'),
        _ => false,
    };
    ends && behind.iter().take(2).all(|c| !is_vowel_letter(*c))
}

/// Whether the ي at a place is that of a diminutive: فعيلي, فعيلان, فعيلل, فويعل.
fn is_diminutive(letters: &[char], at: usize) -> bool {
    if at != 2 || is_vowel_letter(letters[0]) {
        return false;
    }
    let behind = &letters[3..];
    let strong = |c: &char| !is_vowel_letter(*c);
    match letters[1] {
        'و' => !behind.is_empty(),
        'ا' | 'ي' => false,
        _ => match behind {
            // حديدي comes of حديد: a root that ends in two equal letters has no diminutive here.
            [a, 'ي'] => strong(a) && *a != letters[1],
            [a, b] => strong(a) && strong(b) && *b != 'ه',
            [_, 'ا', 'ن' | 'ت'] | [_, 'ي', 'ن'] => true,
            _ => false,
        },
    }
}

/// All sounds in Latin letters, with the short vowels between.
fn join(sounds: &[Sound], family: bool, region: Region) -> String {
    let mut out = String::new();
    let mut i = 0;
    while i < sounds.len() {
        if let Vowel(v) = sounds[i] {
            out.push_str(v);
            i += 1;
            continue;
        }
        let run: Vec<char> =
            sounds[i..].iter().map_while(|s| if let Consonant(c) = s { Some(*c) } else { None }).collect();
        let vowels = short_vowels(sounds, i, &run, family);
        for (k, &letter) in run.iter().enumerate() {
            let long = match sounds.get(i + k + 1) {
                Some(Vowel(v)) => v.chars().next(),
                Some(Consonant(c)) => Some(*c),
                None => None,
            };
            consonant(&mut out, letter, vowels[k].chars().next().or(long), region);
            out.push_str(vowels[k]);
        }
        i += run.len();
    }
    out
}

/// The short vowel behind each consonant of a run, from where the run stands.
fn short_vowels(sounds: &[Sound], at: usize, run: &[char], family: bool) -> Vec<&'static str> {
    let before = at.checked_sub(1).map(|b| sounds[b]);
    let after = sounds.get(at + run.len()).copied();
    match (before, after) {
        (None, None) => alone(run),
        (None, Some(vowel)) => opening(sounds, run, vowel, family),
        (Some(vowel), _) => later(sounds, at, vowel, run),
    }
}

/// A word without long vowels: فعل, فعلل, مفعل.
fn alone(run: &[char]) -> Vec<&'static str> {
    match run {
        [_] => vec!["a"],
        [_, _] => vec!["a", ""],
        [_, b, c] if closes(*b, *c) => vec!["a", "", ""],
        [_, _, _] => vec!["a", "a", ""],
        ['م', _, _, _] => vec!["u", "", "i", ""],
        _ => (0..run.len())
            .map(|k| if k % 2 == 0 && k + 1 < run.len() || k + 2 == run.len() { "a" } else { "" })
            .collect(),
    }
}

/// Whether two consonants may end a word: حرب, شمس and بدر, but حسن and زهر.
fn closes(first: char, last: char) -> bool {
    let throat = matches!(first, 'ه' | 'ح' | 'خ' | 'غ');
    matches!(first, 'ر' | 'ل' | 'ن' | 'م' | 'ع') && first != last && !matches!(last, 'ر' | 'ل' | 'ن' | 'م')
        || (last == 'ر' && !throat && !matches!(first, 'ر' | 'ل' | 'ن' | 'م'))
        || (first == 'ع' && last != 'ع')
}

/// The consonants before the first long vowel.
fn opening(sounds: &[Sound], run: &[char], vowel: Sound, family: bool) -> Vec<&'static str> {
    let rest = &sounds[run.len() + 1..];
    match (run, vowel) {
        ([_], _) => vec![""],
        // عبيد, سويلم: the vowel of a diminutive.
        (['ع', _], Vowel("ai")) => vec!["o", ""],
        ([_, _], Vowel("ai")) => vec!["u", ""],
        ([first, 'ي'], Vowel("a" | "aa")) if !family && *first != 'ع' => vec!["i", ""],
        // موسوي, علوي: what goes before ـوي is open.
        ([.., _, 'و'], Vowel("i")) if run.len() > 2 && rest.is_empty() => {
            let mut vowels = alternate(run.len() - 1);
            vowels.truncate(run.len() - 2);
            vowels.extend(["a", ""]);
            vowels
        }
        // النجار, الخياط: families that are named after a craft double the middle letter.
        ([_, middle], Vowel("a")) if family && is_one_consonant(rest) && doubles(*middle) => vec!["a", "2"],
        // مبارك, مجاهد: who does.
        (['م', _], Vowel("a")) if matches!(rest, [Consonant(_), Consonant(_)]) => vec!["u", ""],
        // مفتاح, مقداد: an instrument.
        (['م', _, _], Vowel("a")) if matches!(rest, [Consonant(_)]) => vec!["i", "", ""],
        // الجرندي: ن stays with what follows it.
        ([_, _, 'ن', _], _) => vec!["a", "a", "", ""],
        _ => alternate(run.len()),
    }
}

/// Whether one consonant is left, not counting that of ـاة.
fn is_one_consonant(rest: &[Sound]) -> bool {
    matches!(rest, [Consonant(c)] if *c != 'ة')
}

/// Whether a letter is doubled in fa''al: not the throat's, and not those of two Latin letters.
fn doubles(letter: char) -> bool {
    !matches!(letter, 'ع' | 'ح' | 'ه' | 'خ' | 'غ' | 'ث' | 'ذ' | 'ش' | 'ئ')
}

/// `a` behind every first consonant of two that stand before a vowel: CaC, CaCC, CaCCaC.
fn alternate(length: usize) -> Vec<&'static str> {
    let open = |k: usize| k + 1 < length && k.is_multiple_of(2);
    (0..length).map(|k| if open(k) { "a" } else { "" }).collect()
}

/// The consonants behind a long vowel, up to the next or the end.
fn later(sounds: &[Sound], at: usize, vowel: Sound, run: &[char]) -> Vec<&'static str> {
    let after = sounds.get(at + run.len()).copied();
    let ends = at + run.len() + 1 == sounds.len();
    let behind_a = vowel == Vowel("a") && at >= 2;
    match (run, after) {
        ([_], _) => vec![""],
        // فاعل; فيعلل of the diminutive; فيعل, فوعل, أفعل.
        ([_, _], None) if behind_a => vec!["e", ""],
        ([_, _], None) if vowel == Vowel("ai") && at > 2 || vowel == Vowel("i") && at > 1 => vec!["i", ""],
        ([_, _], None) => vec!["a", ""],
        // فاعلة; فيعلي and فوعلي; موسوي.
        ([first, _], Some(Vowel("a" | "iya"))) if behind_a && ends && at == 2 && *first != 'ي' => {
            vec!["i", ""]
        }
        ([_, _], Some(_)) if matches!(vowel, Vowel("ai" | "aw" | "ay")) => vec!["a", ""],
        ([_, 'و'], Some(Vowel("i"))) if ends => vec!["a", ""],
        ([_, _], Some(_)) => vec!["", ""],
        // ابتسام, انتصار: the verbal nouns with i.
        ([_, _, _], Some(Vowel("a"))) if vowel == Vowel("i") => vec!["", "i", ""],
        (_, Some(_)) => {
            (0..run.len()).map(|k| if k % 2 == 1 && k + 1 < run.len() { "a" } else { "" }).collect()
        }
        (_, None) => {
            let open = |k: usize| k + 2 == run.len() || (k % 2 == 1 && k + 2 < run.len());
            (0..run.len()).map(|k| if open(k) { "a" } else { "" }).collect()
        }
    }
}

fn is_vowel(c: char) -> bool {
    matches!(c, 'a' | 'e' | 'i' | 'o' | 'u')
}

/// Writes a consonant; `next` is the vowel or, as any other letter, the consonant that follows.
fn consonant(out: &mut String, letter: char, next: Option<char>, region: Region) {
    let maghreb = region.is_maghreb();
    let latin = match letter {
        'ب' => "b",
        'پ' => "p",
        'ت' | 'ط' | 'ة' => "t",
        'ث' => "th",
        'ج' if region == Region::Egypt => "g",
        'ج' => "j",
        'چ' if maghreb => "tch",
        'چ' => "ch",
        'ح' | 'ه' => "h",
        'خ' => "kh",
        'د' | 'ض' => "d",
        'ذ' if region == Region::Egypt => "z",
        'ذ' => "dh",
        'ر' => "r",
        'ظ' if region == Region::Gulf => "dh",
        'ز' | 'ظ' => "z",
        'ژ' => "zh",
        'س' | 'ص' => "s",
        'ش' if maghreb => "ch",
        'ش' => "sh",
        'غ' => "gh",
        'ڭ' => "ng",
        'ف' => "f",
        'ڤ' => "v",
        'ق' if maghreb => "k",
        'ق' => "q",
        'ك' => "k",
        'گ' => "g",
        'ل' => "l",
        'م' => "m",
        'ن' => "n",
        'و' if maghreb => "ou",
        'و' => "w",
        // Boudiaf, but Layachi.
        'ي' if maghreb && matches!(next, Some('a' | 'o')) && !out.is_empty() && !out.ends_with(is_vowel) => {
            "i"
        }
        'ي' => "y",
        'ع' => ayn(out.chars().last(), next),
        c if c.is_ascii_alphanumeric() => {
            out.push(c.to_ascii_lowercase());
            return;
        }
        _ => "",
    };
    out.push_str(latin);
}

/// What ع leaves: سعد is Saad, صمعان Samaan, ربيع Rabie, نافع Nafea, يافعي Yafei; beside a vowel and at
/// the head of a word it is nothing.
fn ayn(before: Option<char>, next: Option<char>) -> &'static str {
    match (before, next) {
        (Some('a' | 'e'), None) => "a",
        (Some('a'), Some(n)) if !is_vowel(n) => "a",
        (Some('i'), None) => "e",
        (Some(b), Some('a')) if !is_vowel(b) => "a",
        (Some(b), Some('i')) if !is_vowel(b) => "e",
        _ => "",
    }
}

/// The spelling without what never looks like a name: vowels piled up, or consonants that nobody can
/// say together.
fn tidy(spelt: &str, region: Region) -> String {
    let mut whole = doubled(spelt);
    // السبيعي: Subaie.
    if whole.ends_with("aii") {
        whole.replace_range(whole.len() - 1.., "e");
    }
    for (piled, plain) in [("aaa", "aa"), ("aai", "ai"), ("aaou", "aou"), ("ii", "i")] {
        whole = whole.replace(piled, plain);
    }
    let mut out =
        sayable(whole.strip_prefix("aa").map_or(whole.clone(), |rest| format!("a{rest}")).as_str(), region);
    if region.is_maghreb() && out.len() > 3 {
        let nasal = ["in", "an", "oun"].iter().any(|ending| out.ends_with(ending));
        out.push_str(if nasal { "e" } else { "" });
    }
    out
}

/// At most two consonants and two vowels in a row. Letters that write one sound count once (Shuaili has
/// `u` and `ai`), and the `ou` that stands for و in the Maghreb is neither.
fn sayable(spelt: &str, region: Region) -> String {
    let mut out = String::new();
    let (mut vowels, mut consonants) = (0, 0);
    let mut rest = spelt;
    while !rest.is_empty() {
        let (sound, behind) = rest.split_at(sound_length(rest));
        rest = behind;
        if sound == "ou" && region.is_maghreb() {
            (vowels, consonants) = (0, 0);
        } else if sound.starts_with(['a', 'e', 'i', 'o', 'u']) {
            (vowels, consonants) = (vowels + 1, 0);
            if vowels > 2 {
                continue;
            }
        } else {
            (vowels, consonants) = (0, consonants + 1);
            if consonants > 2 {
                out.push('a');
                consonants = 1;
            }
        }
        out.push_str(sound);
    }
    out
}

/// How many bytes the first sound takes.
fn sound_length(spelt: &str) -> usize {
    const LONGER: &[&str] = &["tch", "kh", "sh", "th", "dh", "gh", "zh", "ch", "ng", "ou", "ai"];
    let longer = LONGER.iter().find(|sound| spelt.starts_with(**sound)).map(|sound| sound.len());
    longer.or_else(|| spelt.chars().next().map(char::len_utf8)).unwrap_or(0)
}

/// The mark of a doubled consonant, written out.
fn doubled(spelt: &str) -> String {
    let mut out = String::new();
    for c in spelt.chars() {
        match (c, out.chars().last()) {
            ('2', Some(last)) => out.push(last),
            _ => out.push(c),
        }
    }
    out
}
