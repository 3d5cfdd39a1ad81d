//! Whose mail is looked at: the people of the practice where they were read, and what
//! the rules name but nobody can look into.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::super::Facts;
use super::super::groups;
use super::super::people::Person;
use super::super::raw::text;
use super::recipient::Domain;
use super::rules::{Filter, Ladder};

pub(super) use super::recipient::{Recipient, Who};

/// Everybody whom the rules of a ladder may treat differently.
pub(super) fn recipients(facts: &Facts<'_>, ladder: &Ladder) -> Vec<Recipient> {
    let named = Named::read(ladder);
    let groups = Groups::read(facts, &named.groups);
    let people = people(facts, &groups);
    if people.is_empty() { unlisted(facts, &named, &groups) } else { listed(facts, people, &named, &groups) }
}

/// What the rules name.
struct Named {
    people: BTreeSet<String>,
    groups: BTreeSet<String>,
    domains: BTreeSet<String>,
}

impl Named {
    fn read(ladder: &Ladder) -> Self {
        let all = |list: fn(&Filter) -> &super::rules::Listed| {
            ladder.filters().flat_map(|filter| list(filter).entries().cloned().collect::<Vec<_>>()).collect()
        };
        Self {
            people: all(|filter| &filter.people),
            groups: all(|filter| &filter.groups),
            domains: all(|filter| &filter.domains),
        }
    }
}

/// The groups that rules name, by what is known of their members.
#[derive(Default)]
struct Groups {
    known: BTreeMap<String, BTreeSet<String>>,
    unknown: BTreeSet<String>,
}

impl Groups {
    fn read(facts: &Facts<'_>, named: &BTreeSet<String>) -> Self {
        let mut groups = Self::default();
        for entry in named {
            match group(facts, entry).and_then(|group| members(facts, group)) {
                Some(members) => {
                    groups.known.insert(entry.clone(), members);
                }
                None => {
                    groups.unknown.insert(entry.clone());
                }
            }
        }
        groups
    }
}

/// The one group that an entry names: by id, address, name, or the address's first part.
fn group<'a>(facts: &Facts<'a>, entry: &str) -> Option<&'a Value> {
    let rows = facts.rows("groups").ok().filter(|_| facts.is_whole("groups"))?;
    let alias = entry.split('@').next().unwrap_or(entry);
    let keys = [("id", entry), ("mail", entry), ("displayName", entry), ("mailNickname", alias)];
    keys.into_iter().find_map(|(key, wanted)| {
        let mut found = rows.iter().filter(|row| text(row, key).to_lowercase() == wanted);
        let first = found.next()?;
        found.next().is_none().then_some(first)
    })
}

/// The members of a group, where all of them can be told. These rules do not follow a
/// dynamic group.
fn members(facts: &Facts<'_>, group: &Value) -> Option<BTreeSet<String>> {
    let dynamic = !text(group, "membershipRule").is_empty()
        || group
            .get("groupTypes")
            .and_then(Value::as_array)
            .is_some_and(|types| types.iter().any(|kind| kind.as_str() == Some("DynamicMembership")));
    let membership = groups::members(facts, text(group, "id"));
    (!dynamic && membership.complete).then_some(membership.known)
}

/// The accounts that get mail, where the list of accounts was read.
fn people(facts: &Facts<'_>, groups: &Groups) -> Vec<Recipient> {
    let Ok(people) = facts.people() else { return Vec::new() };
    if !facts.is_whole("users") {
        return Vec::new();
    }
    let addresses = addresses(facts);
    let has_mail = |person: &&Person| !person.guest && person.mail.contains('@');
    people.all().iter().filter(has_mail).map(|person| recipient(person, &addresses, groups)).collect()
}

fn recipient(person: &Person, addresses: &BTreeMap<&str, Vec<String>>, groups: &Groups) -> Recipient {
    let domain = domain_of(&person.mail).unwrap_or_default();
    let mut recipient =
        Recipient::new(Who::new("user", &person.id, &person.name), Domain::Known(domain.to_lowercase()));
    recipient.names = names(person, addresses);
    let is_member = |members: &BTreeSet<String>| members.contains(&person.id);
    recipient.inside =
        groups.known.iter().filter(|(_, members)| is_member(members)).map(|(entry, _)| entry.clone()).collect();
    recipient.perhaps = groups.unknown.clone();
    recipient
}

fn names(person: &Person, addresses: &BTreeMap<&str, Vec<String>>) -> BTreeSet<String> {
    let own = [&person.id, &person.upn, &person.mail, &person.name].map(|name| name.to_lowercase());
    own.into_iter().chain(addresses.get(person.id.as_str()).into_iter().flatten().cloned()).collect()
}

/// The further addresses of accounts, by id, where they were read.
fn addresses<'a>(facts: &Facts<'a>) -> BTreeMap<&'a str, Vec<String>> {
    let addresses = |user: &'a Value| {
        let list = user.get("proxyAddresses")?.as_array()?;
        let all = list
            .iter()
            .filter_map(Value::as_str)
            .map(|address| address.split_once(':').map_or(address, |(_, address)| address).to_lowercase());
        Some((text(user, "id"), all.collect()))
    };
    facts.rows("users").unwrap_or_default().iter().filter_map(addresses).collect()
}

fn domain_of(address: &str) -> Option<&str> {
    address.rsplit_once('@').map(|(_, domain)| domain)
}

/// The people who were read; members of groups that nobody can look into, and whoever is
/// in none of them; and addresses that belong to none of the accounts.
fn listed(facts: &Facts<'_>, people: Vec<Recipient>, named: &Named, groups: &Groups) -> Vec<Recipient> {
    let domains: BTreeSet<String> = people
        .iter()
        .filter_map(|person| match &person.domain {
            Domain::Known(domain) => Some(domain.clone()),
            _ => None,
        })
        .collect();
    let mut all = strangers(facts, named, groups);
    if !groups.unknown.is_empty() {
        all.extend(in_unknown_groups(&Domain::OneOf(domains.clone()), groups));
        all.extend(domains.iter().map(|domain| at_domain(domain, named)));
    }
    all.extend(people);
    all
}

/// Addresses in rules that are none of an account's that was read: an account may have
/// more addresses than were read, or it is gone.
fn strangers(facts: &Facts<'_>, named: &Named, groups: &Groups) -> Vec<Recipient> {
    let Ok(people) = facts.people() else { return Vec::new() };
    let addresses = addresses(facts);
    if people.all().iter().all(|person| addresses.contains_key(person.id.as_str())) {
        return Vec::new();
    }
    let known: BTreeSet<String> = people.all().iter().flat_map(|person| names(person, &addresses)).collect();
    let stranger = |entry: &String| Recipient { certain: false, ..by_name(entry, &Domain::Unknown, groups) };
    named.people.difference(&known).map(stranger).collect()
}

fn by_name(entry: &str, otherwise: &Domain, groups: &Groups) -> Recipient {
    let domain = domain_of(entry).map_or_else(|| otherwise.clone(), |domain| Domain::Known(domain.to_owned()));
    let mut recipient = Recipient::new(Who::new("recipient", entry, entry), domain);
    recipient.names.insert(entry.to_owned());
    recipient.perhaps = groups.unknown.clone();
    recipient
        .perhaps
        .extend(groups.known.iter().filter(|(_, members)| !members.is_empty()).map(|(entry, _)| entry.clone()));
    recipient
}

/// For each group that nobody can look into, somebody who is in it and perhaps in others.
fn in_unknown_groups<'a>(domain: &'a Domain, groups: &'a Groups) -> impl Iterator<Item = Recipient> + 'a {
    groups.unknown.iter().map(move |entry| {
        let mut recipient = Recipient::new(Who::new("group", entry, entry), domain.clone());
        recipient.inside.insert(entry.clone());
        recipient.perhaps = groups.unknown.clone();
        recipient.perhaps.extend(groups.known.keys().cloned());
        recipient
    })
}

/// Somebody at a domain whom no rule names otherwise.
fn at_domain(domain: &str, named: &Named) -> Recipient {
    let who = if named.domains.is_empty() { Who::anybody_else() } else { Who::new("domain", domain, domain) };
    Recipient::new(who, Domain::Known(domain.to_owned()))
}

/// Without the list of accounts: what the rules name, and whom they do not.
fn unlisted(facts: &Facts<'_>, named: &Named, groups: &Groups) -> Vec<Recipient> {
    // Without the accounts nobody can tell who is in a group, unless nobody is.
    let groups = Groups {
        unknown: named
            .groups
            .iter()
            .filter(|entry| groups.known.get(*entry).is_none_or(|members| !members.is_empty()))
            .cloned()
            .collect(),
        known: BTreeMap::new(),
    };
    let own = own_domains(facts);
    let domain = if own.is_empty() { Domain::Unknown } else { Domain::OneOf(own.clone()) };
    let mut all: Vec<Recipient> = named.people.iter().map(|entry| by_name(entry, &domain, &groups)).collect();
    all.extend(in_unknown_groups(&domain, &groups));
    all.extend(everybody_else(&own, named));
    all
}

/// Whom no rule names but by domain. That somebody has mail at a domain of the practice
/// is taken for granted, but for the one that Microsoft gives each tenant.
fn everybody_else(own: &BTreeSet<String>, named: &Named) -> Vec<Recipient> {
    if named.domains.is_empty() {
        return vec![Recipient::new(Who::anybody_else(), Domain::Unnamed)];
    }
    if own.is_empty() {
        let elsewhere = Recipient { certain: false, ..Recipient::new(Who::anybody_else(), Domain::Unnamed) };
        return named.domains.iter().map(|domain| at_domain(domain, named)).chain([elsewhere]).collect();
    }
    let is_given = |domain: &String| domain.contains(".onmicrosoft.");
    let only_given = own.iter().all(is_given);
    own.iter()
        .map(|domain| Recipient { certain: only_given || !is_given(domain), ..at_domain(domain, named) })
        .collect()
}

/// The verified domains of the practice; none where they were not read.
fn own_domains(facts: &Facts<'_>) -> BTreeSet<String> {
    let mut own = BTreeSet::new();
    if facts.is_whole("domains") {
        let rows = facts.rows("domains").unwrap_or_default();
        let verified = rows.iter().filter(|row| row.get("isVerified") == Some(&Value::Bool(true)));
        own.extend(verified.map(|row| text(row, "id").to_lowercase()));
    }
    if facts.is_whole("organization") {
        let rows = facts.rows("organization").unwrap_or_default();
        let listed = rows.iter().filter_map(|row| row.get("verifiedDomains")?.as_array()).flatten();
        own.extend(listed.map(|row| text(row, "name").to_lowercase()));
    }
    own.remove("");
    own
}
