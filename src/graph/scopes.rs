//! The delegated permissions that are asked for. All of them only read.

use super::{ConsentSet, Scope};

/// One permission.
#[derive(Debug, Clone, Copy)]
pub struct Permission {
    /// Microsoft's name: `User.Read`.
    pub scope: Scope,
    /// Its id in Microsoft Graph's own registration.
    pub id: &'static str,
    /// The set it belongs to.
    pub set: ConsentSet,
    /// Whether only an administrator can grant it.
    pub admin_consent: bool,
    /// What it lets the page read, in plain words.
    pub why: &'static str,
}

/// Every permission.
pub const PERMISSIONS: &[Permission] = &[Permission {
    scope: "User.Read",
    id: "e1fe6dd8-ba31-4d61-89e7-88639da4683d",
    set: ConsentSet::Core,
    admin_consent: false,
    why: "who is signed in, and with which roles",
}];
