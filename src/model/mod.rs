//! Step 4, `Mapped -> Vec<Brief>`: which meetings, who, when, where, what; one brief per meeting.

pub mod brief;
mod content;
mod meetings;
mod naming;
mod parties;
mod passages;
mod place;
mod relative;
mod summary;
mod time;

pub use brief::Brief;

use brief::{
    AgendaItem, Agreement, Bilingual, BriefParagraph, Date, DateUse, Entity, Figure, Finding, Generator,
    Meeting, Mention, Mode, NextStep, Ordinal, Outcome, Passage, RoleOf, SCHEMA, Session, Source, Statement,
    Successor, Tense, Titled,
};
use meetings::Phrase;
use parties::{Lead, Part};
use passages::passage;
use place::Where;
use summary::Facts;
use time::Dated;

use crate::diagnostic::Severity;
use crate::document::Span;
use crate::english::{currencies, numbers, shares};
use crate::glossary::{Glossary, Kind};
use crate::map::Counted;
use crate::map::Mapped;

/// Builds the briefs of a release: one for each meeting, or one without a meeting where none was
/// found, so that no release disappears.
pub fn build(mapped: &Mapped<'_>, glossary: &Glossary) -> Vec<Brief> {
    let meetings::Found { meetings: found, all } = meetings::meetings(mapped, glossary);
    let builder = Builder { mapped, glossary, found: &found, all: &all };
    if found.is_empty() {
        return vec![builder.without_meeting()];
    }
    let owners = builder.owners();
    found.iter().enumerate().map(|(i, meeting)| builder.brief(i, meeting, &owners)).collect()
}

struct Builder<'a, 'r> {
    mapped: &'a Mapped<'r>,
    glossary: &'a Glossary,
    found: &'a [Phrase],
    /// Every phrase that names a meeting.
    all: &'a [Phrase],
}

impl Builder<'_, '_> {
    fn passage(&self, span: Span) -> Passage {
        passage(self.mapped.located.release, span)
    }

    fn text(&self, span: Span) -> String {
        self.mapped.located.release.text(span).trim().to_owned()
    }

    fn key(&self, entity: usize) -> String {
        let e = &self.mapped.entities[entity];
        e.concept.map_or_else(|| e.ar.clone(), |c| self.glossary.concepts[c].id.clone())
    }

    /// Which meeting each paragraph tells of, where a release reports several: the one whose body it
    /// names, else that of the paragraph before. `None` where it tells of all or of none in
    /// particular.
    fn owners(&self) -> Vec<Option<usize>> {
        let mut last = None;
        (0..self.mapped.located.tokens.len())
            .map(|paragraph| {
                let named: Vec<usize> = (0..self.found.len())
                    .filter(|&i| {
                        let own = [self.found[i].body, self.found[i].event];
                        self.mapped
                            .mentions()
                            .any(|(e, m)| m.span.paragraph == paragraph && own.contains(&Some(e)))
                    })
                    .collect();
                match named.as_slice() {
                    [] => {}
                    [one] => last = Some(*one),
                    _ => last = None,
                }
                last
            })
            .collect()
    }

    fn brief(&self, index: usize, meeting: &Phrase, owners: &[Option<usize>]) -> Brief {
        let own = |span: Span| owners[span.paragraph].is_none_or(|o| o == index);
        let lead = self.lead(meeting);
        let mut sessions = content::sessions(self.mapped);
        sessions.retain(|s| own(s.span));
        let session_spans: Vec<Span> = sessions.iter().map(|s| s.span).collect();
        let dates = time::dates(self.mapped, self.found, self.all, &session_spans, lead.tense);
        let parts = parties::parts(self.mapped, meeting);
        let host = parts.iter().find(|p| p.role == brief::Role::Host).map(|p| p.entity);
        let place = place::place(self.mapped, self.glossary, meeting, host);
        let mut statements = content::statements(self.mapped);
        statements.retain(|s| own(s.span));
        let mut agreements = content::agreements(self.mapped);
        agreements.retain(|a| own(a.span));
        let mut outcomes = content::outcomes(self.mapped);
        outcomes.retain(|o| own(o.span));
        let lead = Self::with_participant(lead, meeting, &parts);
        let mut brief = self.common(&dates);
        if !meeting.whole {
            brief.findings.push(Finding {
                code: "meeting-name".into(),
                severity: Severity::Unresolved,
                message: format!("the meeting's name could not be said in English in full: {}", meeting.en),
                at: Some(self.passage(meeting.span)),
                help: Some("add the event, or the missing part of its name, to the glossary".into()),
            });
        }
        brief.outcomes = outcomes
            .iter()
            .map(|o| Outcome { grade: o.grade, ar: self.text(o.span), at: self.passage(o.span) })
            .collect();
        brief.agenda.retain(|a| owners[a.at.paragraph].is_none_or(|o| o == index));
        brief.next_steps.retain(|n| owners[n.at.paragraph].is_none_or(|o| o == index));
        brief.meeting = self.meeting(meeting, &lead, &parts, &place, &dates);
        brief.sessions = self.sessions(&sessions, &dates);
        brief.statements = statements
            .iter()
            .map(|s| Statement {
                speaker: s.speaker.map(|e| self.key(e)),
                verb: Bilingual { en: s.verb_en.clone(), ar: self.text(s.verb) },
                at: self.passage(s.span),
            })
            .collect();
        brief.agreements = agreements
            .iter()
            .map(|a| Agreement {
                parties: a.parties.iter().map(|&e| self.key(e)).collect(),
                subject: Titled {
                    ar: self.text(a.subject),
                    en: a
                        .topic
                        .and_then(|e| self.mapped.entities[e].en.clone())
                        .map(|t| format!("{} on {t}", a.kind_en)),
                },
                amount: None,
                term: None,
                at: self.passage(a.span),
            })
            .collect();
        let facts = Facts {
            mapped: self.mapped,
            meeting,
            lead: &lead,
            parts: &parts,
            place: &place,
            sessions: &sessions,
            statements: &statements,
            agreements: &agreements,
            outcomes: &outcomes,
        };
        brief.headline = Bilingual { en: facts.headline(&brief), ar: self.headline_ar(meeting) };
        brief.summary = facts.summary(&brief);
        brief
    }

    /// Where the sentence has no actor of its own, a participant named in it is the news.
    fn with_participant(mut lead: Lead, meeting: &Phrase, parts: &[Part]) -> Lead {
        if lead.actor.is_none() {
            let here = parts
                .iter()
                .find(|p| p.role == brief::Role::Participant && p.span.paragraph == meeting.span.paragraph);
            if let Some(part) = here {
                lead.actor = Some(part.entity);
                lead.role = brief::Role::Participant;
                lead.verb = Some(part.span);
            }
        }
        lead
    }

    /// The lead of a meeting; a second meeting of a release takes what its own sentence leaves out
    /// from the first.
    fn lead(&self, meeting: &Phrase) -> Lead {
        let mut lead = parties::lead(self.mapped, meeting);
        if let Some(first) = self.found.first().filter(|f| f.span != meeting.span) {
            let main = parties::lead(self.mapped, first);
            if lead.actor.is_none() {
                lead.actor = main.actor;
                lead.role = main.role;
                lead.verb = lead.verb.or(main.verb);
            }
            if lead.tense == Tense::Unknown {
                lead.tense = main.tense;
            }
        }
        lead
    }

    /// The release's own title, or the sentence that names the meeting, verbatim.
    fn headline_ar(&self, meeting: &Phrase) -> String {
        let release = self.mapped.located.release;
        if let Some(title) = self.title() {
            return title;
        }
        let sentence = self.mapped.located.sentence(meeting.span);
        opening(release.text(sentence))
    }

    fn title(&self) -> Option<String> {
        let release = self.mapped.located.release;
        release
            .front
            .title
            .clone()
            .or_else(|| release.paragraphs.first().filter(|p| p.heading).map(|p| p.text.trim().to_owned()))
    }

    fn meeting(
        &self,
        phrase: &Phrase,
        lead: &Lead,
        parts: &[Part],
        place: &Where,
        dates: &[Dated],
    ) -> Meeting {
        let front = &self.mapped.located.release.front;
        let own: Vec<&Dated> = self.own_dates(phrase, dates);
        // A single day inside a longer range (the opening) is not a date of its own.
        let inside = |d: &Date| {
            own.iter().any(|o| {
                o.date.start != o.date.end
                    && o.date.start <= d.start
                    && d.end <= o.date.end
                    && o.date.at != d.at
            })
        };
        let mut event_dates: Vec<Date> =
            own.iter().map(|d| d.date.clone()).filter(|d| d.start != d.end || !inside(d)).collect();
        event_dates.dedup_by(|a, b| a.start == b.start && a.end == b.end);
        let ar = front.meeting.clone().unwrap_or_else(|| opening(&arabic_name(&self.text(phrase.span))));
        let theme = self.theme(phrase);
        let mut roles: Vec<RoleOf> = Vec::new();
        if let (Some(actor), Some(verb)) = (lead.actor, lead.verb)
            && !parts.iter().any(|p| p.entity == actor && p.role == lead.role)
        {
            roles.push(RoleOf { role: lead.role, entity: self.key(actor), at: self.passage(verb) });
        }
        roles.extend(parts.iter().map(|p| RoleOf {
            role: p.role,
            entity: self.key(p.entity),
            at: self.passage(p.span),
        }));
        let mut mode = place.mode.unwrap_or(Mode::Unknown);
        match front.mode.as_deref() {
            Some("in-person") => mode = Mode::InPerson,
            Some("virtual") => mode = Mode::Virtual,
            Some("hybrid") => mode = Mode::Hybrid,
            _ => {}
        }
        Meeting {
            id: self.id(phrase, &event_dates),
            name: Bilingual { en: phrase.en.clone(), ar },
            ordinal: phrase.ordinal,
            body: phrase.event.or(phrase.body).map(|e| self.key(e)),
            dates: event_dates,
            place: self.editor_place().or_else(|| place.place.clone()),
            mode,
            theme,
            tense: lead.tense,
            roles,
        }
    }

    /// A place that the editor states in the front matter, in English where the glossary knows it.
    fn editor_place(&self) -> Option<brief::PlaceName> {
        let stated = self.mapped.located.release.front.place.as_deref()?;
        let folded = crate::arabic::fold(stated);
        let known = self.glossary.concepts.iter().find(|c| {
            c.kind == Kind::Place
                && (c.ar.iter().any(|t| crate::arabic::fold(&t.text) == folded)
                    || c.name_en().eq_ignore_ascii_case(stated))
        });
        Some(match known {
            Some(c) => {
                let country =
                    c.country.as_deref().and_then(|code| self.glossary.get(&code.to_ascii_lowercase()));
                let en = country
                    .map_or_else(|| c.name_en().to_owned(), |n| format!("{}, {}", c.name_en(), n.name_en()));
                brief::PlaceName { ar: c.name_ar().to_owned(), en, country: c.country.clone() }
            }
            None => brief::PlaceName { ar: stated.to_owned(), en: stated.to_owned(), country: None },
        })
    }

    /// Event dates of one meeting: with several meetings, those of the sentences that name it.
    fn own_dates<'d>(&self, phrase: &Phrase, dates: &'d [Dated]) -> Vec<&'d Dated> {
        let all: Vec<&Dated> = dates.iter().filter(|d| d.date.r#use == DateUse::Event).collect();
        if self.found.len() < 2 {
            return all;
        }
        let sentence = self.mapped.located.sentence(phrase.span);
        let own: Vec<&Dated> = all.iter().copied().filter(|d| sentence.contains(&d.span)).collect();
        if own.is_empty() { all } else { own }
    }

    /// A quotation behind تحت شعار, تحت عنوان or بعنوان in a sentence on the meeting.
    fn theme(&self, phrase: &Phrase) -> Option<Titled> {
        let located = &self.mapped.located;
        let quote = located.quotes.iter().find(|q| {
            if q.paragraph > phrase.span.paragraph + 1 || located.is_background(**q) {
                return false;
            }
            let tokens = &located.tokens[q.paragraph].list;
            let at = tokens.partition_point(|t| t.end <= q.start);
            let before: Vec<&str> =
                tokens[at.saturating_sub(4)..at].iter().map(|t| t.folded.as_str()).collect();
            before.iter().any(|w| matches!(*w, "شعار" | "شعارها" | "شعاره" | "وشعارها" | "وشعاره"))
                || (before.iter().any(|w| matches!(*w, "عنوان" | "بعنوان"))
                    && !before.iter().any(|w| w.contains("جلسه")))
        })?;
        let entity = self
            .mapped
            .mentions()
            .filter(|(_, m)| quote.contains(&m.span) && m.span.len() * 10 >= quote.len() * 8)
            .max_by_key(|(_, m)| m.span.len());
        Some(Titled {
            ar: self.text(*quote),
            en: entity.and_then(|(e, _)| self.mapped.entities[e].en.clone()),
        })
    }

    fn sessions(&self, raw: &[content::RawSession], dates: &[Dated]) -> Vec<Session> {
        raw.iter()
            .map(|s| {
                let entity = self
                    .mapped
                    .mentions()
                    .filter(|(_, m)| s.title.contains(&m.span) && m.span.len() * 10 >= s.title.len() * 8)
                    .max_by_key(|(_, m)| m.span.len());
                let en = entity.and_then(|(e, _)| {
                    let e = &self.mapped.entities[e];
                    e.en.as_deref().map(|en| {
                        if e.kind == Kind::Concept {
                            crate::map::people::title_case(en)
                        } else {
                            en.to_owned()
                        }
                    })
                });
                Session {
                    title: Titled { ar: self.text(s.title), en },
                    number: s.number,
                    dates: dates
                        .iter()
                        .filter(|d| s.span.contains(&d.span))
                        .map(|d| d.date.clone())
                        .collect(),
                    at: self.passage(s.span),
                }
            })
            .collect()
    }

    /// `2020-11-02-igf-15`: date as far as known, body or head, ordinal.
    fn id(&self, phrase: &Phrase, dates: &[Date]) -> String {
        let date = match dates.iter().map(|d| d.start.as_str()).min() {
            Some(start) => match start.strip_prefix("--") {
                Some(rest) => format!("xxxx-{rest}"),
                None => start.to_owned(),
            },
            None => phrase.year.map_or_else(|| "undated".to_owned(), |y| y.to_string()),
        };
        let split = phrase
            .concept
            .map(|c| &self.glossary.concepts[c])
            .map(|c| c.acronym().unwrap_or(&c.id).to_owned());
        let named = phrase.event.or(phrase.body).map(|e| {
            let entity = &self.mapped.entities[e];
            entity.short.clone().or_else(|| entity.concept.map(|c| self.glossary.concepts[c].id.clone()))
        });
        let name = split
            .or(named.flatten())
            .unwrap_or_else(|| phrase.en.split(" on ").next().unwrap_or("meeting").to_owned());
        let mut slug = slug(&name);
        if slug.is_empty() {
            slug = "meeting".into();
        }
        match phrase.ordinal {
            Some(n) => format!("{date}-{slug}-{n}"),
            None => format!("{date}-{slug}"),
        }
    }

    /// Everything that does not depend on which meeting it is.
    fn common(&self, dates: &[Dated]) -> Brief {
        let mapped = self.mapped;
        let located = &mapped.located;
        let release = located.release;
        let figures = self.figures();
        // العشرين of مجموعة العشرين belongs to the name.
        let in_name = |span: Span| {
            mapped.mentions().any(|(e, m)| {
                m.span.contains(&span) && m.span != span && mapped.entities[e].kind != Kind::Concept
            })
        };
        let ordinals = located
            .ordinals
            .iter()
            .filter(|o| !in_name(o.span))
            .map(|o| Ordinal { value: o.value, at: self.passage(o.span) })
            .collect();
        let mut findings: Vec<Finding> = dates
            .iter()
            .filter(|d| d.wrong_weekday)
            .map(|d| Finding {
                code: "weekday".into(),
                severity: Severity::Warning,
                message: format!("the weekday in the text is not that of {}", d.date.en),
                at: Some(d.date.at.clone()),
                help: Some("check the date with the source; the text is printed as it is".into()),
            })
            .collect();
        findings.extend(mapped.problems.iter().map(|message| Finding {
            code: "front-matter-name".into(),
            severity: Severity::Warning,
            message: message.clone(),
            at: None,
            help: Some("`mujaz glossary find` shows the ids".into()),
        }));
        for raw in located.dates.iter().filter(|d| d.relative.is_some()) {
            if !dates.iter().any(|d| d.span == raw.span) {
                findings.push(Finding {
                    code: "relative-date".into(),
                    severity: Severity::Notice,
                    message: "a date relative to an unknown day of publication".into(),
                    at: Some(self.passage(raw.span)),
                    help: Some("add published = \"YYYY-MM-DD\" to the front matter".into()),
                });
            }
        }
        Brief {
            schema: SCHEMA.into(),
            generator: Generator {
                name: concat!("mujaz ", env!("CARGO_PKG_VERSION")).into(),
                glossary: mapped.glossary.clone(),
            },
            source: Source {
                path: release.path.clone(),
                sha256: release.sha256.clone(),
                title: self.title(),
                published: release.front.published.clone(),
                publisher: release.front.publisher.clone().or_else(|| release.agency.clone()),
                url: release.front.url.clone(),
            },
            headline: Bilingual { en: String::new(), ar: String::new() },
            meeting: self.no_meeting(),
            dates: dates.iter().map(|d| d.date.clone()).collect(),
            entities: self.entities(),
            figures,
            ordinals,
            sessions: Vec::new(),
            agenda: content::agenda(mapped)
                .into_iter()
                .map(|span| AgendaItem {
                    ar: self.text(span),
                    en: self.whole_english(span),
                    at: self.passage(span),
                })
                .collect(),
            statements: Vec::new(),
            outcomes: Vec::new(),
            agreements: Vec::new(),
            next_steps: content::next_steps(mapped)
                .into_iter()
                .map(|span| NextStep {
                    ar: self.text(span),
                    dates: dates.iter().filter(|d| span.contains(&d.span)).map(|d| d.date.clone()).collect(),
                    at: self.passage(span),
                })
                .collect(),
            summary: Vec::new(),
            paragraphs: release
                .paragraphs
                .iter()
                .enumerate()
                .map(|(i, p)| BriefParagraph {
                    ar: p.text.clone(),
                    en: None,
                    background: located.background[i] == Some(0)
                        || located.background[i].is_some_and(|b| p.text[..b].trim().is_empty()),
                })
                .collect(),
            findings,
        }
    }

    /// English of a passage that is wholly one name or term.
    fn whole_english(&self, span: Span) -> Option<String> {
        self.mapped
            .mentions()
            .filter(|(_, m)| span.contains(&m.span) && m.span.len() * 10 >= span.len() * 9)
            .max_by_key(|(_, m)| m.span.len())
            .and_then(|(e, _)| self.mapped.entities[e].en.clone())
    }

    fn figures(&self) -> Vec<Figure> {
        let mapped = self.mapped;
        mapped
            .located
            .figures
            .iter()
            .filter(|f| {
                // 360 in «منظور 360 درجة» belongs to the name.
                !mapped.mentions().any(|(e, m)| {
                    m.span.contains(&f.span) && mapped.entities[e].kind != Kind::Concept
                        || (m.span.overlaps(&f.span)
                            && m.tokens.start < f.tokens.start
                            && m.tokens.end > f.tokens.start)
                })
            })
            .map(|f| {
                let (unit, en) = match &f.counted {
                    Counted::Unit(one, many) => {
                        let noun = if (f.value - 1.0).abs() < f64::EPSILON { one } else { many };
                        (Some(many.clone()), format!("{} {noun}", numbers::scaled(f.value)))
                    }
                    Counted::Money(code, prefix) => (Some(code.clone()), numbers::money(prefix, f.value)),
                    Counted::Coin(noun) => {
                        let country = mapped.country.as_deref().unwrap_or_default();
                        match currencies::of_country(noun, country) {
                            Some(code) => {
                                (Some(code.to_owned()), numbers::money(&currencies::prefix(code), f.value))
                            }
                            // Which currency it is the release does not say.
                            None => {
                                let plural = currencies::plural(noun);
                                let noun = plural.clone().unwrap_or_default();
                                (plural, format!("{} {noun}", numbers::scaled(f.value)))
                            }
                        }
                    }
                    Counted::Percent => (Some("%".into()), format!("{}%", numbers::grouped(f.value))),
                    Counted::Noun(_) | Counted::Nothing => (None, numbers::grouped(f.value)),
                };
                // نصف ساعة, ثلثي الدول: a share of what is counted.
                let en = match (shares::share(f.value).filter(|_| f.share), &f.counted) {
                    (Some(share), Counted::Unit(_, many)) => format!("{share} of {many}"),
                    (Some(share), Counted::Noun(_)) => share,
                    _ => en,
                };
                let en = match &f.qualifier {
                    Some(q) => format!("{q} {en}"),
                    None => en,
                };
                Figure { value: f.value, unit, qualifier: f.qualifier.clone(), en, at: self.passage(f.span) }
            })
            .collect()
    }

    fn entities(&self) -> Vec<Entity> {
        self.mapped
            .entities
            .iter()
            .map(|e| Entity {
                id: e.concept.map(|c| self.glossary.concepts[c].id.clone()),
                kind: e.kind,
                ar: e.ar.clone(),
                en: e.en.clone(),
                short: e.short.clone(),
                class: e.class.clone(),
                origin: e.origin,
                status: e.status,
                country: e.country.clone(),
                role: e.role.clone().map(|(ar, en)| Titled { ar, en }),
                source: e.source.clone(),
                candidates: e.candidates.clone(),
                successor: e.concept.and_then(|c| self.glossary.successor(c)).map(|now| Successor {
                    id: now.id.clone(),
                    ar: now.name_ar().to_owned(),
                    en: now.name_en().to_owned(),
                }),
                mentions: e
                    .mentions
                    .iter()
                    .map(|m| Mention {
                        at: self.passage(m.span),
                        via: m.via,
                        explain: m.explain.clone(),
                        assumed: m.assumed,
                    })
                    .collect(),
            })
            .collect()
    }

    fn no_meeting(&self) -> Meeting {
        Meeting {
            id: "undated-meeting".into(),
            name: Bilingual { en: "Meeting not found".into(), ar: self.title().unwrap_or_default() },
            ordinal: None,
            body: None,
            dates: Vec::new(),
            place: None,
            mode: Mode::Unknown,
            theme: None,
            tense: Tense::Unknown,
            roles: Vec::new(),
        }
    }

    fn without_meeting(&self) -> Brief {
        let dates = time::dates(self.mapped, &[], &[], &[], Tense::Unknown);
        let mut brief = self.common(&dates);
        let first = self.mapped.located.release.paragraphs.first().map(|p| opening(&p.text));
        let ar = self.title().or(first).unwrap_or_default();
        brief.headline = Bilingual { en: "No meeting was found in this release".into(), ar: ar.clone() };
        brief.meeting.name.ar = ar;
        brief.findings.push(Finding {
            code: "no-meeting".into(),
            severity: Severity::Warning,
            message: "no meeting was found in this release".into(),
            at: None,
            help: Some("name it in the front matter: meeting = \"…\"".into()),
        });
        brief
    }
}

/// Longest headline taken from running text, in characters.
const HEADLINE: usize = 300;

/// A text as a headline: whole where it is short, else its opening words with an ellipsis.
fn opening(text: &str) -> String {
    let text = text.trim();
    if text.chars().count() <= HEADLINE {
        return text.to_owned();
    }
    let end = text.char_indices().nth(HEADLINE).map_or(text.len(), |(i, _)| i);
    let cut = text[..end].rfind(char::is_whitespace).unwrap_or(end);
    format!("{} …", text[..cut].trim_end())
}

/// The Arabic name of a meeting without the preposition of its first word.
fn arabic_name(text: &str) -> String {
    let text = text.trim().trim_end_matches(['،', ',', '.']);
    match text.strip_prefix("لل") {
        Some(rest) => format!("ال{rest}"),
        None => text.strip_prefix("بال").map_or_else(|| text.to_owned(), |rest| format!("ال{rest}")),
    }
}

/// Lower-case ASCII words joined by hyphens, at most 40 characters.
fn slug(name: &str) -> String {
    let mut out = String::new();
    for c in name.chars() {
        if c.is_ascii_alphanumeric() {
            out.push(c.to_ascii_lowercase());
        } else if !out.ends_with('-') && !out.is_empty() {
            out.push('-');
        }
        if out.len() >= 40 {
            break;
        }
    }
    out.trim_end_matches('-').to_owned()
}

#[cfg(test)]
mod tests;
