//! Who signed in.

use serde::{Deserialize, Serialize};

/// A person in a tenant.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Account {
    /// The tenant's id.
    pub tenant: String,
    /// What the token calls the account, the same at every sign-in to this app (`sub`).
    pub id: String,
    /// The account's sign-in name, as far as the token tells.
    pub name: String,
    /// Microsoft's own word for the account, where the registration asks for it.
    /// <https://learn.microsoft.com/entra/identity-platform/optional-claims-reference>
    pub hint: Option<String>,
}

impl Account {
    /// Whether this is the same person in the same tenant; the name may have changed.
    pub fn is_same_as(&self, other: &Account) -> bool {
        self.id == other.id && self.tenant.eq_ignore_ascii_case(&other.tenant)
    }

    /// What tells Microsoft's sign-in page which account is meant.
    pub fn login_hint(&self) -> Option<&str> {
        self.hint.as_deref().or(Some(&self.name)).filter(|hint| !hint.is_empty())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn account(tenant: &str, id: &str, name: &str) -> Account {
        Account { tenant: tenant.to_owned(), id: id.to_owned(), name: name.to_owned(), hint: None }
    }

    #[test]
    fn an_account_is_told_by_tenant_and_id_and_not_by_its_name() {
        let owner = account("a", "1", "owner@clinic.example");
        assert!(owner.is_same_as(&account("A", "1", "renamed@clinic.example")));
        assert!(!owner.is_same_as(&account("a", "2", "owner@clinic.example")));
        assert!(!owner.is_same_as(&account("b", "1", "owner@clinic.example")));
    }

    #[test]
    fn the_hint_is_microsofts_own_word_or_the_name() {
        let owner = account("a", "1", "owner@clinic.example");
        assert_eq!(owner.login_hint(), Some("owner@clinic.example"));
        let told = Account { hint: Some("O.CiQ".to_owned()), ..owner };
        assert_eq!(told.login_hint(), Some("O.CiQ"));
        assert_eq!(account("a", "1", "").login_hint(), None);
    }
}
