//! What a refusal of Graph means. Decided by status, code, granted permissions,
//! roles and licences; never by the message, which may change.
//! <https://learn.microsoft.com/graph/errors>

use std::collections::BTreeSet;

use serde_json::Value;

use super::{Call, Service};
use crate::snapshot::SourceStatus;

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

    /// No answer, or one that could not be used.
    pub(super) fn silent(code: &str, message: &str) -> Self {
        Self { status: None, code: code.to_owned(), message: message.to_owned() }
    }
}

/// What is known of the person and the tenant when a refusal is explained.
#[derive(Debug, Default)]
pub(super) struct Standing {
    /// The permissions granted.
    pub(super) granted: BTreeSet<String>,
    /// The roles the person holds; none if they could not be read.
    pub(super) roles: Option<BTreeSet<String>>,
    /// The capabilities of the tenant's plans; none if that is not known.
    pub(super) owned: Option<BTreeSet<&'static str>>,
}

impl Standing {
    /// Whether every permission of a call was granted.
    pub(super) fn allows(&self, call: &Call) -> bool {
        call.scopes.iter().all(|scope| self.granted.contains(*scope))
    }

    fn may(&self, call: &Call) -> Option<bool> {
        const EVERYTHING: &str = "Global Administrator";
        let roles = self.roles.as_ref()?;
        Some(call.roles.is_empty() || roles.contains(EVERYTHING) || call.roles.iter().any(|role| roles.contains(*role)))
    }

    /// The status of a source whose call was refused.
    pub(super) fn explain(&self, call: &Call, refused: &Refused) -> SourceStatus {
        let licensed = call.licence.and_then(|key| Some(self.owned.as_ref()?.contains(key)));
        match (refused.status, refused.code.as_str()) {
            (Some(403), "Authentication_RequestFromNonPremiumTenantOrB2CTenant")
            | (Some(400 | 403), "AadPremiumLicenseRequired") => SourceStatus::NotLicensed,
            // Intune answers so where a tenant does not have it.
            (Some(400), "BadRequest") if call.service == Service::Intune && licensed != Some(true) => {
                SourceStatus::NotLicensed
            }
            (Some(401 | 403), _) if !self.allows(call) => SourceStatus::NotConsented,
            (Some(401 | 403), _) if licensed == Some(false) => SourceStatus::NotLicensed,
            (Some(401 | 403), _) if self.may(call) == Some(false) => SourceStatus::NoRole,
            _ => SourceStatus::Failed,
        }
    }
}
