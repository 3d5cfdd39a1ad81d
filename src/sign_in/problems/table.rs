//! The words for Microsoft's error codes, grouped by what they ask of a person.

use Who::{Administrator, Host, Microsoft, You};
use serde::{Deserialize, Serialize};

/// Who can solve it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Who {
    /// The person at the screen.
    You,
    /// An administrator of the tenant.
    Administrator,
    /// Whoever hosts the page.
    Host,
    /// Microsoft.
    Microsoft,
}

/// What happened, who can solve it, what to do.
pub(super) struct Words {
    /// A heading: one sentence without a full stop.
    pub(super) title: &'static str,
    pub(super) who: Who,
    /// What to do next.
    pub(super) next: &'static str,
    /// Signing in again can help without anything else being changed first.
    pub(super) retry: bool,
}

/// AADSTS numbers that mean the same to a person.
pub(super) struct Code {
    pub(super) numbers: &'static [u32],
    pub(super) words: Words,
}

/// Something must be changed before it can work.
const fn fix(who: Who, title: &'static str, next: &'static str) -> Words {
    Words { title, who, next, retry: false }
}

/// Signing in again can be enough.
const fn again(who: Who, title: &'static str, next: &'static str) -> Words {
    Words { title, who, next, retry: true }
}

const fn code(numbers: &'static [u32], words: Words) -> Code {
    Code { numbers, words }
}

const SIGN_IN_AGAIN: &str = "Sign in again.";
const REPORT: &str = "You cannot solve this. Tell whoever set up this page, with the details for support.";
const OWN_ACCOUNT: &str =
    "Sign in with a work account of the practice. If you help the practice from outside, enter its domain first.";
const ASK_APPROVAL: &str = "Send your administrator the text below. Once they have approved it, sign in again. Until then, open the sample practice to see how it works.";

/// The numbers that have words of their own.
/// <https://learn.microsoft.com/entra/identity-platform/reference-error-codes>
pub(super) const CODES: &[Code] = &[
    // The account.
    code(
        &[16000, 50020, 51004, 90072],
        again(You, "This account does not belong to the organization that was asked for", OWN_ACCOUNT),
    ),
    code(
        &[500207, 500208, 9002332],
        again(
            You,
            "Only a work account can be used here",
            "Sign in with a work account of the practice, not a personal one.",
        ),
    ),
    code(
        &[50034],
        again(
            You,
            "Microsoft does not know this account",
            "Check the sign-in name and the practice’s domain, then sign in again.",
        ),
    ),
    code(&[50126], again(You, "The sign-in name or the password was wrong", SIGN_IN_AGAIN)),
    code(
        &[50053],
        again(
            You,
            "The account is locked, or this connection looks suspicious to Microsoft",
            "Wait a while and try again, from the office if you can. If that does not help, an administrator can look at the sign-in log and unblock the account.",
        ),
    ),
    code(
        &[50057],
        fix(
            Administrator,
            "This account is switched off",
            "Use another account, or ask an administrator to switch it on.",
        ),
    ),
    code(
        &[500571],
        fix(
            Administrator,
            "Your guest account in this organization is switched off",
            "Ask an administrator of that organization to switch it on, or use an account of the practice.",
        ),
    ),
    code(
        &[50055, 50142],
        fix(You, "The password must be changed first", "Change your password on Microsoft’s page, then sign in again."),
    ),
    code(
        &[50135],
        fix(
            You,
            "Microsoft believes that somebody else may know this password",
            "Change it now and tell your administrator, who should look at what the account has done. Then sign in again.",
        ),
    ),
    code(
        &[53011],
        fix(
            Administrator,
            "Microsoft believes this account to be at risk and blocks it",
            "Ask an administrator of the account’s own organization to look into it and to clear the risk.",
        ),
    ),
    // The second step.
    code(
        &[50072, 50079],
        again(
            You,
            "This account needs a second step at sign-in first",
            "Sign in again and set up the second step that Microsoft’s page offers, such as the Authenticator app.",
        ),
    ),
    code(
        &[50074, 50076, 50078],
        again(You, "The second step at sign-in is missing or too old", "Sign in again and complete the second step."),
    ),
    code(
        &[50158],
        again(
            You,
            "Your organization asks for one more step",
            "Sign in again and complete what the page shows, such as terms of use or another provider’s check.",
        ),
    ),
    code(
        &[53004, 53010],
        fix(
            You,
            "A second step cannot be set up from this place or device",
            "Set it up from the office or on a computer that the practice manages, then sign in again.",
        ),
    ),
    code(
        &[50177],
        fix(
            Administrator,
            "Your guest account cannot take the extra step that this organization asks for",
            "Use an account that belongs to the practice itself.",
        ),
    ),
    // The session.
    code(
        &[50132, 50133, 50173],
        again(You, "Your sign-in was ended, because the password changed or sessions were signed out", SIGN_IN_AGAIN),
    ),
    code(&[70000, 70008, 70043, 700082, 700084, 50058], again(You, "Your sign-in has run out", SIGN_IN_AGAIN)),
    code(
        &[50140, 50199],
        again(You, "The sign-in stopped at a question from Microsoft", "Sign in again and answer what the page asks."),
    ),
    code(
        &[54005, 50148, 501481],
        again(
            You,
            "This sign-in was already used, or began in another tab",
            "Sign in again, in one tab, without reloading in between.",
        ),
    ),
    code(
        &[50196],
        again(
            You,
            "Microsoft was asked too often in a short time",
            "Wait some minutes, reload this page and sign in again.",
        ),
    ),
    // The rules of the tenant.
    code(
        &[50097, 53000, 53001],
        fix(
            Administrator,
            "Your organization lets in only computers that it manages",
            "Sign in on a computer that the practice manages and that meets its rules, in a browser signed in with your work account.",
        ),
    ),
    code(
        &[53002],
        fix(
            Administrator,
            "Your organization lets in only certain apps",
            "A page in the browser cannot meet this rule. Ask an administrator for an account that the rule leaves out.",
        ),
    ),
    code(
        &[50131, 53003, 530032],
        fix(
            Administrator,
            "A security rule of your organization stopped this sign-in",
            "Ask an administrator: the Entra sign-in log names the rule. Trying from the office or from a computer that the practice manages may help.",
        ),
    ),
    code(
        &[530035],
        again(You, "Microsoft’s security defaults stopped this sign-in", "Sign in again and complete the second step."),
    ),
    code(
        &[500212],
        fix(
            Administrator,
            "Your own organization does not let you sign in at the other one",
            "Ask its administrator about cross-tenant access, or use an account of the practice.",
        ),
    ),
    code(
        &[500213],
        fix(
            Administrator,
            "The practice does not let in accounts from outside",
            "Ask its administrator about cross-tenant access, or use an account of the practice.",
        ),
    ),
    code(
        &[500021, 500022],
        fix(
            Administrator,
            "This network does not allow signing in at that organization",
            "Use another network, or ask whoever runs this one to allow it.",
        ),
    ),
    code(
        &[50105],
        fix(
            Administrator,
            "You are not on the list of people who may use this page",
            "An administrator can add you: Entra admin center, Enterprise applications, this app, Users and groups.",
        ),
    ),
    code(
        &[530034],
        fix(
            Administrator,
            "Microsoft believes this service provider’s account to be at risk and blocks it",
            "The service provider must clear the risk in its own organization.",
        ),
    ),
    // The approval.
    code(&[65001, 90094], fix(Administrator, "Nobody has approved yet what this page wants to read", ASK_APPROVAL)),
    code(
        &[90095],
        fix(
            Administrator,
            "Your organization wants a request for approval",
            "Sign in again, fill in the request on Microsoft’s page, and wait until an administrator has approved it.",
        ),
    ),
    code(
        &[65004],
        again(
            You,
            "The permissions were not accepted",
            "Nothing was read. Sign in again and accept, with fewer permissions if you like, or open the sample practice.",
        ),
    ),
    code(
        &[90099],
        fix(
            Administrator,
            "The practice has not approved this page yet",
            "An administrator of the practice itself must approve it before a service provider can use it. Send them the text below.",
        ),
    ),
    code(
        &[650056],
        fix(
            Administrator,
            "This page is not approved, or its registration lacks permissions",
            "Have an administrator approve it with the text below. If that does not help, tell whoever set up this page.",
        ),
    ),
    code(
        &[650052, 500011],
        fix(
            Administrator,
            "Your Microsoft 365 lacks a service that this page wants to read",
            "Sign in with fewer permissions. If that does not help, ask whoever set up this page whether the cloud and the organization are right.",
        ),
    ),
    code(
        &[500014],
        fix(
            Administrator,
            "A service that this page reads is switched off for your organization",
            "Ask an administrator to switch it on, and to check that no subscription has lapsed.",
        ),
    ),
    // The tenant and the cloud.
    code(
        &[90002, 90019],
        fix(
            You,
            "Microsoft does not know this organization",
            "Check the practice’s domain. If it is right, the practice may be in another Microsoft cloud: tell whoever set up this page.",
        ),
    ),
    code(
        &[5000224],
        fix(
            Administrator,
            "Microsoft says that this organization is not available",
            "Check the practice’s domain. If it is right, the organization may have been closed or blocked: an administrator can ask Microsoft’s support.",
        ),
    ),
    code(
        &[5000225],
        fix(
            Administrator,
            "Microsoft has blocked this organization, because nobody used it",
            "For 20 days an administrator can ask Microsoft to open it again; after that it is deleted.",
        ),
    ),
    code(
        &[90038],
        fix(
            Host,
            "The practice is in another Microsoft cloud",
            "Whoever set up this page must name that cloud, such as GCC High, in config.json and register the page there.",
        ),
    ),
    // The registration of the page.
    code(
        &[50011],
        fix(
            Host,
            "This page’s address is not registered with Microsoft",
            "Whoever set up this page must add its exact address as a redirect URI of the kind Single-page application.",
        ),
    ),
    code(
        &[7000218, 9002326, 9002327],
        fix(
            Host,
            "This page is registered as another kind of app",
            "Whoever set up this page must move its redirect URI from Web to Single-page application. It needs no secret.",
        ),
    ),
    code(
        &[700011, 700016],
        fix(
            Host,
            "Microsoft does not know this page",
            "Whoever set up this page must check the client id, the organization and the cloud in config.json.",
        ),
    ),
    code(
        &[70001, 7000112],
        fix(
            Host,
            "This page’s registration is switched off",
            "Whoever set up this page must enable the app in the Entra admin center.",
        ),
    ),
    code(
        &[50194, 650059, 9001023],
        fix(
            Host,
            "This page is set up for another organization",
            "Whoever set up this page must name the practice’s domain as authority in config.json, or register it for accounts in any organization.",
        ),
    ),
    code(
        &[65005, 650054, 650057],
        fix(
            Host,
            "This page’s registration lacks a permission, or names one that is gone",
            "Whoever set up this page must correct the API permissions of the app registration.",
        ),
    ),
    code(
        &[70011],
        fix(
            Host,
            "Microsoft does not know one of the permissions asked for",
            "It may not exist in the practice’s cloud. Sign in with fewer permissions, and tell whoever set up this page.",
        ),
    ),
    // Defects.
    code(
        &[50147, 50149, 70002, 90014, 90023, 700005, 700022, 700025, 900144, 9002313, 9002325],
        fix(Host, "Microsoft did not accept how this page asked", REPORT),
    ),
];

/// What Microsoft adds to an error. `cancel` comes from its sign-in page.
/// <https://learn.microsoft.com/entra/msal/dotnet/advanced/exceptions/msal-error-handling>
pub(super) const SUBERRORS: &[(&str, Words)] = &[
    ("cancel", again(You, "The sign-in was canceled", "Nothing was read. Sign in again whenever you like.")),
    (
        "basic_action",
        again(You, "Microsoft wants to ask you something", "Sign in again and answer what the page asks."),
    ),
    (
        "additional_action",
        fix(
            You,
            "Something outside this page must be done first",
            "Sign in again: Microsoft’s page says what, such as registering this computer. An administrator can help.",
        ),
    ),
    (
        "message_only",
        fix(
            Administrator,
            "Microsoft does not let this account in at the moment",
            "Sign in again to see Microsoft’s reason, and show it to an administrator.",
        ),
    ),
    ("consent_required", NOT_APPROVED),
    (
        "user_password_expired",
        fix(You, "The password has run out", "Change your password on Microsoft’s page, then sign in again."),
    ),
    ("bad_token", again(You, "Your sign-in has run out", SIGN_IN_AGAIN)),
];

const NOT_APPROVED: Words = fix(Administrator, "What this page wants to read is not approved", ASK_APPROVAL);
const NOT_ACCEPTED: Words = fix(Host, "Microsoft did not accept how this page asked", REPORT);

/// The errors of OAuth and OpenID Connect.
/// <https://learn.microsoft.com/entra/identity-platform/v2-oauth2-auth-code-flow>
pub(super) const ERRORS: &[(&str, Words)] = &[
    (
        "access_denied",
        fix(
            You,
            "The sign-in or the permissions were refused",
            "Nothing was read. Sign in again and accept, or ask your administrator.",
        ),
    ),
    ("consent_required", NOT_APPROVED),
    (
        "interaction_required",
        again(You, "Microsoft wants to ask you something", "Sign in again and answer what the page asks."),
    ),
    ("login_required", again(You, "Nobody is signed in", SIGN_IN_AGAIN)),
    (
        "invalid_grant",
        again(You, "This sign-in can no longer be used", "Sign in again, in one tab, without reloading in between."),
    ),
    ("invalid_client", fix(Host, "Microsoft does not accept this page’s registration", REPORT)),
    ("invalid_request", NOT_ACCEPTED),
    ("invalid_scope", fix(Host, "Microsoft does not know one of the permissions asked for", REPORT)),
    ("unauthorized_client", fix(Host, "This page may not ask for a sign-in this way", REPORT)),
    ("unsupported_response_type", NOT_ACCEPTED),
    ("server_error", again(Microsoft, "Microsoft’s sign-in had a fault", "Wait some minutes, then sign in again.")),
    (
        "temporarily_unavailable",
        again(Microsoft, "Microsoft’s sign-in is busy", "Wait some minutes, then sign in again."),
    ),
];

/// For whatever Microsoft has not told anybody about.
pub(super) const UNKNOWN: Words = again(
    You,
    "Microsoft did not complete the sign-in",
    "Sign in again. If it happens again, show the details for support to your administrator or to whoever set up this page.",
);
