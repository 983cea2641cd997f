//! Where a person comes from, as far as it decides how the press spells a name.

/// Countries that spell Arabic names in one way.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Region {
    /// Bahrain, Kuwait, Oman, Qatar, Saudi Arabia, the Emirates, Yemen: Khalid, Abdulkarim, Al Mansoori.
    Gulf,
    /// Jordan, Lebanon, Palestine, Syria: Mohammad, Abdulkarim, Al Masri.
    Levant,
    /// Gamal, Abdel Karim, El Masry.
    Egypt,
    /// Morocco and Mauritania, in the French manner: Hicham, Abdelkarim, El Alaoui.
    Morocco,
    /// Tunisia and Algeria, in the French manner and without the article: Hichem, Abdelkarim, Ouertani.
    Tunisia,
    /// Everywhere else, and where no country is known: Hisham, Abdul Karim, Al Masri.
    #[default]
    Other,
}

impl Region {
    /// Every region.
    pub const ALL: [Self; 6] =
        [Self::Gulf, Self::Levant, Self::Egypt, Self::Morocco, Self::Tunisia, Self::Other];

    /// The region of a country (ISO 3166-1 alpha-2); [`Region::Other`] where none is stated.
    pub fn of(country: Option<&str>) -> Self {
        match country {
            Some("AE" | "BH" | "KW" | "OM" | "QA" | "SA" | "YE") => Self::Gulf,
            Some("JO" | "LB" | "PS" | "SY") => Self::Levant,
            Some("EG") => Self::Egypt,
            Some("MA" | "MR") => Self::Morocco,
            Some("DZ" | "TN") => Self::Tunisia,
            _ => Self::Other,
        }
    }

    /// Whether names are spelt in the French manner.
    pub(super) fn is_maghreb(self) -> bool {
        matches!(self, Self::Morocco | Self::Tunisia)
    }

    /// What the article of a family name becomes, with the space behind it. The consonant of a sun
    /// letter is not taken over (BGN/PCGN would write `Ash Shamsi`, the press does not).
    pub(super) fn article(self) -> &'static str {
        match self {
            Self::Egypt | Self::Morocco => "El ",
            Self::Tunisia => "",
            _ => "Al ",
        }
    }
}
