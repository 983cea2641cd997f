//! Whether an element is built as its version and its dialect allow.

use super::category::{CARRIERS, Dialect, Level};
use super::model::{Model, Part, Style, model};
use super::problems::Problems;
use crate::diagnostic::Diagnostic;
use crate::exchange::xml::{Content, Node, is_space};

/// How much of a text is quoted in a message, in characters.
const QUOTED: usize = 40;

/// The rules a file is held against.
#[derive(Debug, Clone, Copy)]
pub(super) struct Rules {
    /// The version and style.
    pub(super) style: Style,
    /// The dialect.
    pub(super) dialect: Dialect,
}

impl Rules {
    /// Checks an element and all in it.
    pub(super) fn check(self, node: &Node, problems: &mut Problems<'_>) {
        self.element(node, None, problems);
    }

    fn element(self, node: &Node, level: Option<Level>, problems: &mut Problems<'_>) {
        let level = match node.name.as_str() {
            "conceptEntry" | "termEntry" => Some(Level::Concept),
            "langSec" | "langSet" => Some(Level::Language),
            "termSec" | "tig" | "ntig" => Some(Level::Term),
            _ => level,
        };
        self.attributes(node, level, problems);
        // An unknown element was reported where it stands; what is in it has no rules.
        let Some(model) = model(self.style, &node.name) else { return };
        match model {
            Model::Parts(parts) => {
                no_text(node, parts, problems);
                in_order(node, parts, problems);
            }
            Model::Text(inline) => {
                for child in node.children().filter(|c| !inline.contains(&c.name.as_str())) {
                    let inside = format!("`{}` may not stand in `{}`", child.name, node.name);
                    let help = if inline.is_empty() {
                        "it holds text only".to_owned()
                    } else {
                        format!("it holds text, and {} within it", inline.join(", "))
                    };
                    problems.add(structure(inside).help(help), &child.at);
                }
            }
        }
        for child in node.children() {
            self.element(child, level, problems);
        }
    }

    fn attributes(self, node: &Node, level: Option<Level>, problems: &mut Problems<'_>) {
        let needed: &[&str] = match node.name.as_str() {
            "conceptEntry" => &["id"],
            "langSec" | "langSet" => &["xml:lang"],
            "xref" => &["target"],
            name if CARRIERS.contains(&name) => &["type"],
            _ => &[],
        };
        for name in needed {
            if node.attribute(name).is_none_or(|value| value.trim().is_empty()) {
                let message = format!("`{}` has no `{name}`", node.name);
                problems
                    .add(structure(message).help(format!("write <{} {name}=\"…\">", node.name)), &node.at);
            }
        }
        if CARRIERS.contains(&node.name.as_str())
            && let Some(category) = node.attribute("type").filter(|t| !t.trim().is_empty())
        {
            self.category(node, category, level, problems);
        }
    }

    /// Whether the dialect knows a data category, here, with this value.
    fn category(self, node: &Node, name: &str, level: Option<Level>, problems: &mut Problems<'_>) {
        let Some(known) = self.dialect.categories() else { return };
        let known: Vec<_> = known.filter(|c| c.carrier == node.name).collect();
        let Some(category) = known.iter().find(|c| c.name == name) else {
            let names: Vec<&str> = known.iter().map(|c| c.name).collect();
            let help = if names.is_empty() {
                "this dialect allows none there; name the right dialect in <tbx type=\"…\">".to_owned()
            } else {
                format!("`{}` may be of type {}", node.name, names.join(", "))
            };
            let message = format!("`{name}` is no data category for `{}` in this dialect", node.name);
            problems.add(Diagnostic::error("tbx-category", message).help(help), &node.at);
            return;
        };
        if let Some(level) = level.filter(|l| !category.levels.contains(l)) {
            let message = format!("`{name}` may not stand on the level of `{}`", level.name());
            let levels: Vec<&str> = category.levels.iter().map(|l| l.name()).collect();
            let help = format!("its levels are {}", levels.join(", "));
            problems.add(Diagnostic::error("tbx-category", message).help(help), &node.at);
        }
        let value = node.text();
        if !category.values.is_empty() && !category.values.contains(&value.as_str()) {
            let message = format!("`{}` is no value of `{name}`", quoted(&value));
            let help = format!("its values are {}", category.values.join(", "));
            problems.add(Diagnostic::warning("tbx-value", message).help(help), &node.at);
        }
    }
}

/// An error of structure.
pub(super) fn structure(message: String) -> Diagnostic {
    Diagnostic::error("tbx-structure", message)
}

fn quoted(text: &str) -> String {
    let short: String = text.chars().take(QUOTED).collect();
    if short.len() < text.len() { format!("{short}…") } else { short }
}

fn no_text(node: &Node, parts: &[Part], problems: &mut Problems<'_>) {
    for piece in &node.content {
        if let Content::Text(text, at) = piece
            && !text.chars().all(is_space)
        {
            let inside = text.trim_matches(is_space);
            let first = inside.lines().next().unwrap_or_default();
            let message = format!("text may not stand directly in `{}`: {}", node.name, quoted(first));
            let lead = text.len() - text.trim_start_matches(is_space).len();
            // Line ends may have been made shorter on reading, so the place is only near enough there.
            let start = (at.start + lead).min(at.end);
            problems.add(structure(message).help(expected(parts)), &(start..at.end));
        }
    }
}

/// Whether the children of an element come part after part, and none is missing.
fn in_order(node: &Node, parts: &[Part], problems: &mut Problems<'_>) {
    let mut counts = vec![0usize; parts.len()];
    let mut reached = 0;
    for child in node.children() {
        let Some(part) = parts.iter().position(|p| p.names.contains(&child.name.as_str())) else {
            let message = format!("`{}` may not stand in `{}`", child.name, node.name);
            problems.add(structure(message).help(expected(parts)), &child.at);
            continue;
        };
        counts[part] += 1;
        if counts[part] > 1 && !parts[part].many {
            let message = format!("`{}` has a second `{}`", node.name, child.name);
            problems.add(structure(message).help("only one may stand there"), &child.at);
        } else if part < reached {
            let message = format!("`{}` stands too late in `{}`", child.name, node.name);
            problems.add(structure(message).help(expected(parts)), &child.at);
        }
        reached = reached.max(part);
    }
    for (part, count) in parts.iter().zip(counts) {
        if part.needed && count == 0 {
            let message = format!("`{}` has no `{}`", node.name, part.names.join("` or `"));
            problems.add(structure(message).help(expected(parts)), &node.at);
        }
    }
}

/// What an element holds, in words.
fn expected(parts: &[Part]) -> String {
    if parts.is_empty() {
        return "it holds nothing".to_owned();
    }
    let words: Vec<String> = parts
        .iter()
        .map(|part| {
            let names = part.names.join(" | ");
            match (part.needed, part.many) {
                (true, false) => names,
                (true, true) => format!("one or more of {names}"),
                (false, false) => format!("perhaps {names}"),
                (false, true) => format!("any of {names}"),
            }
        })
        .collect();
    format!("expected: {}", words.join(", then "))
}
