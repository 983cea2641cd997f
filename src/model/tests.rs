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
[[organisation]]
id = "eg-health"
class = "ministry"
ar = "وزارة الصحة"
en = "Ministry of Health"
country = "EG"
[[place]]
id = "paris"
ar = "باريس"
en = "Paris"
country = "FR"
"#;

fn briefs(paragraphs: &[&str]) -> Vec<Brief> {
    briefs_with("", paragraphs)
}

/// The same with more entries in the glossary.
fn briefs_with(entries: &str, paragraphs: &[&str]) -> Vec<Brief> {
    let file = File { path: "g.toml".into(), text: [GLOSSARY, entries].concat() };
    let (glossary, problems) = Glossary::from_layers(&[vec![file]]);
    assert!(problems.is_empty(), "{problems:?}");
    let release = release(paragraphs);
    let mapped = map(locate(&release), &glossary, &MapOptions::default());
    build(&mapped, None, &glossary, Style::default())
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
    assert!(headline.chars().count() <= 122 && headline.ends_with("كلمة\u{A0}…"), "{headline}");
}

#[test]
fn the_capital_of_a_country_is_its_city_where_the_release_names_it() {
    let place = |text: &str| {
        let (glossary, _) = crate::glossary::Glossary::from_layers(&[crate::glossary::store::shipped()]);
        let release = crate::locate::testing::release(&[text]);
        let mapped = crate::map::map(crate::locate::locate(&release), &glossary, &Default::default());
        super::build(&mapped, None, &glossary, Default::default()).remove(0).meeting.place.map(|p| p.en)
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
        let brief = super::build(&mapped, None, &glossary, Default::default()).remove(0);
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

/// The briefing of one paragraph that was published on 5 November 2020.
fn published(text: &str) -> Brief {
    let file = File { path: "g.toml".into(), text: GLOSSARY.into() };
    let (glossary, _) = Glossary::from_layers(&[vec![file]]);
    let mut release = release(&[text]);
    release.front.published = Some("2020-11-05".into());
    let mapped = map(locate(&release), &glossary, &MapOptions::default());
    build(&mapped, None, &glossary, Style::default()).remove(0)
}

fn first_sentence(text: &str) -> String {
    briefs(&[text])[0].summary[0].en.clone()
}

#[test]
fn what_is_refused_or_denied_is_said_for_what_it_is() {
    let declined = first_sentence("اعتذرت مصر عن عدم المشاركة في الاجتماع الثاني لمنتدى حوكمة الإنترنت.");
    assert_eq!(
        declined,
        "Egypt declined to take part in the 2nd Meeting of the Internet Governance Forum (IGF)."
    );
    let not = first_sentence("لم تشارك مصر في الاجتماع الثاني لمنتدى حوكمة الإنترنت.");
    assert_eq!(not, "Egypt did not take part in the 2nd Meeting of the Internet Governance Forum (IGF).");
    let never = briefs(&["لن تستضيف مصر الاجتماع الثاني لمنتدى حوكمة الإنترنت."]).remove(0);
    assert_eq!(
        never.summary[0].en,
        "Egypt will not host the 2nd Meeting of the Internet Governance Forum (IGF)."
    );
    assert_eq!(never.meeting.roles, []);
    let denied = briefs(&[
        "نفت مصر ما تردد بشأن استضافة باريس الاجتماع الثاني لمنتدى حوكمة الإنترنت يوم 3 نوفمبر 2020.",
        "ونفت أن تكون مصر قد وقعت مذكرة تفاهم مع الأمم المتحدة. وكان من المقرر أن يناقش الاجتماع مذكرة تفاهم.",
    ])
    .remove(0);
    assert_eq!(
        denied.summary.iter().map(|s| s.en.as_str()).collect::<Vec<_>>(),
        [
            "Egypt denied reports on the 2nd Meeting of the Internet Governance Forum (IGF).",
            "Remarks are reported from Egypt in paragraph 2; the wording is given there in Arabic."
        ]
    );
    assert_eq!((denied.meeting.place, denied.meeting.dates.len()), (None, 0));
    assert_eq!((denied.agreements.len(), denied.outcomes.len()), (0, 0));
}

#[test]
fn a_place_behind_the_verb_is_not_who_takes_part() {
    let of = first_sentence("مصر تشارك بباريس في الاجتماع الثاني لمنتدى حوكمة الإنترنت.");
    assert!(of.starts_with("Egypt takes part in the 2nd Meeting"), "{of}");
}

#[test]
fn who_holds_opens_or_only_discusses_does_not_take_part() {
    let holds = first_sentence("تعقد مصر اجتماع منتدى حوكمة الإنترنت الثاني.");
    assert!(holds.starts_with("Egypt holds the"), "{holds}");
    let opened = first_sentence("افتتحت مصر الاجتماع الثاني لمنتدى حوكمة الإنترنت.");
    assert!(opened.starts_with("Egypt opened the 2nd Meeting"), "{opened}");
    let discussed = first_sentence("بحثت مصر أمام الاجتماع الثاني لمنتدى حوكمة الإنترنت مسائل عدة.");
    assert!(discussed.starts_with("The release reports on the 2nd Meeting"), "{discussed}");
}

#[test]
fn the_first_or_last_day_is_not_the_whole_meeting() {
    let closed = published("اختتم أمس الاجتماع الثاني لمنتدى حوكمة الإنترنت في باريس.");
    let date = &closed.meeting.dates[0];
    assert_eq!((date.start.as_str(), date.edge), ("2020-11-04", Some(brief::Edge::Last)));
    assert_eq!(
        closed.summary[0].en,
        "The release reports on the 2nd Meeting of the Internet Governance Forum (IGF), held in Paris, France, \
         closing on 4 November 2020."
    );
    let whole = published("انطلق أمس الاجتماع الثاني لمنتدى حوكمة الإنترنت، ويستمر الاجتماع من 4 إلى 6 نوفمبر.");
    let dates: Vec<_> = whole.meeting.dates.iter().map(|d| (d.start.as_str(), d.edge)).collect();
    assert_eq!(dates, [("2020-11-04", None)]);
}

#[test]
fn the_day_of_publication_follows_from_what_the_text_gives_in_full() {
    let brief = briefs(&[
        "اختتم أمس الاجتماع الثاني لمنتدى حوكمة الإنترنت الذي عقد يومي 3 و4 نوفمبر 2020. ويعقد المنتدى ورشة يوم 15 مارس المقبل.",
    ])
    .remove(0);
    let found: Vec<&str> = brief.dates.iter().map(|d| d.start.as_str()).collect();
    assert_eq!(found, ["2020-11-04", "2020-11-03", "2021-03-15"]);
    assert!(brief.dates.iter().skip(2).all(|d| d.year == brief::YearOrigin::Inferred));
    let today = briefs(&[
        "أعلنت مصر، اليوم السبت 4 أبريل 2026، عن الاجتماع الثاني لمنتدى حوكمة الإنترنت. ويعقد في مايو المقبل.",
    ]);
    assert_eq!(today[0].dates[1].start, "2026-05");
    let last = published("انعقد الاجتماع الثاني لمنتدى حوكمة الإنترنت في يونيو من العام الماضي.");
    assert_eq!(last.dates.iter().map(|d| d.start.as_str()).collect::<Vec<_>>(), ["2019-06"]);
}

#[test]
fn the_meeting_after_is_known_by_its_ordinal() {
    let of = |next: &str| {
        let text = format!("شاركت مصر في الاجتماع الثاني لمنتدى حوكمة الإنترنت. {next}");
        let brief = briefs(&[text.as_str()]).remove(0);
        brief.next_steps.into_iter().filter_map(|s| s.en).collect::<Vec<_>>()
    };
    assert_eq!(
        of("وتقرر أن تستضيف باريس الاجتماع الثالث في سبتمبر 2021."),
        ["The 3rd meeting is to be held in Paris, France, in September 2021."]
    );
    // Another kind of meeting, one before, and one of which nothing is said to be held.
    assert_eq!(of("وتستضيف باريس الدورة الثالثة في سبتمبر 2021."), [""; 0]);
    assert_eq!(of("واستضافت باريس الاجتماع الأول في سبتمبر 2019."), [""; 0]);
    assert_eq!(of("وأحيل الأمر إلى الاجتماع الثالث."), [""; 0]);
}

#[test]
fn a_delegation_is_of_the_country_that_the_text_names() {
    let of = |text: &str| {
        let lead = "شاركت مصر في الاجتماع الثاني لمنتدى حوكمة الإنترنت.";
        let brief = briefs(&[format!("{lead} {text}").as_str()]).remove(0);
        brief.summary[1].en.clone()
    };
    let named = of("وترأس وفد فرنسا الدكتور ناصر بن خميس.");
    assert!(named.contains("headed France’s delegation"), "{named}");
    let unsaid = of("وترأس الوفد الدكتور ناصر بن خميس.");
    assert!(unsaid.contains("headed the delegation"), "{unsaid}");
}

#[test]
fn a_body_inside_an_unknown_name_is_not_whose_meeting_it_is() {
    let session = briefs(&["شاركت مصر في الدورة الثانية للجنة الأمم المتحدة للبحار."]).remove(0);
    assert!(!session.meeting.name.en.contains("of the United Nations"), "{}", session.meeting.name.en);
    assert!(session.findings.iter().any(|f| f.code == "meeting-name"));
}

#[test]
fn somebody_else_is_elected_than_the_state_that_put_him_forward() {
    let brief = briefs(&[
        "شاركت مصر في الاجتماع الثاني لمنتدى حوكمة الإنترنت. وانتخب المنتدى المهندس خالد راشد الزعابي، مرشح مصر، رئيسا، وسحبت فرنسا مرشحها.",
    ])
    .remove(0);
    let told: Vec<_> = brief.elections.iter().map(|e| (e.ballot, e.who.clone(), e.post.clone())).collect();
    let who = vec!["خالد راشد الزعابي".to_owned()];
    assert_eq!(told, [(brief::Ballot::Elected, who, Some("chair".to_owned()))]);
}

#[test]
fn dates_and_meetings_of_one_sentence_are_kept_apart() {
    let event = "[[event]]\nid = \"wtsa\"\nar = \"جمعية تقييس الاتصالات\"\nen = \"Standardization Assembly\"\n";
    let text = "تستضيف مصر منتدى حوكمة الإنترنت الذي سيعقد في 3 نوفمبر 2020، وجمعية تقييس الاتصالات التي ستقام من 5 إلى 7 نوفمبر 2020.";
    let found: Vec<(String, String)> = briefs_with(event, &[text])
        .into_iter()
        .map(|b| (b.meeting.body.unwrap_or_default(), b.meeting.dates[0].start.clone()))
        .collect();
    let expected = [("igf", "2020-11-03"), ("wtsa", "2020-11-05")];
    assert_eq!(found, expected.map(|(id, day)| (id.to_owned(), day.to_owned())));
    let other = briefs(&[
        "شاركت مصر في الاجتماع الثاني لمنتدى حوكمة الإنترنت يوم 3 نوفمبر 2020، ودعت إلى المؤتمر الدولي للاستثمار المقرر عقده يوم 9 ديسمبر 2020.",
    ])
    .remove(0);
    assert_eq!(other.meeting.dates.iter().map(|d| d.start.as_str()).collect::<Vec<_>>(), ["2020-11-03"]);
}

#[test]
fn a_day_behind_until_is_the_last_one() {
    let brief =
        briefs(&["تشارك مصر في الاجتماع الثاني لمنتدى حوكمة الإنترنت الذي يستمر حتى 22 أبريل 2020."]).remove(0);
    assert_eq!(brief.meeting.dates[0].en, "closing on 22 April 2020");
}

#[test]
fn an_election_that_is_only_wished_for_is_none() {
    let of = |text: &str| {
        let lead = "شاركت مصر في الاجتماع الثاني لمنتدى حوكمة الإنترنت.";
        briefs(&[format!("{lead} {text}").as_str()])[0].elections.len()
    };
    assert_eq!(of("وعملت على دعم انتخاب المهندس خالد راشد الزعابي نائبا للرئيس."), 0);
    assert_eq!(of("وتم انتخاب المهندس خالد راشد الزعابي نائبا للرئيس."), 1);
    // Who elects is not who is elected.
    let brief = briefs(&[
        "شاركت مصر في الاجتماع الثاني لمنتدى حوكمة الإنترنت. وانتخبت الأمم المتحدة، في ختام الدورة، جون أومو أمينا عاما، فيما خسر غيره بفارق 5 أصوات.",
    ])
    .remove(0);
    let told: Vec<_> = brief.elections.iter().map(|e| (e.who.len(), e.votes.clone())).collect();
    assert_eq!(told, [(0, None)]);
    let told = brief.summary.iter().any(|s| s.en.starts_with("The release also reports an election"));
    assert!(told, "{:?}", brief.summary);
}

#[test]
fn an_honorific_stands_for_who_bore_it_last() {
    let of = |text: &str| {
        let brief = briefs(&[&format!(
            "شارك معالي الدكتور سالم حسن والسيد عمر فهد في الاجتماع الثاني لمنتدى حوكمة الإنترنت. {text}"
        )])
        .remove(0);
        brief.statements.first().and_then(|s| s.speaker.clone())
    };
    assert_eq!(of("وأكد معاليه أهمية التعاون.").as_deref(), Some("سالم حسن"));
    assert_eq!(of("وأكد سيادته أهمية التعاون.").as_deref(), Some("عمر فهد"));
    assert_eq!(of("وأكد سموه أهمية التعاون."), None);
}

#[test]
fn who_speaks_without_english_is_pointed_to() {
    let brief = briefs(&[
        "شارك الدكتور سالم حسن في الاجتماع الثاني لمنتدى حوكمة الإنترنت.",
        "وقال حسن إن السماء صافية.",
    ])
    .remove(0);
    let last = brief.summary.last().map(|s| s.en.as_str());
    assert_eq!(
        last,
        Some("Remarks are reported from Salem Hassan in paragraph 2; the wording is given there in Arabic.")
    );
}

#[test]
fn an_agreement_of_which_one_party_is_known_has_another() {
    let of = |text: &str| {
        let lead = "شاركت مصر في الاجتماع الثاني لمنتدى حوكمة الإنترنت.";
        briefs(&[format!("{lead} {text}").as_str()])[0].summary[1].en.clone()
    };
    assert_eq!(
        of("ووقعت مصر مذكرة تفاهم."),
        "A memorandum of understanding to which Egypt is a party was signed."
    );
    assert_eq!(
        of("وتم توقيع مذكرة تفاهم بين مصر والجهة المعنية."),
        "A memorandum of understanding involving Egypt was signed."
    );
    assert_eq!(of("ووقع مذكرة تفاهم مع فرنسا."), "A memorandum of understanding with France was signed.");
}

#[test]
fn who_leads_those_who_come_does_not_chair_the_meeting() {
    let brief =
        briefs(&["شاركت مصر برئاسة الجهاز القومي لتنظيم الاتصالات في الاجتماع الثاني لمنتدى حوكمة الإنترنت."])
            .remove(0);
    let roles: Vec<_> = brief.meeting.roles.iter().map(|r| (r.role, r.entity.as_str())).collect();
    assert!(roles.contains(&(brief::Role::HeadOfDelegation, "eg-ntra")), "{roles:?}");
    assert!(!roles.iter().any(|(role, _)| *role == brief::Role::Chair), "{roles:?}");
}

#[test]
fn one_title_of_two_countries_is_told_apart() {
    let office = "[[role]]\nid = \"minister\"\nclass = \"office\"\nar = \"وزير\"\nen = \"Minister\"\n\
                  [[organisation]]\nid = \"mcit\"\nclass = \"ministry\"\nar = \"وزارة الاتصالات\"\nen = \"Ministry of Communications\"\n\
                  [[country]]\nid = \"lb\"\nar-adjective = [\"لبناني\"]\ncountry = \"LB\"\n\
                  [[country]]\nid = \"fr\"\nar-adjective = [\"فرنسي\"]\ncountry = \"FR\"\n";
    let brief = briefs_with(office, &[
        "شاركت مصر في الاجتماع الثاني لمنتدى حوكمة الإنترنت. وأكد وزير الاتصالات اللبناني أهمية التعاون. وأكد وزير الاتصالات الفرنسي أهمية الحوار.",
    ])
    .remove(0);
    let groups: Vec<_> = brief.statements.iter().filter_map(|s| s.group.as_ref()?.en.clone()).collect();
    assert_eq!(groups.len(), 2, "{:?}", brief.statements);
    assert!(groups[0].starts_with("Lebanon’s") && groups[1].starts_with("France’s"), "{groups:?}");
}

#[test]
fn what_english_cannot_say_is_pointed_to_in_one_sentence() {
    let brief = briefs(&[
        "شاركت مصر في الاجتماع الثاني لمنتدى حوكمة الإنترنت.",
        "واعتمد المنتدى لائحته، وقرر تعديل نظامه.",
        "وأوصى بتعديل آخر.",
    ])
    .remove(0);
    assert_eq!(
        brief.summary[1].en,
        "The release also reports an adoption and a decision in paragraph 2 and a recommendation in paragraph 3; \
         the wording is given there in Arabic."
    );
}

#[test]
fn at_the_head_of_a_delegation_and_the_day_of_leaving() {
    let brief = published(
        "تتوجه الدكتورة هالة حسن، غدا، إلى باريس؛ على رأس وفد مصر المشارك في الاجتماع الثاني لمنتدى حوكمة الإنترنت، المقرر عقده في باريس يوم 9 نوفمبر.",
    );
    let dates: Vec<_> = brief.dates.iter().map(|d| (d.start.as_str(), d.r#use)).collect();
    assert_eq!(dates, [("2020-11-06", DateUse::Other), ("2020-11-09", DateUse::Event)]);
    let roles: Vec<_> = brief.meeting.roles.iter().map(|r| (r.role, r.entity.as_str())).collect();
    assert_eq!(roles, [(brief::Role::HeadOfDelegation, "هالة حسن"), (brief::Role::Participant, "eg")]);
}

#[test]
fn the_day_of_the_news_and_years_to_come_are_not_of_the_meeting() {
    let brief = published(
        "شاركت مصر في الاجتماع الثاني لمنتدى حوكمة الإنترنت. وبحسب بيان صدر اليوم الخميس، أقرت موازنة المنظمة لعام 2027.",
    );
    let uses: Vec<_> = brief.dates.iter().map(|d| (d.start.as_str(), d.r#use)).collect();
    assert_eq!(uses, [("2020-11-05", DateUse::Publication), ("2027", DateUse::Other)]);
    let announced = published("أعلنت مصر، اليوم، أن الاجتماع الثاني لمنتدى حوكمة الإنترنت ينعقد يوم 9 نوفمبر.");
    assert_eq!(announced.meeting.dates.iter().map(|d| d.start.as_str()).collect::<Vec<_>>(), ["2020-11-09"]);
}

#[test]
fn a_meeting_put_off_is_told_and_a_denied_putting_off_is_not() {
    let of = |text: &str| {
        let lead = "شاركت مصر في الدورة الثانية لمنتدى حوكمة الإنترنت.";
        let brief = briefs(&[format!("{lead} {text}").as_str()]).remove(0);
        let told = brief.summary.into_iter().map(|s| s.en);
        told.filter(|en| en.contains("postponement") || en.contains("cancellation")).collect::<Vec<_>>()
    };
    assert_eq!(
        of("وأفاد البيان بتأجيل الاجتماع الثالث والسبعين للأمم المتحدة. وتقرر تأجيل الاجتماع إلى موعد لاحق."),
        ["The postponement of the 73rd meeting is reported in paragraph 1."]
    );
    assert_eq!(of("وتم إلغاء المؤتمر."), ["The cancellation of the conference is reported in paragraph 1."]);
    assert_eq!(of("ونفت مصر تأجيل الاجتماع."), [""; 0]);
    assert_eq!(of("وتم تأجيل النظر في البند."), [""; 0]);
}

#[test]
fn two_bodies_of_one_name_are_told_apart_by_their_country() {
    let ministries = "[[organisation]]\nid = \"fr-mol\"\nar = \"وزارة العمل الفرنسية\"\nen = \"Ministry of Labour\"\ncountry = \"FR\"\n\
                      [[organisation]]\nid = \"eg-mol\"\nar = \"وزارة العمل المصرية\"\nen = \"Ministry of Labour\"\ncountry = \"EG\"\n";
    let brief = briefs_with(ministries, &[
        "شارك الجهاز القومي لتنظيم الاتصالات في مصر في الاجتماع الثاني لمنتدى حوكمة الإنترنت. ووقعت وزارة العمل الفرنسية مذكرة تفاهم مع وزارة العمل المصرية.",
    ])
    .remove(0);
    let signed = brief.summary.iter().find(|s| s.en.contains("memorandum")).map(|s| s.en.as_str());
    assert_eq!(
        signed,
        Some(
            "A memorandum of understanding between France’s Ministry of Labour and the Ministry of Labour was signed."
        )
    );
}

#[test]
fn the_meeting_that_was_held_is_the_news_and_not_the_next() {
    let brief = briefs(&[
        "اتفق وزراء الطاقة على إنشاء لجنة، وذلك خلال الاجتماع الثلاثي الثاني الذي احتضنته باريس.",
        "ومن المقرر أن ينعقد الاجتماع الثلاثي الثالث في يونيو 2026.",
    ])
    .remove(0);
    assert_eq!(brief.meeting.ordinal, Some(2));
    let put_forward =
        briefs(&["شاركت مصر في الاجتماع الثاني لمنتدى حوكمة الإنترنت. ورشحت مصر السفير نفسه لعضوية اللجنة."]);
    assert_eq!(put_forward[0].elections.len(), 0);
}

#[test]
fn who_chairs_something_else_does_not_chair_the_meeting() {
    let chairs = |text: &str| {
        let lead = "شاركت مصر في الاجتماع الثاني لمنتدى حوكمة الإنترنت.";
        let brief = briefs(&[format!("{lead} {text}").as_str()]).remove(0);
        brief.meeting.roles.iter().any(|r| r.role == brief::Role::Chair)
    };
    assert!(chairs("وترأس الجهاز القومي لتنظيم الاتصالات الاجتماع."));
    assert!(!chairs("وأقر المواصفة التي ترأس الجهاز القومي لتنظيم الاتصالات فريق إعدادها."));
}

#[test]
fn what_is_not_expected_or_not_held_is_not_told() {
    let brief = briefs(&[
        "شاركت مصر في الاجتماع الثاني لمنتدى حوكمة الإنترنت. وقالت: لا نتوقع توقيع اتفاقيات هذا العام.",
    ])
    .remove(0);
    assert_eq!(brief.agreements.len(), 0);
    let off = briefs(&[
        "أعلنت مصر أن الاجتماع الثاني لمنتدى حوكمة الإنترنت لن يعقد في موعده يومي 18 و19 أكتوبر 2025 في باريس، وأن الاجتماع أُرجئ إلى العام المقبل.",
    ])
    .remove(0);
    assert_eq!((off.meeting.dates.len(), off.meeting.place), (0, None));
    assert!(off.summary.iter().any(|s| s.en.ends_with("(IGF) was postponed.")), "{:?}", off.summary);
    assert_eq!(off.headline.en, "2nd Meeting of the Internet Governance Forum (IGF) postponed");
}

#[test]
fn who_stays_away_from_the_meeting_has_no_part_in_it() {
    let brief = briefs(&[
        "أعلنت مصر أنها لن تشارك في الاجتماع الثاني لمنتدى حوكمة الإنترنت. وستشارك مصر في الاجتماع الخامس لوزراء الصحة.",
    ])
    .remove(0);
    assert_eq!(brief.meeting.roles, []);
}

#[test]
fn ministers_who_meet_are_those_of_a_field() {
    let en = |text: &str| briefs(&[text]).first().map(|brief| brief.meeting.name.en.clone());
    let own = |name: &str| Some(name.to_owned());
    assert_eq!(en("شاركت مصر في اجتماع وزراء الصحة العرب"), own("Meeting of Arab Ministers of Health"));
    assert_eq!(
        en("شاركت مصر في الاجتماع الوزاري لوزراء الصحة بدول الأمم المتحدة"),
        own("Meeting of Ministers of Health, United Nations (UN)")
    );
    assert_eq!(
        en("شاركت مصر في الدورة الخامسة لاجتماع وزراء الصحة العرب"),
        own("5th Session of the Meeting of Arab Ministers of Health")
    );
    // Which field is meant must be known; then a part of the name is missing.
    let brief = briefs(&["شاركت مصر في الاجتماع الثاني لوزراء الفضاء العرب"]).remove(0);
    assert!(brief.findings.iter().any(|finding| finding.code == "meeting-name"));
}

#[test]
fn who_hosts_another_meeting_is_not_the_host_of_this_one() {
    let hosts = |text: &str| {
        let brief = briefs(&text.split('|').collect::<Vec<_>>()).into_iter().next().expect("a brief");
        let hosts = brief.meeting.roles.iter().filter(|r| r.role == brief::Role::Host);
        hosts.map(|r| r.entity.clone()).collect::<Vec<_>>()
    };
    let lead = "شاركت مصر في الاجتماع الخامس لمنتدى حوكمة الإنترنت الذي استضافته فرنسا يوم 3 مايو 2020";
    assert_eq!(hosts(lead), ["fr"]);
    for other in [
        "ومن المقرر أن تستضيف الكويت الاجتماع السادس في 2021",
        "واستضافت قطر الاجتماع الرابع في 2019",
        "وتستضيف الكويت الدورة المقبلة",
        "وتستضيف قطر القمة العالمية لمجتمع المعلومات",
    ] {
        assert_eq!(hosts(&format!("{lead}. {other}.")), ["fr"], "{other}");
        assert_eq!(hosts(&format!("{lead}.|{other}.")), ["fr"], "{other}");
    }
    let own = "شاركت مصر في الاجتماع الخامس لمنتدى حوكمة الإنترنت|وتستضيف فرنسا الاجتماع في باريس";
    assert_eq!(hosts(own), ["fr"]);
}

#[test]
fn what_is_put_off_or_ruled_out_was_not_agreed_on() {
    let en = |decision: &str| {
        let text = format!("شاركت مصر في الاجتماع الخامس لمنتدى حوكمة الإنترنت. ووافقت الدول على {decision}.");
        let brief = briefs(&[&text]).into_iter().next().expect("a brief");
        brief.outcomes.iter().filter_map(|outcome| outcome.en.clone()).collect::<Vec<_>>()
    };
    assert!(en("التعاون مع الجهاز القومي لتنظيم الاتصالات").concat().contains("Telecom"));
    for none in ["تأجيل التعاون مع الجهاز القومي لتنظيم الاتصالات", "عدم دعم الجهاز القومي لتنظيم الاتصالات"]
    {
        assert_eq!(en(none), Vec::<String>::new(), "{none}");
    }
}

#[test]
fn first_and_last_day_told_apart_are_the_days_of_the_meeting() {
    let brief = published(
        "اختتم أمس الاجتماع الثاني لمنتدى حوكمة الإنترنت في باريس. وكان الاجتماع انطلق يوم 2 نوفمبر 2020.",
    );
    let edges: Vec<_> = brief.meeting.dates.iter().map(|d| (d.start.as_str(), d.edge)).collect();
    assert_eq!(edges, [("2020-11-02", Some(brief::Edge::First)), ("2020-11-04", Some(brief::Edge::Last))]);
    assert!(brief.summary[0].en.ends_with("on 2–4 November 2020."), "{}", brief.summary[0].en);
}

#[test]
fn occasions_and_signatories_are_no_parties() {
    let brief = briefs(&[
        "عُقد في باريس الاجتماع الثاني لمنتدى حوكمة الإنترنت. ووقعت مصر، على هامش منتدى حوكمة الإنترنت، مذكرة تفاهم مع فرنسا، وقعها عن الجانب الفرنسي سفير الهند.",
    ])
    .remove(0);
    assert_eq!(brief.agreements[0].parties, ["eg", "fr"]);
}

#[test]
fn a_name_that_goes_on_is_said_to_be_incomplete() {
    let told = |text: &str| briefs(&[text])[0].findings.iter().any(|f| f.code == "meeting-name");
    assert!(told("عقد في باريس الاجتماع الثاني لوزراء الصحة ومحافظي البنوك المركزية."));
    assert!(!told("عقد في باريس الاجتماع الثاني لوزراء الصحة العرب، ورحبوا بالنتائج."));
}
