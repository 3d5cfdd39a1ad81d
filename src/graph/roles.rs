//! Microsoft Entra roles by their template ids, which are the same in every tenant; their
//! names are not: a tenant shows a role by the name it had when it was first used.
//! <https://learn.microsoft.com/entra/identity/role-based-access-control/permissions-reference>

/// May read everything.
pub(super) const GLOBAL_ADMINISTRATOR: &str = "Global Administrator";

/// The roles that calls name.
const ROLES: [(&str, &str); 14] = [
    (GLOBAL_ADMINISTRATOR, "62e90394-69f5-4237-9190-012177145e10"),
    ("Attack Simulation Administrator", "c430b396-e693-46cc-96f3-db01bf8bb62a"),
    ("Authentication Policy Administrator", "0526716b-113d-4c15-b2c8-68e3c22b9f80"),
    ("Conditional Access Administrator", "b1be1c3e-b65d-4f19-8427-f6fa0d97feb9"),
    ("Directory Readers", "88d8e3e3-8f55-4a1e-953a-9b9898b8876b"),
    ("Global Reader", "f2ef992c-3afb-46b9-b7cf-a126ee74c451"),
    ("Identity Governance Administrator", "45d8d3c5-c802-45c6-b32a-1d70b5e1e86e"),
    ("Intune Administrator", "3a2c62db-5318-420d-8d74-23affee5d9d5"),
    ("Privileged Role Administrator", "e8611ab8-c189-46e8-94e1-60213ab1f814"),
    ("Reports Reader", "4a5d8f65-41da-4de4-8968-e035b65339cf"),
    ("Security Administrator", "194ae4cb-b126-40b2-bd5b-6091b380977d"),
    ("Security Operator", "5f2222b1-57c3-48ba-8ad5-d4759f1fde6f"),
    ("Security Reader", "5d6b6bb7-de71-4623-b4af-96380a352509"),
    ("SharePoint Administrator", "f28a1f50-f6e7-4571-818b-6a12f2af6b6c"),
];

/// The template id of a role.
pub(super) fn template(name: &str) -> Option<&'static str> {
    ROLES.iter().find(|(own, _)| *own == name).map(|(_, id)| *id)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::graph::CALLS;

    #[test]
    fn every_role_that_a_call_names_is_known() {
        for role in CALLS.iter().flat_map(|call| call.roles) {
            assert!(template(role).is_some(), "{role}");
        }
    }
}
