//! Where the page is: the address's fragment, and what the window is called.

use crate::control_id::ControlId;
use crate::report::{Assessment, words};

/// The name of the tool.
const NAME: &str = "Tenant Triage";
/// The address of the sign-in screen.
pub(crate) const SIGN_IN: &str = "#/sign-in";

const CONTROL: &str = "#/control/";
const QUESTION: &str = "#/question/";

/// A screen, and the address's fragment that leads to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum View {
    /// The first screen.
    First,
    /// Signing in and reading the tenant.
    SignIn,
    /// The report.
    Report(Place),
    /// One control.
    Control(ControlId),
    /// One question.
    Question(ControlId),
}

/// A place in the report that has an address of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Place {
    /// Its heading.
    Top,
    /// The first line of the fix list.
    FixList,
    /// The questions.
    Questions,
    /// The table of all controls.
    Auditor,
}

impl Place {
    const ALL: [Place; 4] = [Place::Top, Place::FixList, Place::Questions, Place::Auditor];

    /// The fragment.
    pub(crate) fn hash(self) -> &'static str {
        match self {
            Place::Top => "#/report",
            Place::FixList => "#/report/fix-list",
            Place::Questions => "#/report/questions",
            Place::Auditor => "#/report/auditor",
        }
    }

    /// What gets the focus there.
    pub(crate) fn target(self) -> &'static str {
        match self {
            Place::Top => ".report h1",
            Place::FixList => ".report details.item > summary",
            Place::Questions => "#questions",
            Place::Auditor => "#auditor",
        }
    }
}

impl View {
    /// Reads the fragment, `#/control/AUTH-01`; anything unknown is the first screen.
    pub(crate) fn from_hash(hash: &str) -> Self {
        if let Some(place) = Place::ALL.into_iter().find(|place| place.hash() == hash) {
            return View::Report(place);
        }
        if hash == SIGN_IN {
            return View::SignIn;
        }
        let under = |prefix| hash.strip_prefix(prefix).and_then(|id| ControlId::try_from(id.to_owned()).ok());
        let question = || under(QUESTION).map(View::Question);
        under(CONTROL).map(View::Control).or_else(question).unwrap_or(View::First)
    }

    /// The fragment.
    pub(crate) fn hash(&self) -> String {
        match self {
            View::First => "#/".to_owned(),
            View::SignIn => SIGN_IN.to_owned(),
            View::Report(place) => place.hash().to_owned(),
            View::Control(id) => control_hash(id),
            View::Question(id) => question_hash(id),
        }
    }

    /// What gets the focus when this screen comes up.
    pub(crate) fn target(&self) -> &'static str {
        match self {
            View::First => ".first h1",
            View::SignIn => ".sign-in h1",
            View::Report(place) => place.target(),
            View::Control(_) => ".control h1",
            View::Question(_) => ".question h1",
        }
    }

    /// The name of the window, and so of a printed file. Without an open report
    /// every address is the first screen.
    pub(crate) fn title(&self, assessment: Option<&Assessment>) -> String {
        match (self, assessment) {
            (View::Report(_), Some(open)) => {
                format!("{}, {} · {NAME}", open.snapshot.tenant, open.snapshot.taken_at.date())
            }
            (View::Control(id), Some(open)) => match open.control(id) {
                Some(line) => format!("{id}: {} · {NAME}", words::heading(line)),
                None => format!("No such control · {NAME}"),
            },
            (View::Question(id), Some(_)) => format!("{id}: question · {NAME}"),
            (View::SignIn, _) => format!("Sign in · {NAME}"),
            _ => NAME.to_owned(),
        }
    }
}

/// The address of a control's screen.
pub(crate) fn control_hash(id: &ControlId) -> String {
    format!("{CONTROL}{id}")
}

/// The address of a control's question.
pub(crate) fn question_hash(id: &ControlId) -> String {
    format!("{QUESTION}{id}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_go_there_and_back() {
        let id = ControlId::try_from("AUTH-01".to_owned()).unwrap();
        let views = Place::ALL.into_iter().map(View::Report);
        let views = views.chain([View::First, View::SignIn, View::Control(id.clone()), View::Question(id)]);
        for view in views {
            assert_eq!(View::from_hash(&view.hash()), view);
        }
    }

    #[test]
    fn odd_addresses_are_the_first_screen() {
        for odd in
            ["", "#", "#/report/x", "#/control/", "#/control/<script>", "#/question/", "#/question/x", "#code=abc"]
        {
            assert_eq!(View::from_hash(odd), View::First, "{odd}");
        }
    }

    #[test]
    fn without_a_report_the_window_has_the_tools_name() {
        assert_eq!(View::Report(Place::Top).title(None), NAME);
    }
}
