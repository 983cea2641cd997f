//! Offices of two countries under one title: وزير الصحة الأردني beside وزير الصحة اللبناني.

use crate::glossary::Kind;
use crate::map::Mapped;

/// The country named right behind an office that ends before token `end`: a nationality (الأردني), or
/// the country with في or ب.
pub(crate) fn country(mapped: &Mapped<'_>, paragraph: usize, end: usize) -> Option<usize> {
    let tokens = &mapped.located.tokens[paragraph].list;
    let inside = usize::from(tokens.get(end).is_some_and(|t| t.folded == "في"));
    let (entity, mention) = mapped.entity_at(paragraph, end + inside)?;
    let told =
        inside == 1 || mention.explain.starts_with("nationality") || mention.explain.contains("proclitic ب");
    let known = mapped.entities[entity].kind == Kind::Country && mapped.entities[entity].en.is_some();
    (told && known).then_some(entity)
}
