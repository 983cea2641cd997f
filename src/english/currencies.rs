//! Currencies: their Arabic names from CLDR, through ICU4X, and the ISO 4217 code of a bare noun.
//!
//! A full name (ريال عماني) says which currency it is. A bare noun (ريال) is printed as it stands,
//! unless the country of the release has a currency of that noun: the first two letters of an ISO
//! 4217 code are the country's ISO 3166-1 code.

use std::collections::HashMap;
use std::sync::LazyLock;

use icu_experimental::dimension::currency::{CurrencyType, formatter::CurrencyFormatter};
use icu_locale_core::Locale;
use icu_locale_core::extensions::unicode::Value;

use crate::arabic::fold;

/// ISO 4217 codes of the currencies in circulation (list one of the standard, without funds, metals
/// and testing codes).
const CODES: &str = "AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BHD BIF BMD BND BOB BRL BSD BTN \
    BWP BYN BZD CAD CDF CHF CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL \
    GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW \
    KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN \
    NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE \
    SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VES VND VUV WST \
    XAF XCD XOF XPF YER ZAR ZMW";

/// Nouns that mean one currency where they stand alone: the dollar is the American one unless
/// another is named, and the euro has no second name.
const ALONE: &[(&str, &str)] = &[("دولار", "USD"), ("يورو", "EUR")];

/// Broken plurals, folded; sound plurals and duals are read by their endings.
const PLURALS: &[(&str, &str)] = &[("دنانير", "دينار"), ("دراهم", "درهم")];

/// Spellings beside CLDR's, folded.
const VARIANTS: &[(&str, &str)] = &[("اميركي", "امريكي")];

/// Folded noun of a currency, and the rest of the name with the code of each currency so called.
static NAMES: LazyLock<HashMap<String, Vec<(String, &'static str)>>> = LazyLock::new(|| {
    let mut out: HashMap<String, Vec<(String, &'static str)>> = HashMap::new();
    for code in CODES.split_whitespace() {
        let Some(name) = name("ar-u-nu-latn", code, "100") else { continue };
        let folded = fold(&name);
        let (noun, rest) = folded.split_once(' ').unwrap_or((&folded, ""));
        out.entry(noun.to_owned()).or_default().push((rest.to_owned(), code));
    }
    out
});

fn currency_type(code: &str) -> Option<CurrencyType> {
    CurrencyType::try_from(code.to_ascii_lowercase().parse::<Value>().ok()?).ok()
}

fn without_number(text: &str) -> String {
    let kept = text.chars().filter(|c| !c.is_ascii_digit() && !matches!(c, '.' | ','));
    kept.collect::<String>().trim().to_owned()
}

/// CLDR's name of a currency beside a number.
fn name(tag: &str, code: &str, number: &str) -> Option<String> {
    let locale: Locale = tag.parse().ok()?;
    let formatter = CurrencyFormatter::try_new_name((&locale).into(), currency_type(code)?).ok()?;
    Some(without_number(&formatter.format_fixed_decimal(&number.parse().ok()?).to_string()))
}

/// Signs that readers of English know without their code; the others are printed as the code.
const SIGNS: &[(&str, &str)] = &[("USD", "US$"), ("EUR", "€"), ("GBP", "£")];

/// What stands before an amount in English: `US$`, `€`, else the code (`EGP `).
pub fn prefix(code: &str) -> String {
    let sign = SIGNS.iter().find(|(known, _)| *known == code);
    sign.map_or_else(|| format!("{code} "), |(_, sign)| (*sign).to_owned())
}

/// The code that a word in Latin letters is: EGP.
pub fn code(word: &str) -> Option<&'static str> {
    CODES.split_whitespace().find(|code| *code == word)
}

/// What the words behind an amount say of its currency.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Coin {
    /// A currency: its ISO 4217 code.
    Known(String),
    /// A noun that several currencies have, folded and in the singular: دينار.
    Bare(String),
}

/// The currency that the folded words begin with, and how many words it takes.
pub fn currency(words: &[&str]) -> Option<(Coin, usize)> {
    let noun = singular(words.first()?)?;
    let named = NAMES.get(&noun)?.iter().find_map(|(rest, code)| {
        let parts: Vec<&str> = rest.split_whitespace().collect();
        let same = !parts.is_empty()
            && parts.len() < words.len()
            && parts.iter().zip(&words[1..]).all(|(part, word)| adjective(part) == adjective(word));
        same.then_some((*code, parts.len() + 1))
    });
    if let Some((code, taken)) = named {
        return Some((Coin::Known(code.to_owned()), taken));
    }
    if let Some((_, code)) = ALONE.iter().find(|(alone, _)| *alone == noun) {
        return Some((Coin::Known((*code).to_owned()), 1));
    }
    Some((Coin::Bare(noun), 1))
}

/// The code of a bare noun in a country, ISO 3166-1 alpha-2: درهم in Morocco is MAD.
pub fn of_country(noun: &str, country: &str) -> Option<&'static str> {
    let codes = || NAMES.get(noun).into_iter().flatten().map(|&(_, code)| code);
    codes().find(|code| code.get(..2) == Some(country))
}

/// A bare noun in the English plural, as most of the currencies so called have it: dinars, rials.
pub fn plural(noun: &str) -> Option<String> {
    let last = |code| name("en-001", code, "2")?.rsplit(' ').next().map(str::to_owned);
    let mut counted: Vec<(usize, String)> = Vec::new();
    for plural in NAMES.get(noun)?.iter().filter_map(|&(_, code)| last(code)) {
        match counted.iter_mut().find(|(_, known)| *known == plural) {
            Some((count, _)) => *count += 1,
            None => counted.push((1, plural)),
        }
    }
    counted.into_iter().rev().max_by_key(|(count, _)| *count).map(|(_, plural)| plural)
}

/// The noun of a currency in the singular, from any number and case: دنانير, دينارا, ليرات.
fn singular(word: &str) -> Option<String> {
    let known = |noun: String| NAMES.contains_key(&noun).then_some(noun);
    if let Some(&(_, one)) = PLURALS.iter().find(|(many, _)| *many == word) {
        return Some(one.to_owned());
    }
    known(word.to_owned()).or_else(|| {
        ["ات", "ان", "ين", "ا"].iter().find_map(|ending| {
            let stem = word.strip_suffix(ending)?;
            known(stem.to_owned()).or_else(|| known(format!("{stem}ه")))
        })
    })
}

/// A nationality without the ending of its number, gender and case.
fn adjective(word: &str) -> &str {
    let bare = ["يان", "يين", "يا", "يه"]
        .iter()
        .find(|ending| word.ends_with(*ending) && word.chars().count() > 4)
        .map_or(word, |ending| &word[..word.len() - ending.len() + "ي".len()]);
    VARIANTS.iter().find(|(variant, _)| *variant == bare).map_or(bare, |(_, name)| name)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> Option<(Coin, usize)> {
        let folded = fold(text);
        currency(&folded.split_whitespace().collect::<Vec<_>>())
    }

    #[test]
    fn full_names_say_which_currency() {
        for (text, code, taken) in [
            ("جنيه مصري", "EGP", 2),
            ("جنيهات مصرية", "EGP", 2),
            ("جنيها مصريا", "EGP", 2),
            ("جنيه إسترليني", "GBP", 2),
            ("ريال عماني", "OMR", 2),
            ("دنانير كويتية", "KWD", 2),
            ("دولار أميركي", "USD", 2),
            ("دولار كندي", "CAD", 2),
            ("درهم إماراتي", "AED", 2),
            ("دولار تم", "USD", 1),
            ("يورو", "EUR", 1),
        ] {
            assert_eq!(of(text), Some((Coin::Known(code.into()), taken)), "{text}");
        }
        assert_eq!(of("دولة"), None);
    }

    #[test]
    fn a_bare_noun_needs_a_country() {
        assert_eq!(of("دنانير في"), Some((Coin::Bare("دينار".into()), 1)));
        assert_eq!(of_country("درهم", "MA"), Some("MAD"));
        assert_eq!(of_country("درهم", "EG"), None);
        assert_eq!(of_country("ريال", ""), None);
        assert_eq!(plural("دينار").as_deref(), Some("dinars"));
        assert_eq!(plural("ريال").as_deref(), Some("rials"), "not those of Brazil");
    }

    #[test]
    fn what_is_printed_before_an_amount() {
        assert_eq!(["USD", "EUR", "EGP"].map(prefix), ["US$", "€", "EGP "]);
    }
}
