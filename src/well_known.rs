//! Ids that are the same in every tenant: directory roles, Microsoft's applications, and the
//! tenants that Microsoft publishes its own from. Their names are not: a tenant shows a role by
//! the name it had when it was first used.

/// Whether a text is a GUID, as which Microsoft writes its ids.
pub(crate) fn is_guid(text: &str) -> bool {
    text.len() == 36
        && text.bytes().enumerate().all(|(index, byte)| match index {
            8 | 13 | 18 | 23 => byte == b'-',
            _ => byte.is_ascii_hexdigit(),
        })
}

/// What a directory role gives.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Power {
    /// Power over the tenant.
    Privileged,
    /// None.
    Unprivileged,
    /// None; held by the accounts that synchronize directories.
    Synchronization,
}

/// A directory role that Microsoft defines.
pub struct Role {
    /// Its template id.
    pub id: &'static str,
    /// Its name.
    pub name: &'static str,
    /// What it gives.
    pub power: Power,
}

const fn role(id: &'static str, name: &'static str, power: Power) -> Role {
    Role { id, name, power }
}

/// The template id of Global Administrator, who may do everything.
pub const GLOBAL_ADMINISTRATOR: &str = "62e90394-69f5-4237-9190-012177145e10";

use Power::{Privileged, Synchronization, Unprivileged};

/// The roles that something here tells apart: those that may read a source, and all that give
/// no power over the tenant
/// (<https://learn.microsoft.com/entra/identity/role-based-access-control/permissions-reference>).
const ROLES: &[Role] = &[
    role(GLOBAL_ADMINISTRATOR, "Global Administrator", Privileged),
    role("c430b396-e693-46cc-96f3-db01bf8bb62a", "Attack Simulation Administrator", Privileged),
    role("0526716b-113d-4c15-b2c8-68e3c22b9f80", "Authentication Policy Administrator", Privileged),
    role("b1be1c3e-b65d-4f19-8427-f6fa0d97feb9", "Conditional Access Administrator", Privileged),
    role("f2ef992c-3afb-46b9-b7cf-a126ee74c451", "Global Reader", Privileged),
    role("45d8d3c5-c802-45c6-b32a-1d70b5e1e86e", "Identity Governance Administrator", Privileged),
    role("3a2c62db-5318-420d-8d74-23affee5d9d5", "Intune Administrator", Privileged),
    role("e8611ab8-c189-46e8-94e1-60213ab1f814", "Privileged Role Administrator", Privileged),
    role("194ae4cb-b126-40b2-bd5b-6091b380977d", "Security Administrator", Privileged),
    role("5f2222b1-57c3-48ba-8ad5-d4759f1fde6f", "Security Operator", Privileged),
    role("5d6b6bb7-de71-4623-b4af-96380a352509", "Security Reader", Privileged),
    role("f28a1f50-f6e7-4571-818b-6a12f2af6b6c", "SharePoint Administrator", Privileged),
    role("88d8e3e3-8f55-4a1e-953a-9b9898b8876b", "Directory Readers", Unprivileged),
    role("10dae51f-b6af-4016-8d66-8c2a99b929b3", "Guest User", Unprivileged),
    role("2af84b1e-32c8-42b7-82bc-daa82404023b", "Restricted Guest User", Unprivileged),
    role("a0b1b346-4d3e-4e8b-98f8-753987be4970", "User", Unprivileged),
    role("9c094953-4995-41c8-84c8-3ebb9b32c93f", "Device Join", Unprivileged),
    role("2b499bcd-da44-4968-8aec-78e1674fa64d", "Device Managers", Unprivileged),
    role("d405c6df-0af8-4e3b-95e4-4d06e542189e", "Device Users", Unprivileged),
    role("c34f683f-4d5a-4403-affd-6615e00e3a7f", "Workplace Device Join", Unprivileged),
    role("790c1fb9-7f7d-4f88-86a1-ef1f95c05c1b", "Message Center Reader", Unprivileged),
    role("ac16e43d-7b2d-40e0-ac05-243ff356ab5b", "Message Center Privacy Reader", Unprivileged),
    role("4a5d8f65-41da-4de4-8968-e035b65339cf", "Reports Reader", Unprivileged),
    role("75934031-6c7e-415a-99d7-48dbd49e875e", "Usage Summary Reports Reader", Unprivileged),
    role("95e79109-95c0-4d8e-aee3-d01accf2d47b", "Guest Inviter", Unprivileged),
    role("d29b2b05-8046-44ba-8758-1e26182fcf32", "Directory Synchronization Accounts", Synchronization),
    role("a92aed5d-d78a-4d16-b381-09adb37eb3b0", "On Premises Directory Sync Account", Synchronization),
];

/// A role by its template id, whatever its case.
pub fn role_by_id(id: &str) -> Option<&'static Role> {
    ROLES.iter().find(|role| role.id.eq_ignore_ascii_case(id))
}

/// A role by Microsoft's name for it.
pub fn role_by_name(name: &str) -> Option<&'static Role> {
    ROLES.iter().find(|role| role.name == name)
}

/// What matters of one of Microsoft's applications.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// Of the Office 365 suite, as Conditional Access groups applications.
    Office365,
    /// Of the Microsoft admin portals, likewise.
    AdminPortals,
    /// Looked at by itself, in neither.
    Alone,
    /// Its permissions reach what people write and keep.
    Content,
}

/// An application of Microsoft's.
pub struct Application {
    /// Its application id.
    pub id: &'static str,
    /// Its name, for people.
    pub name: &'static str,
    /// What matters of it.
    pub parts: &'static [Part],
}

impl Application {
    /// Whether it is of a kind.
    pub fn is(&self, part: Part) -> bool {
        self.parts.contains(&part)
    }
}

const fn app(id: &'static str, name: &'static str, parts: &'static [Part]) -> Application {
    Application { id, name, parts }
}

/// The application id of Exchange Online.
pub const EXCHANGE: &str = "00000002-0000-0ff1-ce00-000000000000";
/// The application id of SharePoint Online.
pub const SHAREPOINT: &str = "00000003-0000-0ff1-ce00-000000000000";
/// The application id of Azure management.
pub const AZURE_MANAGEMENT: &str = "797f4846-ba00-4fd7-ba43-dac1f8f63013";
/// The application id of Microsoft Graph.
pub const GRAPH: &str = "00000003-0000-0000-c000-000000000000";
/// Stands for the parts of the Office 365 suite that no policy names.
pub const REST_OF_OFFICE: &str = "Office365";

use Part::{AdminPortals, Alone, Content, Office365};

/// The applications that something here tells apart
/// (<https://learn.microsoft.com/entra/identity/conditional-access/reference-office-365-application-contents>,
/// <https://learn.microsoft.com/entra/identity/conditional-access/concept-conditional-access-cloud-apps>).
pub const APPLICATIONS: &[Application] = &[
    app(EXCHANGE, "Exchange Online (mail)", &[Office365, Content]),
    app(SHAREPOINT, "SharePoint and OneDrive (files)", &[Office365, Content]),
    app("cc15fd57-2c6c-4117-a88c-83b1d56b4bbe", "Teams", &[Office365]),
    app(REST_OF_OFFICE, "the rest of Office 365", &[Office365]),
    app("00000006-0000-0ff1-ce00-000000000000", "the Microsoft 365 portal", &[Office365, AdminPortals]),
    app("497effe9-df71-4043-a8bb-14cf78c4b63b", "the Exchange admin center", &[AdminPortals]),
    app("c44b4083-3bb0-49c1-b47d-974e53cbdf3c", "the Azure and Entra portals", &[AdminPortals]),
    app("80ccca67-54bd-44ab-8625-4b79c4dc7775", "the Security and Compliance center", &[AdminPortals]),
    app(AZURE_MANAGEMENT, "Azure management", &[Alone]),
    app("00000002-0000-0000-c000-000000000000", "directory sign-ins (Windows Azure Active Directory)", &[Alone]),
    app(GRAPH, "Microsoft Graph", &[Content]),
    app("0000000a-0000-0000-c000-000000000000", "Microsoft Intune", &[]),
    app("d4ebce55-015a-49b5-a083-c84d1797ae8c", "Microsoft Intune Enrollment", &[]),
    app("01cb2876-7ebd-4aa4-9cc9-d28bd4d359a9", "Device Registration Service", &[]),
    app("45a330b1-b1ec-4cc1-9161-9f03992aa49f", "Windows Store for Business", &[]),
    app("499b84ac-1321-427f-aa17-267ca6975798", "Azure DevOps", &[]),
];

/// An application by its id, whatever its case.
pub fn application(id: &str) -> Option<&'static Application> {
    APPLICATIONS.iter().find(|known| known.id.eq_ignore_ascii_case(id))
}

/// Whether an application is a service whose permissions reach what people write and keep.
pub fn holds_content(application_id: &str) -> bool {
    application(application_id).is_some_and(|known| known.is(Content))
}

/// Whether Microsoft publishes its own applications from a tenant.
pub fn is_microsofts(tenant: &str) -> bool {
    const TENANTS: [&str; 2] = ["f8cdef31-a31e-4b4a-93e4-5f571e91255a", "72f988bf-86f1-41af-91ab-2d7cd011db47"];
    TENANTS.iter().any(|own| own.eq_ignore_ascii_case(tenant))
}
