//! The comments inside a list: which item each stands above or beside.

/// The comments of a list of so many items.
#[derive(Debug, Default)]
pub(in crate::glossary) struct Comments<'t> {
    /// Above each item; the last are those above the closing bracket.
    pub(in crate::glossary) above: Vec<Vec<&'t str>>,
    /// Beside each item.
    pub(in crate::glossary) beside: Vec<Vec<&'t str>>,
}

impl<'t> Comments<'t> {
    /// The comments in the gaps of a list: before its first item, between two of them, and behind the last.
    pub(in crate::glossary) fn of(gaps: impl IntoIterator<Item = &'t str>) -> Self {
        let mut out = Self::default();
        for gap in gaps {
            let mut above = Vec::new();
            for (n, line) in gap.lines().enumerate() {
                // Between two items there are only white space, commas and comments.
                let Some(comment) = line.find('#').map(|at| line[at..].trim_end()) else { continue };
                match out.beside.last_mut() {
                    Some(before) if n == 0 => before.push(comment),
                    _ => above.push(comment),
                }
            }
            out.above.push(above);
            out.beside.push(Vec::new());
        }
        // Behind the last gap there is no item.
        out.beside.pop();
        out
    }

    /// Whether there is none.
    pub(in crate::glossary) fn is_empty(&self) -> bool {
        self.above.iter().chain(&self.beside).all(Vec::is_empty)
    }

    /// The line of an item, with its comma and the comments beside it.
    pub(in crate::glossary) fn line(&self, item: usize, indent: &str, text: &str) -> String {
        let beside: String = self.beside[item].iter().map(|comment| format!(" {comment}")).collect();
        format!("{indent}{text},{beside}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_comment_is_above_or_beside_an_item() {
        let comments = Comments::of([" # a\n # b\n", ", # c\n # d\n", " # e\n, # f\n# g\n"]);
        assert_eq!(comments.above, [vec!["# a", "# b"], vec!["# d"], vec!["# f", "# g"]]);
        assert_eq!(comments.beside, [vec!["# c"], vec!["# e"]]);
        assert_eq!(comments.line(0, "  ", "x"), "  x, # c");
        assert!(Comments::of(["", ", ", "\n"]).is_empty());
    }
}
