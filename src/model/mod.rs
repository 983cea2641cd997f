//! Step 4, `Mapped -> Vec<Brief>`: which meetings, who, when, where, what; one brief per meeting.

pub mod brief;
mod content;
mod delegation;
mod edges;
mod editions;
mod editor;
mod figures;
mod headline;
mod hosting;
mod lead;
mod meetings;
mod naming;
mod negation;
mod offices;
mod parties;
mod passages;
mod place;
mod published;
mod relative;
mod said;
mod summary;
mod time;
mod undone;

pub use brief::Brief;

use brief::{
    AgendaItem, Bilingual, BriefParagraph, Date, DateUse, Entity, Finding, Generator, Meeting, Mention, Mode,
    Ordinal, Passage, RoleOf, SCHEMA, Session, Source, Successor, Tense, Titled,
};
use lead::Lead;
use meetings::Phrase;
use parties::Part;
pub(crate) use passages::passage;
use place::Where;
use said::Said;
use summary::Facts;
use time::Dated;

use crate::document::Span;
use crate::english::{PHRASES, SENTENCES, Style, numbers};
use crate::glossary::{Glossary, Kind};
use crate::map::{Mapped, RawDate, Relative};

/// Builds the briefs of a release: one for each meeting, or one without a meeting where none was
/// found, so that no release disappears. `stated` is the name of the meeting as the editor has it in the
/// front matter, mapped as a text of its own.
pub fn build(
    mapped: &Mapped<'_>,
    stated: Option<&Mapped<'_>>,
    glossary: &Glossary,
    style: Style,
) -> Vec<Brief> {
    let mut found = meetings::meetings(mapped, glossary, style);
    if let Some(stated) = stated {
        meetings::state(&mut found, mapped, stated, glossary, style);
    }
    let meetings::Found { meetings: found, all } = found;
    let builder = Builder { mapped, glossary, style, found: &found, all: &all };
    if found.is_empty() {
        return vec![builder.without_meeting()];
    }
    let owners = builder.owners();
    found.iter().enumerate().map(|(i, meeting)| builder.brief(i, meeting, &owners)).collect()
}

struct Builder<'a, 'r> {
    mapped: &'a Mapped<'r>,
    glossary: &'a Glossary,
    style: Style,
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
        let dates = time::dates(self.mapped, self.found, self.all, &session_spans, lead.tense, self.style);
        let parts = parties::parts(self.mapped, meeting, self.all);
        let host = parts.iter().find(|p| p.role == brief::Role::Host).map(|p| p.entity);
        let mut place = place::place(self.mapped, self.glossary, meeting, self.all, host);
        let front = &self.mapped.located.release.front;
        let corrected = front.place.as_deref().map(|stated| editor::place(self.glossary, stated));
        let (by_editor, unknown_place) = corrected.unzip();
        if by_editor.is_some() {
            place.place = by_editor;
            place.place_at = None;
            // Who states a city says that people met there, where the text does not say otherwise.
            place.mode = place.mode.filter(|mode| *mode != Mode::Unknown).or(Some(Mode::InPerson));
        }
        let mut said = Said::of(&content::Reading::new(self.mapped, self.style), self.found);
        said.keep(own);
        let lead = self.with_participant(lead, meeting, &parts);
        let mut brief = self.common(&dates);
        if !meeting.whole {
            let at = self.passage(meeting.span);
            let gaps = [("name", meeting.en.as_str()), ("words", &at.text)];
            brief.findings.push(Finding::of("meeting-name", &gaps, Some(&at)));
        }
        brief.findings.extend(unknown_place.flatten());
        if index > 0 || front.meeting.is_none() {
            brief.findings.extend(self.other_ordinal(meeting));
        }
        brief.agenda.retain(|a| owners[a.at.paragraph].is_none_or(|o| o == index));
        brief.meeting = self.meeting(meeting, &lead, &parts, &place, &dates);
        let at = self.passage(meeting.span);
        brief.findings.extend(editions::disagreement(meeting, &brief.meeting.dates, &at));
        brief.sessions = self.sessions(&sessions, &dates);
        said.fill(&mut brief, self, &dates);
        let facts = Facts {
            mapped: self.mapped,
            glossary: self.glossary,
            meeting,
            lead: &lead,
            parts: &parts,
            place: &place,
            sessions: &sessions,
            said: &said,
            style: self.style,
        };
        brief.headline =
            Bilingual { en: facts.headline(&brief), ar: headline::arabic(self.mapped, meeting.span) };
        brief.summary = facts.summary(&brief);
        brief
    }

    /// A place where the same meeting, by body and noun, has another ordinal: one of them is a slip. A
    /// meeting before or after it is another meeting.
    fn other_ordinal(&self, meeting: &Phrase) -> Option<Finding> {
        let own = meeting.ordinal?;
        let other = self.all.iter().find(|p| {
            let body = p.body.or(p.event);
            let tokens = &self.mapped.located.tokens[p.span.paragraph].list;
            let around = &tokens[p.tokens.start..(p.tokens.end + 2).min(tokens.len())];
            let another = around.iter().any(|t| {
                ["سابق", "ماضي", "مقبل", "قادم", "تالي", "منصرم"].iter().any(|w| t.folded.contains(w))
            });
            p.weight > 0
                && !another
                && p.head == meeting.head
                && body.is_some()
                && body == meeting.body.or(meeting.event)
                && p.ordinal.is_some_and(|n| n != own && !self.found.iter().any(|f| f.ordinal == Some(n)))
        })?;
        let (first, second) = (numbers::ordinal(own), numbers::ordinal(other.ordinal?));
        let at = self.passage(other.span);
        let gaps = [("ordinal", first.as_str()), ("other", &second), ("words", &at.text)];
        Some(Finding::of("ordinal-differs", &gaps, Some(&at)))
    }

    /// Where the sentence has no actor of its own, a participant named in it is the news.
    fn with_participant(&self, mut lead: Lead, meeting: &Phrase, parts: &[Part]) -> Lead {
        if lead.actor.is_none() {
            let here = parts
                .iter()
                .find(|p| p.role == brief::Role::Participant && p.span.paragraph == meeting.span.paragraph);
            if let Some(part) = here {
                lead.actor = Some(part.entity);
                lead.act = lead::Act::TakesPart;
                lead.verb = Some(part.span);
                // The verb by which it takes part tells when, whatever others stand before it.
                let own = lead::tense(&crate::arabic::fold(&self.text(part.span)));
                if own != Tense::Unknown {
                    lead.tense = own;
                }
            }
        }
        lead
    }

    /// The lead of a meeting; a second meeting of a release takes what its own sentence leaves out
    /// from the first.
    fn lead(&self, meeting: &Phrase) -> Lead {
        let mut lead = lead::lead(self.mapped, meeting);
        if let Some(first) = self.found.first().filter(|f| f.span != meeting.span) {
            let main = lead::lead(self.mapped, first);
            if lead.actor.is_none() {
                lead.actor = main.actor;
                lead.act = main.act;
                lead.denied = main.denied;
                lead.verb = lead.verb.or(main.verb);
            }
            if lead.tense == Tense::Unknown {
                lead.tense = main.tense;
            }
        }
        lead
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
        // هذا الأسبوع, where the days are told too.
        let vague = |d: &Dated| {
            let week = |raw: &RawDate| raw.span == d.span && matches!(raw.relative, Some(Relative::Weeks(_)));
            let within =
                |o: &&&Dated| o.span != d.span && d.date.start <= o.date.start && o.date.end <= d.date.end;
            self.mapped.located.dates.iter().any(week) && own.iter().any(|o| within(&o))
        };
        let mut event_dates: Vec<Date> = own
            .iter()
            .filter(|d| !vague(d))
            .map(|d| d.date.clone())
            .filter(|d| d.start != d.end || !inside(d))
            .collect();
        event_dates.dedup_by(|a, b| a.start == b.start && a.end == b.end);
        // What opens comes before what closes, in whatever order the release tells them.
        if let Some((from, to)) = edges::both(&event_dates).map(|(a, b)| (a.start.clone(), b.end.clone())) {
            let within = |d: &Date| d.edge.is_none() && d.start.len() == 10 && from <= d.start && d.end <= to;
            event_dates.retain(|d| !within(d));
            event_dates.sort_by(|a, b| a.start.cmp(&b.start));
        }
        let by_editor =
            front.meeting.clone().filter(|_| self.found.first().is_some_and(|f| f.span == phrase.span));
        let ar = by_editor.unwrap_or_else(|| self.arabic_name(phrase));
        let theme = self.theme(phrase);
        let mut roles: Vec<RoleOf> = Vec::new();
        if let (Some(actor), Some(verb)) = (lead.actor, lead.verb)
            && lead.denied.is_none()
            && !parts.iter().any(|p| p.entity == actor && p.role == lead.act.role())
        {
            roles.push(RoleOf { role: lead.act.role(), entity: self.key(actor), at: self.passage(verb) });
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
            body: phrase
                .event
                .or(phrase.body)
                .map(|e| self.key(e))
                .or_else(|| phrase.concept.map(|c| self.glossary.concepts[c].id.clone())),
            dates: event_dates,
            place: place.place.clone(),
            mode,
            theme,
            tense: lead.tense,
            roles,
        }
    }

    /// The Arabic of a meeting; where it has only a pronoun for its body (دورته العادية), the body in brackets.
    fn arabic_name(&self, phrase: &Phrase) -> String {
        let name = opening(&arabic_name(&self.text(phrase.span)));
        let first = &self.mapped.located.tokens[phrase.span.paragraph].list[phrase.tokens.start];
        let pronoun = first.text.ends_with('ه') || first.text.ends_with("ها");
        let noun = PHRASES.meeting(&[first.folded.as_str()]).is_some();
        match phrase.body.filter(|_| pronoun && !noun && phrase.event.is_none()) {
            Some(body) => format!("{name} ({})", self.mapped.entities[body].ar),
            None => name,
        }
    }

    /// Event dates of one meeting: with several meetings, those of the sentences that name it.
    fn own_dates<'d>(&self, phrase: &Phrase, dates: &'d [Dated]) -> Vec<&'d Dated> {
        let all: Vec<&Dated> = dates.iter().filter(|d| d.date.r#use == DateUse::Event).collect();
        if self.found.len() < 2 {
            return all;
        }
        let sentence = self.mapped.located.sentence(phrase.span);
        // Of several meetings in a sentence, a date is of the one named last before it.
        let own = |d: &&Dated| {
            let before = |p: &&Phrase| sentence.contains(&p.span) && p.span.end <= d.span.start;
            let last = self.found.iter().filter(before).max_by_key(|p| p.span.start);
            sentence.contains(&d.span) && last.is_none_or(|p| p.span == phrase.span)
        };
        let own: Vec<&Dated> = all.iter().copied().filter(own).collect();
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
            en: entity.and_then(|(e, _)| {
                let e = &self.mapped.entities[e];
                let title = |en: &String| crate::map::people::title_case(en);
                if e.kind == Kind::Concept { e.en.as_ref().map(title) } else { e.en.clone() }
            }),
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
                // الجلسة الثانية is a name in itself.
                let numbered = s.number.filter(|_| !s.titled).map(|number| {
                    let ordinal = numbers::ordinal(number);
                    SENTENCES.session_ordinal.fill(self.style, &[("ordinal", &ordinal)])
                });
                let en = en.or(numbered);
                Session {
                    title: Titled { ar: self.text(s.title), en },
                    number: s.number,
                    dates: dates
                        .iter()
                        .filter(|d| s.span.contains(&d.span))
                        .map(|d| d.date.clone())
                        // A session has a day; خطة 2025–2030 is what it was about.
                        .filter(|d| d.start.len() == 10 || d.start.starts_with("--") && d.start.len() == 7)
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
        let figures = figures::figures(mapped, self.style).into_iter().map(|(_, f)| f).collect();
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
            .map(|d| {
                let gaps = [("date", d.date.en.as_str()), ("words", &d.date.at.text)];
                Finding::of("weekday", &gaps, Some(&d.date.at))
            })
            .collect();
        findings.extend(
            mapped.problems.iter().map(|m| Finding::of("front-matter-name", &[("message", m)], None)),
        );
        for raw in located.dates.iter().filter(|d| d.relative.is_some()) {
            if !dates.iter().any(|d| d.span == raw.span) {
                let at = self.passage(raw.span);
                findings.push(Finding::of("relative-date", &[("words", &at.text)], Some(&at)));
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
                title: headline::title(self.mapped.located.release),
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
            next_steps: Vec::new(),
            elections: Vec::new(),
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
                candidate_names: e.candidates.iter().map(|id| self.told_apart(id)).collect(),
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

    /// The name of a concept among others that may be called the same: with its country.
    fn told_apart(&self, id: &str) -> Bilingual {
        let Some(concept) = self.glossary.get(id) else {
            return Bilingual { en: id.to_owned(), ar: id.to_owned() };
        };
        let (en, ar) = (concept.name_en(), concept.name_ar());
        let country = concept.country.as_deref().and_then(|code| self.glossary.get(&code.to_lowercase()));
        match country.filter(|country| country.id != concept.id) {
            Some(country) => Bilingual {
                en: format!("{en} ({})", country.name_en()),
                ar: format!("{ar} ({})", country.name_ar()),
            },
            None => Bilingual { en: en.to_owned(), ar: ar.to_owned() },
        }
    }

    fn no_meeting(&self) -> Meeting {
        Meeting {
            id: "undated-meeting".into(),
            name: Bilingual {
                en: "Meeting not found".into(), ar: "لم يُعثر على اجتماع".into()
            },
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
        let dates = time::dates(self.mapped, &[], &[], &[], Tense::Unknown, self.style);
        let mut brief = self.common(&dates);
        let has_text = !self.mapped.located.release.paragraphs.is_empty();
        let ar = if has_text { headline::arabic(self.mapped, Span::new(0, 0, 0)) } else { String::new() };
        brief.headline = Bilingual { en: "No meeting was found in this release".into(), ar };
        brief.findings.push(Finding::of("no-meeting", &[], None));
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
