use super::*;
use crate::glossary::store::File;
use crate::locate::{locate, testing::release};
use crate::map::{MapOptions, map};

const GLOSSARY: &str = r#"
[[organisation]]
id = "igf"
class = "forum"
ar = "منتدى حوكمة الإنترنت"
en = "Internet Governance Forum"
acronym = "IGF"
editions = ["15: 2020", "16: 2021"]
[[organisation]]
id = "un"
ar = "الأمم المتحدة"
ar-variant = ["منظمة الأمم المتحدة"]
en = "United Nations"
acronym = "UN"
[[organisation]]
id = "eg-ntra"
ar = "الجهاز القومي لتنظيم الاتصالات"
en = "National Telecom Regulatory Authority"
acronym = "NTRA"
country = "EG"
[[place]]
id = "paris"
ar = "باريس"
en = "Paris"
country = "FR"
"#;

fn briefs(paragraphs: &[&str]) -> Vec<Brief> {
    let file = File { path: "g.toml".into(), text: GLOSSARY.into() };
    let (glossary, problems) = Glossary::from_layers(&[vec![file]]);
    assert!(problems.is_empty(), "{problems:?}");
    let release = release(paragraphs);
    let mapped = map(locate(&release), &glossary, &MapOptions::default());
    build(&mapped, &glossary, Style::default())
}

#[test]
fn a_forum_with_ordinal_edition_and_organiser() {
    let all = briefs(&[
        "تشارك مصر، ممثلة في الجهاز القومي لتنظيم الاتصالات، في الاجتماع السنوي الخامس عشر لمنتدى حوكمة الإنترنت لعام ٢٠٢٠ والذي تنظمه منظمة الأمم المتحدة، عبر الإنترنت، في الفترة من ٢ إلى ٦ نوفمبر.",
    ]);
    let [brief] = all.as_slice() else { panic!("one meeting, not {}", all.len()) };
    assert_eq!(brief.meeting.id, "2020-11-02-igf-15");
    assert_eq!(brief.meeting.mode, Mode::Virtual);
    assert_eq!(brief.meeting.tense, Tense::Upcoming);
    assert_eq!(
        brief.summary[0].en,
        "Egypt, represented by the National Telecom Regulatory Authority (NTRA), takes part in the 15th Annual Meeting of the Internet Governance Forum (IGF) 2020, organised by the United Nations (UN), held online on 2–6 November 2020."
    );
}

#[test]
fn an_unknown_year_stays_unknown() {
    let all = briefs(&[
        "شاركت مصر في اجتماع منتدى حوكمة الإنترنت خلال يومي 30 و31 أكتوبر، في باريس، فرنسا. وتأسس عام 1961.",
    ]);
    assert_eq!(all[0].meeting.id, "xxxx-10-30-igf");
    assert_eq!(all[0].meeting.dates[0].en, "30–31 October (year not stated)");
    assert_eq!(all[0].meeting.place.as_ref().map(|p| p.en.as_str()), Some("Paris, France"));
    assert_eq!(all[0].meeting.mode, Mode::InPerson);
}

#[test]
fn a_text_without_a_meeting_is_not_lost() {
    let all = briefs(&["قالت الأمم المتحدة إن الوضع مستقر."]);
    assert_eq!(all.len(), 1);
    assert!(all[0].findings.iter().any(|f| f.code == "no-meeting"));
    assert_eq!(all[0].meeting.place, None);
}

#[test]
fn a_headline_from_running_text_is_cut_at_a_word() {
    let long = "كلمة ".repeat(9000);
    let all = briefs(&[&long]);
    let headline = &all[0].headline.ar;
    assert!(headline.chars().count() <= 302 && headline.ends_with("كلمة …"), "{headline}");
}

#[test]
fn the_capital_of_a_country_is_its_city_where_the_release_names_it() {
    let place = |text: &str| {
        let (glossary, _) = crate::glossary::Glossary::from_layers(&[crate::glossary::store::shipped()]);
        let release = crate::locate::testing::release(&[text]);
        let mapped = crate::map::map(crate::locate::locate(&release), &glossary, &Default::default());
        super::build(&mapped, &glossary, Default::default()).remove(0).meeting.place.map(|p| p.en)
    };
    let text = "شاركت مصر في الاجتماع الثاني للاتحاد الدولي للاتصالات الذي عقد في العاصمة الرومانية";
    assert_eq!(place(text).as_deref(), Some("capital of Romania"));
    assert_eq!(place(&format!("بوخارست - {text}")).as_deref(), Some("Bucharest, Romania"));
}

#[test]
fn a_next_meeting_has_a_day_only_where_it_is_said_to_be_held() {
    let steps = |text: &str| -> Vec<String> {
        let (glossary, _) = crate::glossary::Glossary::from_layers(&[crate::glossary::store::shipped()]);
        let lead = "شاركت مصر في الاجتماع الثاني للاتحاد الدولي للاتصالات.";
        let release = crate::locate::testing::release(&[lead, text]);
        let mapped = crate::map::map(crate::locate::locate(&release), &glossary, &Default::default());
        let brief = super::build(&mapped, &glossary, Default::default()).remove(0);
        brief.next_steps.into_iter().filter_map(|s| s.en).collect()
    };
    let put_off = "وتقرر خفض الانبعاثات بحلول عام 2040، وتأجيل النظر في إنشاء صندوق إلى الاجتماع القادم.";
    assert_eq!(steps(put_off), Vec::<String>::new());
    let held = "وستخفض الانبعاثات بحلول عام 2040، على أن يعقد الاجتماع القادم في الدوحة في مارس 2025.";
    let said = steps(held);
    assert!(said.len() == 1 && said[0].contains("March 2025") && !said[0].contains("2040"), "{said:?}");
}

#[test]
fn a_missing_year_comes_from_the_edition_in_the_glossary() {
    let of = |text: &str| briefs(&[text]).remove(0);
    let brief = of("تشارك مصر في الدورة الخامسة عشرة لمنتدى حوكمة الإنترنت في الفترة من ٢ إلى ٦ نوفمبر.");
    let date = &brief.meeting.dates[0];
    assert_eq!((date.start.as_str(), date.year), ("2020-11-02", brief::YearOrigin::Inferred));
    // The glossary says nothing of the thirtieth, nor of a preparatory meeting that is the fifteenth.
    let unknown = of("تشارك مصر في الدورة الثلاثين لمنتدى حوكمة الإنترنت في الفترة من ٢ إلى ٦ نوفمبر.");
    assert_eq!(unknown.meeting.dates[0].start, "--11-02");
    let other = of("تشارك مصر في الاجتماع الخامس عشر لمنتدى حوكمة الإنترنت في الفترة من ٢ إلى ٦ نوفمبر.");
    assert_eq!(other.meeting.dates[0].start, "--11-02");
}

#[test]
fn an_ordinal_of_another_year_is_told() {
    let told = |text: &str| {
        let brief = briefs(&[text]).remove(0);
        brief.findings.into_iter().find(|f| f.code == "ordinal-edition").map(|f| f.message)
    };
    let message = told("شاركت مصر في الدورة السادسة عشرة لمنتدى حوكمة الإنترنت من ٢ إلى ٦ نوفمبر ٢٠٢٠.");
    assert_eq!(
        message.as_deref(),
        Some("by the glossary the 16th edition was that of 2021, and the release says 2020")
    );
    assert!(told("شاركت مصر في الدورة السادسة عشرة لمنتدى حوكمة الإنترنت ٢٠٢٠.").is_some());
    assert_eq!(told("شاركت مصر في الدورة الخامسة عشرة لمنتدى حوكمة الإنترنت من ٢ إلى ٦ نوفمبر ٢٠٢٠."), None);
    assert_eq!(told("شاركت مصر في الدورة السادسة عشرة لمنتدى حوكمة الإنترنت من ٢ إلى ٦ نوفمبر."), None);
}
