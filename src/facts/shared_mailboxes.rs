//! Which accounts belong to shared mailboxes.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::people::Person;
use super::raw::text;
use super::shape::{Shape, field};
use super::{FactResult, Facts};

/// The fact `sharedMailboxes`.
pub(super) const SHARED_MAILBOXES: Shape = Shape::Object(&[
    field(
        "known",
        Shape::YesNo,
        "whether Exchange listed them; otherwise an account counts as likely that has a mail address, no license and no role, and is no guest",
    ),
    field("mailboxes", Shape::List(&MAILBOX), "their accounts, by name"),
]);

const MAILBOX: Shape = Shape::Object(&[
    field("id", Shape::Text, "object id of the account"),
    field("name", Shape::Text, "display name"),
    field("upn", Shape::Text, "user principal name"),
    field("enabled", Shape::OrNull(&Shape::YesNo), "whether the account can sign in; null where not known"),
    field("how", Shape::Text, "why it counts as a shared mailbox, in words"),
]);

/// The fact `sharedMailboxes`, as [`SHARED_MAILBOXES`] declares it. The list comes from
/// `Get-EXOMailbox -RecipientTypeDetails SharedMailbox`.
pub(super) fn shared_mailboxes(facts: &Facts<'_>) -> FactResult<Value> {
    let people = facts.people()?;
    let listed = facts.rows("sharedMailboxes").ok().filter(|_| facts.is_whole("sharedMailboxes"));
    let mailboxes: Vec<Value> = match listed {
        Some(rows) => {
            let keys: BTreeSet<String> = rows
                .iter()
                .flat_map(|row| {
                    ["ExternalDirectoryObjectId", "UserPrincipalName", "PrimarySmtpAddress"].map(|key| text(row, key))
                })
                .filter(|key| !key.is_empty())
                .map(str::to_lowercase)
                .collect();
            let listed = |person: &&Person| {
                [&person.id, &person.upn, &person.mail].into_iter().any(|key| keys.contains(&key.to_lowercase()))
            };
            people
                .all()
                .iter()
                .filter(listed)
                .map(|person| entry(person, "listed by Exchange as a shared mailbox"))
                .collect()
        }
        None => people
            .all()
            .iter()
            .filter(|person| looks_shared(person))
            .map(|person| entry(person, "has a mail address and no license, as shared mailboxes do"))
            .collect(),
    };
    Ok(json!({"known": listed.is_some(), "mailboxes": mailboxes}))
}

fn looks_shared(person: &Person) -> bool {
    person.guest_type.is_none()
        && !person.mail.is_empty()
        && person.licensed == Some(false)
        && person.roles.is_empty()
        && !person.emergency
        && !person.sync_account
}

fn entry(person: &Person, how: &str) -> Value {
    json!({"id": person.id, "name": person.name, "upn": person.upn, "enabled": person.enabled, "how": how})
}
