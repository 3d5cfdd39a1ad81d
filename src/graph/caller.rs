//! On whose behalf Graph is called, and what a refusal means to them. Decided by status, code,
//! granted permissions, roles and licences; never by the message, which may change.
//! <https://learn.microsoft.com/graph/errors>

use std::collections::BTreeSet;

use super::catalogue::{Call, LIST, Service};
use super::refused::Refused;
use crate::capabilities::Owned;
use crate::snapshot::SourceStatus;
use crate::well_known::{GLOBAL_ADMINISTRATOR, role_by_name};

/// Which roles the person holds, through groups too: not a source, but it explains refusals.
/// That only roles are asked for makes it an advanced query:
/// <https://learn.microsoft.com/graph/aad-advanced-queries>
pub(super) const ROLES: Call = Call {
    path: "/me/transitiveMemberOf/microsoft.graph.directoryRole",
    query: "$count=true&$select=id,displayName,roleTemplateId",
    scopes: &["User.Read"],
    roles: &[],
    units: 2,
    ..LIST
};

/// What is known of the person who signed in, and of the tenant.
#[derive(Debug, Default)]
pub(super) struct Caller {
    /// The permissions granted.
    pub(super) granted: BTreeSet<String>,
    /// The template ids of the roles the person holds; none if they could not be read.
    pub(super) roles: Option<BTreeSet<String>>,
    /// What the tenant's plans bring; none if they could not be read.
    pub(super) owned: Option<Owned>,
}

impl Caller {
    /// Whether every permission of a call was granted.
    pub(super) fn allows(&self, call: &Call) -> bool {
        call.scopes.iter().all(|scope| self.granted.contains(*scope))
    }

    fn may(&self, call: &Call) -> Option<bool> {
        let roles = self.roles.as_ref()?;
        let enough = call.roles.iter().filter_map(|role| role_by_name(role)).map(|role| role.id);
        Some(call.roles.is_empty() || enough.chain([GLOBAL_ADMINISTRATOR]).any(|id| roles.contains(id)))
    }

    /// Whether the tenant's plans bring what a call needs; none if that is not known.
    fn licensed(&self, licence: Option<&str>) -> Option<bool> {
        licence.and_then(|key| self.owned.as_ref()?.brings(key))
    }

    /// Whether the tenant's plans are known to lack what a call needs.
    pub(super) fn lacks(&self, call: &Call) -> bool {
        self.licensed(call.licence) == Some(false)
    }

    /// Whether a refusal says that a plan is missing although the tenant's own list of plans
    /// shows it in force: Graph says so at times, and takes it back.
    pub(super) fn contradicts(&self, call: &Call, refused: &Refused) -> bool {
        refused.names_the_plan() && self.licensed(call.licence.or(Some("entraP1"))) == Some(true)
    }

    /// The status of a source whose call was refused.
    pub(super) fn explain(&self, call: &Call, refused: &Refused) -> SourceStatus {
        let licensed = self.licensed(call.licence);
        match (refused.status, refused.code.as_str()) {
            _ if self.contradicts(call, refused) => SourceStatus::Failed,
            _ if refused.names_the_plan() => SourceStatus::NotLicensed,
            // Intune answers so where a tenant does not have it.
            (Some(400), "BadRequest") if call.service == Service::Intune && licensed != Some(true) => {
                SourceStatus::NotLicensed
            }
            (Some(401 | 403), _) if !self.allows(call) => SourceStatus::NotConsented,
            (Some(401 | 403), _) if licensed == Some(false) => SourceStatus::NotLicensed,
            (Some(401 | 403), _) if self.may(call) == Some(false) => SourceStatus::NoRole,
            // The permission is there. Whoever administers from outside has roles that don't show.
            (Some(403), "Authorization_RequestDenied") if self.may(call).is_none() => SourceStatus::NoRole,
            (Some(403), _) if self.has_none_of(call.refused_without) => SourceStatus::NotLicensed,
            _ => SourceStatus::Failed,
        }
    }

    /// Whether the tenant's plans are known to bring none of these.
    fn has_none_of(&self, capabilities: &[&str]) -> bool {
        !capabilities.is_empty() && capabilities.iter().all(|key| self.licensed(Some(key)) == Some(false))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::graph::CALLS;

    #[test]
    fn every_role_that_a_call_names_is_known() {
        for role in CALLS.iter().flat_map(|call| call.roles) {
            assert!(role_by_name(role).is_some(), "{role}");
        }
    }
}
