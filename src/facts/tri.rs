//! Yes, no, or can't tell.

/// A truth value that admits not knowing (Kleene's three-valued logic).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Tri {
    /// Known to be so not.
    No,
    /// Can't tell.
    Maybe,
    /// Known to be so.
    Yes,
}

impl Tri {
    /// Both.
    pub fn and(self, other: Tri) -> Tri {
        self.min(other)
    }

    /// Either.
    pub fn or(self, other: Tri) -> Tri {
        self.max(other)
    }

    /// The opposite; not knowing stays not knowing.
    #[allow(clippy::should_implement_trait)]
    pub fn not(self) -> Tri {
        match self {
            Tri::No => Tri::Yes,
            Tri::Maybe => Tri::Maybe,
            Tri::Yes => Tri::No,
        }
    }

    /// As rules see it.
    pub fn word(self) -> &'static str {
        match self {
            Tri::Yes => "yes",
            Tri::No => "no",
            Tri::Maybe => "unknown",
        }
    }

    /// Whether any is.
    pub fn any(values: impl IntoIterator<Item = Tri>) -> Tri {
        values.into_iter().fold(Tri::No, Tri::or)
    }

    /// Whether all are.
    pub fn all(values: impl IntoIterator<Item = Tri>) -> Tri {
        values.into_iter().fold(Tri::Yes, Tri::and)
    }
}

impl From<bool> for Tri {
    fn from(value: bool) -> Self {
        if value { Tri::Yes } else { Tri::No }
    }
}

impl From<Option<bool>> for Tri {
    fn from(value: Option<bool>) -> Self {
        value.map_or(Tri::Maybe, Tri::from)
    }
}
