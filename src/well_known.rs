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

/// Application permissions by the id of their app role: what reaches what people write and
/// keep, or can give itself the right to, and what is asked for often and does not
/// (<https://learn.microsoft.com/graph/permissions-reference>; those of Exchange Online and
/// SharePoint Online as their service principals publish them).
const PERMISSIONS: &[(&str, &str)] = &[
    ("06b708a9-e830-4db3-a914-8e69da51d44f", "AppRoleAssignment.ReadWrite.All"),
    ("9e3f62cf-ca93-4989-b6ce-bf83c28f9fe8", "RoleManagement.ReadWrite.Directory"),
    ("810c84a8-4a9e-49e6-bf7d-12d183f40d01", "Mail.Read"),
    ("6be147d2-ea4f-4b5a-a3fa-3eab6f3c140a", "Mail.ReadBasic"),
    ("693c5e45-0940-467d-9b8a-1022fb9d42ef", "Mail.ReadBasic.All"),
    ("e2a3a72e-5f79-4c64-b1b1-878b674786c9", "Mail.ReadWrite"),
    ("b633e1c5-b582-4048-a93e-9f11b44c7e96", "Mail.Send"),
    ("e118f1da-5c1c-46cf-bff6-8858d786f46f", "Mail-Advanced.ReadWrite.All"),
    ("7d9f353d-a7bd-4fbb-822a-26d5dd39a3ce", "MailboxItem.Read.All"),
    ("99280d24-a782-4793-93cc-0888549957f6", "MailboxFolder.Read.All"),
    ("fef87b92-8391-4589-9da7-eb93dab7dc8a", "MailboxFolder.ReadWrite.All"),
    ("f7264778-fba9-422d-8e9e-2675a2c4b513", "Mailbox.Migration"),
    ("dc890d15-9560-4a4c-9b7f-a736ec74ec40", "full_access_as_app"),
    ("5e5addcd-3e8d-4e90-baf5-964efab2b20a", "IMAP.AccessAsApp"),
    ("cb842b43-da6e-4506-86fe-bb12199c656d", "POP.AccessAsApp"),
    ("7146a1f0-8703-45b3-9eae-527a64c00995", "SMTP.SendAsApp"),
    ("01d4889c-1287-42c6-ac1f-5d1e02578ef6", "Files.Read.All"),
    ("75359482-378d-4052-8f01-80520e7db3cd", "Files.ReadWrite.All"),
    ("332a536c-c7ef-4017-ab91-336970924f0d", "Sites.Read.All"),
    ("9492366f-7969-46a4-8d15-ed1a20078fff", "Sites.ReadWrite.All"),
    ("0c0bf378-bf22-4481-8f81-9e89a9b4960a", "Sites.Manage.All"),
    ("a82116e5-55eb-4c41-a434-62fe8a61c773", "Sites.FullControl.All"),
    ("d13f72ca-a275-4b96-b789-48ebcc4da984", "Sites.Read.All"),
    ("fbcd29d2-fcca-4405-aded-518d457caae4", "Sites.ReadWrite.All"),
    ("9bff6588-13f2-4c48-bbf2-ddab62256b36", "Sites.Manage.All"),
    ("678536fe-1083-478a-9c59-b99265e6b0d3", "Sites.FullControl.All"),
    ("3aeca27b-ee3a-4c2b-8ded-80376e2134a4", "Notes.Read.All"),
    ("0c458cef-11f3-48c2-a568-c66751c238c0", "Notes.ReadWrite.All"),
    ("6b7d71aa-70aa-4810-a8d9-5d9fb2830017", "Chat.Read.All"),
    ("294ce7c9-31ba-490a-ad7d-97a7d075e4ed", "Chat.ReadWrite.All"),
    ("7b2449af-6ccd-4f4d-9f78-e550c193f0d1", "ChannelMessage.Read.All"),
    ("5b567255-7703-4780-807c-7be8301ae99b", "Group.Read.All"),
    ("62a82d76-70ea-41e2-9197-370581804d09", "Group.ReadWrite.All"),
    ("00000000-0000-0000-0000-000000000000", "default access"),
    ("df021288-bdef-4463-88db-98f22de89214", "User.Read.All"),
    ("741f803b-c850-494e-b5df-cde7c675a1ca", "User.ReadWrite.All"),
    ("7ab1d382-f21e-4acd-a863-ba3e13f7da61", "Directory.Read.All"),
    ("19dbc75e-c2e2-444c-a770-ec69d8559fc7", "Directory.ReadWrite.All"),
    ("98830695-27a2-44f7-8c18-0c3ebc9698f6", "GroupMember.Read.All"),
    ("dbaae8cf-10b5-4b86-a4a1-f871c94c6695", "GroupMember.ReadWrite.All"),
    ("b0afded3-3588-46d8-8b3d-9842eff778da", "AuditLog.Read.All"),
    ("246dd0d5-5bd0-4def-940b-0421030a5b68", "Policy.Read.All"),
    ("230c1aed-a721-4c5d-9cb4-a90514e508ef", "Reports.Read.All"),
    ("498476ce-e0fe-48b0-b801-37ba7e2685c6", "Organization.Read.All"),
    ("dbb9058a-0e50-45d7-ae91-66909b5d4664", "Domain.Read.All"),
    ("9a5d68dd-52b0-4cc2-bd40-abcf44ac3a30", "Application.Read.All"),
    ("1bfefb4e-e0b5-418b-a88f-73c46d2cc8e9", "Application.ReadWrite.All"),
    ("18a4783c-866b-4cc7-a460-3d5e5662c884", "Application.ReadWrite.OwnedBy"),
    ("bf394140-e372-4bf9-a898-299cfc7564e5", "SecurityEvents.Read.All"),
    ("472e4a4d-bb4a-4026-98d1-0b0d74cb74a5", "SecurityAlert.Read.All"),
    ("6e472fd1-ad78-48da-a0f0-97ab2c6b769e", "IdentityRiskEvent.Read.All"),
    ("dc5007c0-2d7d-4c42-879c-2dab87571379", "IdentityRiskyUser.Read.All"),
    ("dc377aa6-52d8-4e23-b271-2a7ae04cedf3", "DeviceManagementConfiguration.Read.All"),
    ("9241abd9-d0e6-425a-bd4f-47ba86e767a4", "DeviceManagementConfiguration.ReadWrite.All"),
    ("243333ab-4d21-40cb-a475-36241daa0842", "DeviceManagementManagedDevices.ReadWrite.All"),
    ("38d9df27-64da-44fd-b7c5-a6fbac20248f", "UserAuthenticationMethod.Read.All"),
    ("798ee544-9d2d-430c-a058-570e29e34338", "Calendars.Read"),
    ("ef54d2bf-783f-4e0f-bca1-3210c0444d99", "Calendars.ReadWrite"),
    ("8ba4a692-bc31-4128-9094-475872af8a53", "Calendars.ReadBasic.All"),
    ("089fe4d0-434a-44c5-8827-41ba8a0b17f5", "Contacts.Read"),
    ("6918b873-d17a-4dc1-b314-35f528134491", "Contacts.ReadWrite"),
    ("40f97065-369a-49f4-947c-6a255697ae91", "MailboxSettings.Read"),
    ("6931bccd-447a-43d1-b442-00a195474933", "MailboxSettings.ReadWrite"),
    ("dc50a0fb-09a3-484d-be87-e023b12c6440", "Exchange.ManageAsApp"),
    ("2280dda6-0bfd-44ee-a2f4-cb867cfc4c1e", "Team.ReadBasic.All"),
    ("660b7406-55f1-41ca-a0ed-0b035e182f3e", "TeamMember.Read.All"),
    ("a70e0c2d-e793-494c-94c4-118fa0a67f42", "Presence.Read.All"),
    ("83d4163d-a2d8-4d3b-9695-4ae3ca98f888", "SharePointTenantSettings.Read.All"),
];

/// An application permission by the id of its app role, whatever its case.
pub fn permission(id: &str) -> Option<&'static str> {
    PERMISSIONS.iter().find(|(own, _)| own.eq_ignore_ascii_case(id)).map(|(_, name)| *name)
}

/// Whether Microsoft publishes its own applications from a tenant.
pub fn is_microsofts(tenant: &str) -> bool {
    const TENANTS: [&str; 2] = ["f8cdef31-a31e-4b4a-93e4-5f571e91255a", "72f988bf-86f1-41af-91ab-2d7cd011db47"];
    TENANTS.iter().any(|own| own.eq_ignore_ascii_case(tenant))
}
