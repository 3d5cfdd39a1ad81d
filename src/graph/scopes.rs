//! The delegated permissions the page asks for, for the consent and set-up screens.
//!
//! Names and ids: <https://learn.microsoft.com/graph/permissions-reference>.

use super::{ConsentSet, Scope};

/// A delegated permission of Microsoft Graph.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Permission {
    /// Its name: `Policy.Read.All`.
    pub scope: Scope,
    /// Its id, the same in every tenant.
    pub id: &'static str,
    /// The set it is asked for with.
    pub set: ConsentSet,
    /// Whether only an administrator can grant it.
    pub admin_consent: bool,
    /// What it lets the page read, in words for people.
    pub why: &'static str,
}

const fn by_admin(scope: Scope, id: &'static str, set: ConsentSet, why: &'static str) -> Permission {
    Permission { scope, id, set, admin_consent: true, why }
}

use ConsentSet::{Core, Devices, Governance, Threats};

/// Every permission the page asks for.
pub const PERMISSIONS: &[Permission] = &[
    Permission {
        scope: "User.Read",
        id: "e1fe6dd8-ba31-4d61-89e7-88639da4683d",
        set: Core,
        admin_consent: false,
        why: "your own account and the administrator roles you hold",
    },
    by_admin(
        "Directory.Read.All",
        "06da0dbc-49e2-44d2-8312-53f166ab848a",
        Core,
        "accounts, groups, licenses, domain names, apps and which of their permissions count as low risk",
    ),
    by_admin(
        "Policy.Read.All",
        "572fea84-0151-49b2-9301-11cb16974376",
        Core,
        "sign-in policies, security defaults and who may invite guests",
    ),
    by_admin(
        "RoleManagement.Read.Directory",
        "741c54c3-0c1e-44a1-818b-3f97ab4e8c83",
        Core,
        "who holds or may activate an administrator role",
    ),
    by_admin(
        "AuditLog.Read.All",
        "e4c9e354-4dc5-45b8-9e7c-e1393b0b1a20",
        Core,
        "the sign-in and change logs, last sign-ins and who has set up which sign-in method",
    ),
    by_admin(
        "SharePointTenantSettings.Read.All",
        "2ef70e10-5bfd-4ede-a5f6-67720500b258",
        Core,
        "the sharing settings of SharePoint and OneDrive, not your files",
    ),
    by_admin("SecurityEvents.Read.All", "64733abd-851e-478a-bffb-e47a14b18235", Core, "Microsoft Secure Score"),
    by_admin(
        "DeviceManagementManagedDevices.Read.All",
        "314874da-47d6-4978-88dc-cf0d37f0bb82",
        Devices,
        "computers and phones in Intune, their encryption and antivirus",
    ),
    by_admin(
        "DeviceManagementConfiguration.Read.All",
        "f1493658-876a-4c87-8fa7-edb559b3476a",
        Devices,
        "the rules and settings that Intune gives to devices",
    ),
    by_admin(
        "DeviceManagementApps.Read.All",
        "4edf5f54-4666-44af-9de9-0144fb4b6e8c",
        Devices,
        "the app protection policies for phones",
    ),
    by_admin("SecurityAlert.Read.All", "bc257fb8-46b4-4b15-8713-01e91bfbe4ea", Threats, "security alerts"),
    by_admin(
        "IdentityRiskyUser.Read.All",
        "d04bb851-cb7c-4146-97c7-ca3e71baf56c",
        Threats,
        "accounts that Microsoft believes to be at risk",
    ),
    by_admin(
        "IdentityRiskEvent.Read.All",
        "8f6a01e7-0391-4ee5-aa22-a3af122cef27",
        Threats,
        "risky sign-ins that Microsoft noticed",
    ),
    by_admin(
        "AttackSimulation.Read.All",
        "104a7a4b-ca76-4677-b7e7-2f4bc482f381",
        Threats,
        "phishing exercises that were run",
    ),
    by_admin(
        "OnPremDirectorySynchronization.Read.All",
        "f6609722-4100-44eb-b747-e6ca0536989d",
        Threats,
        "whether passwords of a local directory are compared with stolen ones",
    ),
    by_admin(
        "AccessReview.Read.All",
        "ebfcd32b-babb-40f4-a14b-42706e83bd28",
        Governance,
        "reviews of who holds an administrator role",
    ),
    by_admin(
        "PrivilegedEligibilitySchedule.Read.AzureADGroup",
        "8f44f93d-ecef-46ae-a9bf-338508d44d6b",
        Governance,
        "who may join a group that holds an administrator role",
    ),
    by_admin(
        "DelegatedAdminRelationship.Read.All",
        "0c0064ea-477b-4130-82a5-4c2cc4ff68aa",
        Governance,
        "outside companies that administer your Microsoft 365",
    ),
];

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::graph::CALLS;

    #[test]
    fn every_permission_is_needed_and_every_need_is_listed() {
        let needed: BTreeSet<&str> = CALLS.iter().flat_map(|call| call.scopes).copied().chain(["User.Read"]).collect();
        let listed: BTreeSet<&str> = PERMISSIONS.iter().map(|permission| permission.scope).collect();
        assert_eq!(needed, listed);
        assert_eq!(listed.len(), PERMISSIONS.len(), "each once");
    }

    #[test]
    fn nothing_can_write() {
        assert!(PERMISSIONS.iter().all(|permission| !permission.scope.contains("Write")));
    }

    #[test]
    fn ids_are_guids_and_differ() {
        let ids: BTreeSet<&str> = PERMISSIONS.iter().map(|permission| permission.id).collect();
        assert_eq!(ids.len(), PERMISSIONS.len());
        for id in ids {
            let parts: Vec<usize> = id.split('-').map(str::len).collect();
            assert_eq!(parts, [8, 4, 4, 4, 12], "{id}");
            assert!(id.bytes().all(|byte| byte == b'-' || byte.is_ascii_hexdigit()), "{id}");
        }
    }

    #[test]
    fn a_call_finds_its_permissions_in_its_own_set_or_the_core() {
        for call in CALLS {
            for permission in PERMISSIONS.iter().filter(|permission| call.scopes.contains(&permission.scope)) {
                assert!(permission.set == call.set || permission.set == Core, "{}: {}", call.source, permission.scope);
            }
        }
    }
}
