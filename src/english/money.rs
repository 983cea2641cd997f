//! Money in English: symbols and names of currencies from CLDR, through ICU4X.

use std::cell::RefCell;
use std::collections::HashMap;

use icu_experimental::dimension::currency::CurrencyType;
use icu_experimental::dimension::currency::formatter::CurrencyFormatter;
use icu_experimental::dimension::provider::currency::symbols::CurrencySymbolsV1;
use icu_experimental::provider::Baked;
use icu_locale_core::Locale;
use icu_provider::prelude::*;

use super::numbers::{grouped, scaled};
use super::style::{Money, Spelling, Style};

/// What CLDR has for a currency in one English.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Names {
    /// `US$`, `€`; the code itself where there is none.
    symbol: String,
    /// `US dollars`.
    plural: String,
}

thread_local! {
    /// Formatters are dear to build and releases repeat their currencies.
    static KNOWN: RefCell<HashMap<(String, Spelling), Option<Names>>> = RefCell::default();
}

/// An amount of money in a style: `US$1.6 billion`, `USD 1.6 billion`, `1.6 billion US dollars`.
///
/// `code` is the ISO 4217 code; `bare` is the English of a currency noun whose country the text
/// leaves open (دينار, `dinars`), which is printed as it is.
pub fn amount(style: Style, code: &str, bare: Option<&str>, value: f64) -> String {
    let number = if value < 10.0 { grouped(value) } else { scaled(value) };
    if let Some(noun) = bare {
        return format!("{number} {noun}");
    }
    let Some(names) = names(code, style.spelling) else { return format!("{code} {number}") };
    match style.money {
        Money::Code => format!("{code} {number}"),
        Money::Name => format!("{number} {}", names.plural),
        // CLDR parts letters from digits by a space: EGP 5, but US$5.
        Money::Symbol if names.symbol.ends_with(char::is_alphabetic) => format!("{} {number}", names.symbol),
        Money::Symbol => format!("{}{number}", names.symbol),
    }
}

fn names(code: &str, spelling: Spelling) -> Option<Names> {
    KNOWN.with_borrow_mut(|known| {
        known.entry((code.to_owned(), spelling)).or_insert_with(|| from_cldr(code, spelling)).clone()
    })
}

fn from_cldr(code: &str, spelling: Spelling) -> Option<Names> {
    let locale: Locale = match spelling {
        Spelling::British => "en-GB",
        Spelling::American => "en-US",
    }
    .parse()
    .ok()?;
    let currency: CurrencyType = code.to_ascii_lowercase().parse().ok()?;
    let symbol = has_symbol(&locale, currency)
        .then(|| CurrencyFormatter::try_new_symbol((&locale).into(), currency, Default::default()).ok());
    let name = CurrencyFormatter::try_new_name((&locale).into(), currency).ok()?;
    let five = "5".parse().ok()?;
    // What is left of `US$5.00` and `5.00 US dollars` without the amount.
    let words = |text: String| text.trim_matches(|c: char| !c.is_alphabetic() && !is_symbol(c)).to_owned();
    Some(Names {
        symbol: match symbol {
            Some(symbol) => words(symbol?.format_fixed_decimal(&five).to_string()),
            None => code.to_ascii_uppercase(),
        },
        plural: words(name.format_fixed_decimal(&five).to_string()),
    })
}

/// Whether CLDR has a symbol for a currency. The formatter falls back to the code as well, but a debug
/// build of ICU4X then writes to standard error.
fn has_symbol(locale: &Locale, currency: CurrencyType) -> bool {
    let locale = DataLocale::from(locale);
    let mut attributes = Default::default();
    let attributes = CurrencySymbolsV1::make_attributes(currency, CurrencySymbolsV1::SHORT, &mut attributes);
    let mut metadata = DataRequestMetadata::default();
    metadata.silent = true;
    let id = DataIdentifierBorrowed::for_marker_attributes_and_locale(attributes, &locale);
    DataProvider::<CurrencySymbolsV1>::load(&Baked, DataRequest { id, metadata }).is_ok()
}

/// Signs of currencies (Unicode category Sc) that CLDR uses in English.
fn is_symbol(c: char) -> bool {
    matches!(c, '$' | '\u{A2}'..='\u{A5}' | '\u{20A0}'..='\u{20CF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn symbols_codes_and_names() {
        let style = |spelling, money| Style { spelling, money, ..Style::default() };
        let british = style(Spelling::British, Money::Symbol);
        let all = |style| {
            ["USD", "EUR", "EGP", "GBP", "SAR"].map(|code| amount(style, code, None, 1.6e9)).join("; ")
        };
        assert_eq!(
            all(british),
            "US$1.6 billion; €1.6 billion; EGP 1.6 billion; £1.6 billion; SAR 1.6 billion"
        );
        assert_eq!(amount(style(Spelling::American, Money::Symbol), "USD", None, 5.0), "$5");
        assert_eq!(
            all(style(Spelling::British, Money::Code)),
            "USD 1.6 billion; EUR 1.6 billion; EGP 1.6 billion; GBP 1.6 billion; SAR 1.6 billion"
        );
        assert_eq!(
            all(style(Spelling::British, Money::Name)),
            "1.6 billion US dollars; 1.6 billion euros; 1.6 billion Egyptian pounds; 1.6 billion British pounds; 1.6 billion Saudi riyals"
        );
        assert_eq!(amount(british, "KWD", Some("dinars"), 2e6), "2 million dinars");
        assert_eq!(amount(british, "XQZ", None, 20.0), "XQZ 20");
    }
}
