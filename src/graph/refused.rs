//! A call that brought nothing, and what Graph said of it.
//! <https://learn.microsoft.com/graph/errors>

use serde_json::Value;

use super::transport::NoAnswer;

/// A call that brought nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Refused {
    /// The HTTP status; none when there was no answer.
    pub(super) status: Option<u16>,
    /// The service's code.
    pub(super) code: String,
    /// The service's message, for people.
    pub(super) message: String,
}

impl Refused {
    /// Reads an error body; whatever is missing stays empty.
    pub(super) fn of(status: u16, body: &Value) -> Self {
        let field = |name: &str| body["error"][name].as_str().unwrap_or_default().chars().take(300).collect();
        Self { status: Some(status), code: field("code"), message: field("message") }
    }

    /// Whether the service says that the tenant's plans lack this.
    pub(super) fn names_the_plan(&self) -> bool {
        matches!(
            (self.status, self.code.as_str()),
            (Some(403), "Authentication_RequestFromNonPremiumTenantOrB2CTenant")
                | (Some(400 | 403), "AadPremiumLicenseRequired")
        )
    }

    /// Whether the answer was too large, or did not come in time.
    pub(super) fn is_too_large_or_slow(&self) -> bool {
        [NoAnswer::TooLarge, NoAnswer::TimeOut].map(NoAnswer::code).contains(&&*self.code)
    }

    /// Whether the answer to a whole batch was lost or of no use, and one of its calls may be
    /// the reason.
    pub(super) fn lost_the_batch(&self) -> bool {
        self.status.is_none() && self.code != NoAnswer::Unreachable.code()
    }

    /// An answer that could not be used, or none.
    pub(super) fn without_status(code: &str, message: &str) -> Self {
        Self { status: None, code: code.to_owned(), message: message.to_owned() }
    }

    /// An answer that is not what Microsoft documents.
    pub(super) fn malformed(message: &str) -> Self {
        Self::without_status("malformed", message)
    }
}

impl From<NoAnswer> for Refused {
    fn from(none: NoAnswer) -> Self {
        let message = match none {
            NoAnswer::Unreachable => "Microsoft Graph could not be reached.",
            NoAnswer::TooLarge => "The answer was too large to be read.",
            NoAnswer::TimeOut => "Microsoft Graph did not answer in time.",
        };
        Self::without_status(none.code(), message)
    }
}
