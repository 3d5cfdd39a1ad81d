//! Why this page itself does not take an answer, in words.

use super::{Problem, Who};

/// What was wrong with an answer, or why there was none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// This page's address cannot be a redirect address.
    Address,
    /// The answer belongs to another request, or to none.
    State,
    /// The answer holds no code.
    NoCode,
    /// Microsoft’s sign-in could not be reached.
    Unreachable,
    /// The answer could not be read.
    NotJson,
    /// There is no readable id token.
    NoIdToken,
    /// The id token is from somebody else.
    Issuer,
    /// The id token is for another app.
    Audience,
    /// The id token is for another sign-in.
    Nonce,
    /// The id token has run out.
    Expired,
    /// The page was loaded again while it read.
    Reloaded,
    /// A sign-in that ran out was renewed with another account.
    OtherAccount,
    /// The browser keeps nothing for this page, not even for a minute.
    NoStorage,
    /// The browser did not open the tab in which to sign in again.
    NoTab,
}

impl Refusal {
    /// What it means to a person.
    pub fn problem(self) -> Problem {
        const AGAIN: &str =
            "Begin the sign-in again from this page. If it happens again, close the browser and try once more.";
        let (title, who, next) = match self {
            Refusal::Address => (
                "This page’s own address cannot be used for signing in",
                Who::Host,
                "Open the page over https, or over http on this computer itself (localhost).",
            ),
            Refusal::State => ("The answer does not belong to a sign-in that was begun here", Who::You, AGAIN),
            Refusal::NoCode => ("Microsoft’s answer was incomplete", Who::You, AGAIN),
            Refusal::Unreachable => (
                "Microsoft’s sign-in could not be reached",
                Who::You,
                "Check the internet connection, then sign in again. A firewall or an ad blocker can be the reason too.",
            ),
            Refusal::NotJson => ("Microsoft’s answer could not be read", Who::You, AGAIN),
            Refusal::NoIdToken => ("Microsoft’s answer did not say who signed in", Who::You, AGAIN),
            Refusal::Issuer => (
                "The answer came for another organization than the one asked for",
                Who::You,
                "Sign in with an account of the practice.",
            ),
            Refusal::Audience => ("The answer was meant for another app", Who::Host, AGAIN),
            Refusal::Nonce => ("The answer belongs to another sign-in", Who::You, AGAIN),
            Refusal::Expired => (
                "The answer had run out before it arrived",
                Who::You,
                "Check that this computer’s clock is right, then sign in again.",
            ),
            Refusal::Reloaded => (
                "The page was loaded again, so the sign-in is gone",
                Who::You,
                "Nothing that was read has been kept. Sign in again to read it once more.",
            ),
            Refusal::OtherAccount => (
                "You signed in with another account than before",
                Who::You,
                "The second account is not used: what was read so far came with the rights of the first. Sign in again with the first one, or open the report with what has arrived.",
            ),
            Refusal::NoStorage => (
                "This browser does not let the page remember that a sign-in has begun",
                Who::You,
                "For the minute at Microsoft’s page it must keep a note (session storage); afterwards the note is gone. Allow cookies and site data for this page’s address in the browser’s settings, then sign in again.",
            ),
            Refusal::NoTab => (
                "The browser did not open the tab in which to sign in again",
                Who::You,
                "It takes the tab for an unwanted pop-up. Allow pop-ups for this page, at the sign in the address bar or in the browser’s settings, then press the button again. What was read so far is still here.",
            ),
        };
        Problem::plain(title, who, next)
    }
}
