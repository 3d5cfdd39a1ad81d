//! Who signed in.

use serde::{Deserialize, Serialize};

/// A person in a tenant.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Account {
    /// The tenant's id.
    pub tenant: String,
    /// The account's sign-in name, as far as the token tells.
    pub name: String,
}
