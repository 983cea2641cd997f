//! Nouns with which the names of bodies, events, initiatives and documents begin: وزارة, منتدى, مبادرة.

use super::clitics::readings;

/// What a trigger noun makes of a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Suggests {
    /// Ministry, committee, company.
    Organisation,
    /// Conference, summit.
    Event,
    /// Strategy, platform.
    Initiative,
    /// Treaty, law.
    Document,
}

/// Nouns with which names begin, folded, and what they suggest.
const TRIGGERS: &[(&str, Suggests)] = &[
    ("وزاره", Suggests::Organisation),
    ("منظمه", Suggests::Organisation),
    ("مجموعه", Suggests::Organisation),
    ("فريق", Suggests::Organisation),
    ("سفاره", Suggests::Organisation),
    ("قنصليه", Suggests::Organisation),
    ("مندوبيه", Suggests::Organisation),
    ("ممثليه", Suggests::Organisation),
    ("بعثه", Suggests::Organisation),
    ("اداره", Suggests::Organisation),
    ("ندوه", Suggests::Event),
    ("تحالف", Suggests::Organisation),
    ("شبكه", Suggests::Organisation),
    ("هيئه", Suggests::Organisation),
    ("لجنه", Suggests::Organisation),
    ("مجلس", Suggests::Organisation),
    ("جهاز", Suggests::Organisation),
    ("اتحاد", Suggests::Organisation),
    ("معهد", Suggests::Organisation),
    ("جامعه", Suggests::Organisation),
    ("وكاله", Suggests::Organisation),
    ("صندوق", Suggests::Organisation),
    ("بنك", Suggests::Organisation),
    ("مصرف", Suggests::Organisation),
    ("مفوضيه", Suggests::Organisation),
    ("رابطه", Suggests::Organisation),
    ("جمعيه", Suggests::Organisation),
    ("اكاديميه", Suggests::Organisation),
    ("شركه", Suggests::Organisation),
    ("سلطه", Suggests::Organisation),
    ("مصلحه", Suggests::Organisation),
    ("سكرتاريه", Suggests::Organisation),
    ("غرفه", Suggests::Organisation),
    ("نقابه", Suggests::Organisation),
    ("مؤسسه", Suggests::Organisation),
    ("مركز", Suggests::Organisation),
    ("مكتب", Suggests::Organisation),
    ("امانه", Suggests::Organisation),
    ("ديوان", Suggests::Organisation),
    ("مديريه", Suggests::Organisation),
    ("مرصد", Suggests::Organisation),
    ("دايره", Suggests::Organisation),
    ("دائره", Suggests::Organisation),
    ("محكمه", Suggests::Organisation),
    ("كليه", Suggests::Organisation),
    ("بورصه", Suggests::Organisation),
    ("منتدي", Suggests::Event),
    ("مؤتمر", Suggests::Event),
    ("قمه", Suggests::Event),
    ("ملتقي", Suggests::Event),
    ("معرض", Suggests::Event),
    ("مبادره", Suggests::Initiative),
    ("استراتيجيه", Suggests::Initiative),
    ("برنامج", Suggests::Initiative),
    ("منصه", Suggests::Initiative),
    ("مشروع", Suggests::Initiative),
    ("اتفاقيه", Suggests::Document),
    ("معاهده", Suggests::Document),
    ("ميثاق", Suggests::Document),
    ("بروتوكول", Suggests::Document),
    ("اعلان", Suggests::Document),
];

/// Whether a folded word, without proclitics, is a noun with which names begin.
pub(crate) fn is_trigger(folded: &str) -> bool {
    let bare = folded.strip_prefix("ال").unwrap_or(folded);
    of_bare(bare).is_some()
}

/// What a folded word suggests when a name begins with it, proclitics and article aside.
pub(crate) fn trigger(folded: &str) -> Option<Suggests> {
    readings(folded).into_iter().find_map(|r| {
        let bare = r.stem.strip_prefix("ال").unwrap_or(&r.stem);
        of_bare(bare)
    })
}

/// The same for a word without proclitics and article.
pub(crate) fn of_bare(bare: &str) -> Option<Suggests> {
    TRIGGERS.iter().find(|(trigger, _)| *trigger == bare).map(|&(_, suggests)| suggests)
}
