//! One element with all that is in it.

use std::ops::Range;

use super::is_space;

/// An element.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::exchange) struct Node {
    /// Its local name.
    pub(in crate::exchange) name: String,
    /// The namespace it is in.
    pub(in crate::exchange) namespace: Option<String>,
    /// Names, with their prefix (`xml:lang`), and values.
    pub(in crate::exchange) attributes: Vec<(String, String)>,
    /// What it holds, in order.
    pub(in crate::exchange) content: Vec<Content>,
    /// The bytes of its start tag.
    pub(in crate::exchange) at: Range<usize>,
}

/// A piece of what an element holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::exchange) enum Content {
    /// An element.
    Node(Node),
    /// Characters that stand in the file as they are.
    Text(String, Range<usize>),
    /// A character written as a reference (`&#10;`): white space so written is meant.
    Reference(char),
}

impl Node {
    /// The value of an attribute.
    pub(in crate::exchange) fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    /// The elements directly in it.
    pub(in crate::exchange) fn children(&self) -> impl Iterator<Item = &Self> {
        self.content.iter().filter_map(|piece| match piece {
            Content::Node(node) => Some(node),
            _ => None,
        })
    }

    /// The first element of a name directly in it.
    pub(in crate::exchange) fn child(&self, name: &str) -> Option<&Self> {
        self.children().find(|node| node.name == name)
    }

    /// All its text, inline elements included. White space of the layout is one space between words
    /// and nothing at the ends; white space written as a reference is kept.
    pub(in crate::exchange) fn text(&self) -> String {
        let mut out = Joined::default();
        self.gather(&mut out);
        out.text
    }

    fn gather(&self, out: &mut Joined) {
        for piece in &self.content {
            match piece {
                Content::Node(node) => node.gather(out),
                Content::Text(text, _) => text.chars().for_each(|c| out.literal(c)),
                Content::Reference(c) => out.push(*c),
            }
        }
    }
}

/// Text with its layout taken out.
#[derive(Default)]
struct Joined {
    text: String,
    space: bool,
}

impl Joined {
    fn literal(&mut self, c: char) {
        if is_space(c) {
            self.space = true;
        } else {
            self.push(c);
        }
    }

    fn push(&mut self, c: char) {
        if self.space && !self.text.is_empty() {
            self.text.push(' ');
        }
        self.space = false;
        self.text.push(c);
    }
}
