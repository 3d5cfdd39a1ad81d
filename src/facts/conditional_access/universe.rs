//! The classes of one tenant's sign-ins: which resources, locations and so on
//! its policies can tell apart.

use std::collections::{BTreeMap, BTreeSet};
use std::net::IpAddr;

use serde_json::Value;

use super::super::raw::{boolean, is_guid, text, texts};
use super::super::{Facts, Tri};
use super::device_filter::DEVICE_STATES;
use super::policy::Policy;
use super::region::{DIMENSIONS, Dimension, Mask, Region};
use crate::well_known::{APPLICATIONS, Application, Part, REST_OF_OFFICE, application};

/// The applications that are classes of their own in every tenant.
fn apart() -> impl Iterator<Item = &'static Application> {
    let parts = [Part::Office365, Part::AdminPortals, Part::Alone];
    APPLICATIONS.iter().filter(move |known| parts.into_iter().any(|part| known.is(part)))
}

pub(super) const BROWSER: Mask = 1;
pub(super) const MODERN: Mask = 1 << 1;
pub(super) const EAS_SUPPORTED: Mask = 1 << 2;
pub(super) const EAS_OTHER: Mask = 1 << 3;
pub(super) const OTHER_CLIENTS: Mask = 1 << 4;
pub(super) const EAS: Mask = EAS_SUPPORTED | EAS_OTHER;

const PLATFORMS: [&str; 7] = ["android", "iOS", "windows", "windowsPhone", "macOS", "linux", "unknown"];
pub(super) const NORMAL_FLOW: Mask = 1;
pub(super) const DEVICE_CODE: Mask = 1 << 1;
pub(super) const TRANSFER: Mask = 1 << 2;
pub(super) const UNREGISTERED: Mask = 1;
pub(super) const NO_RISK: Mask = 1;
pub(super) const HIGH_RISK: Mask = 1 << 3;

const RISKS: [&str; 4] = ["none", "low", "medium", "high"];
const INSIDER_RISKS: [&str; 4] = ["none", "minor", "moderate", "elevated"];

/// The definite and the possible side of a condition's set.
#[derive(Debug, Clone, Copy)]
pub(super) struct Sides {
    pub(super) definite: Mask,
    pub(super) possible: Mask,
}

impl Sides {
    fn exactly(mask: Mask) -> Self {
        Self { definite: mask, possible: mask }
    }

    fn unless_doubt(self, doubt: bool) -> Self {
        if doubt { Self { definite: 0, possible: Mask::MAX } } else { self }
    }

    fn within(self, full: Mask) -> Self {
        Self { definite: self.definite & full, possible: self.possible & full }
    }

    fn without(self, excluded: Sides) -> Self {
        Self { definite: self.definite & !excluded.possible, possible: self.possible & !excluded.definite }
    }
}

/// A class of addresses that no named location tells apart.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Place {
    /// IP named locations it lies in.
    networks: BTreeSet<String>,
    /// Country named locations it lies in.
    countries: BTreeSet<String>,
    /// The countries, by code; none where nobody names them.
    codes: BTreeSet<String>,
    /// In a country where the practice's staff work.
    home: bool,
    /// An address that belongs to no country.
    nowhere: bool,
    /// One of the MFA trusted addresses of the legacy service settings, which
    /// Graph does not show: it may or may not exist.
    legacy_trusted: bool,
    /// Nobody can tell which named locations it lies in.
    anywhere: bool,
}

/// The classes of a tenant.
#[derive(Debug)]
pub(super) struct Universe {
    apps: Vec<String>,
    places: Vec<Place>,
    trusted: BTreeSet<String>,
    /// Named networks too wide to be anybody's own.
    wide: BTreeSet<String>,
    locations: BTreeMap<String, String>,
    locations_read: bool,
    /// Locations of which something could not be understood: they may reach further.
    unclear_locations: BTreeSet<String>,
    /// Whether every location says if it is trusted.
    trust_known: bool,
    /// The named locations cut the world finer than a mask holds.
    too_many_places: bool,
    app_names: BTreeMap<String, String>,
}

/// A mask has 128 bits; a tenant that needs more classes gets "can't tell".
const MOST_CLASSES: usize = 127;

impl Universe {
    pub(super) fn build(facts: &Facts<'_>, policies: &[Policy]) -> Self {
        let mut apps: Vec<String> = vec!["other".to_owned()];
        apps.extend(apart().map(|known| known.id.to_owned()));
        for policy in policies {
            for id in policy.target.include.iter().chain(&policy.target.exclude) {
                let id = id.to_lowercase();
                if is_guid(&id) && !apps.contains(&id) && apps.len() < MOST_CLASSES {
                    apps.push(id);
                }
            }
        }
        let rows = facts.rows("namedLocations").unwrap_or_default();
        let id = |row: &Value| as_written(text(row, "id"));
        let named = |row: &Value| (id(row), text(row, "displayName").to_owned());
        let uses_trusted = policies.iter().any(|policy| {
            policy.locations.include.iter().chain(&policy.locations.exclude).any(|id| id == "AllTrusted")
        });
        let mut places = places(rows, uses_trusted, &home_countries(facts));
        let too_many_places = places.len() > MOST_CLASSES;
        places.truncate(MOST_CLASSES);
        Self {
            apps,
            places,
            too_many_places,
            trusted: rows.iter().filter(|row| boolean(row, "isTrusted") == Some(true)).map(id).collect(),
            wide: rows.iter().filter(|row| is_wide(row)).map(id).collect(),
            locations: rows.iter().map(named).collect(),
            locations_read: facts.is_whole("namedLocations"),
            unclear_locations: rows.iter().filter(|row| !is_understood(row)).map(id).collect(),
            trust_known: rows
                .iter()
                .all(|row| row.get("countriesAndRegions").is_some() || boolean(row, "isTrusted").is_some()),
            app_names: facts
                .rows("servicePrincipals")
                .unwrap_or_default()
                .iter()
                .map(|principal| (text(principal, "appId").to_lowercase(), text(principal, "displayName").to_owned()))
                .collect(),
        }
    }

    /// Every sign-in to an application.
    pub(super) fn everything(&self) -> Region {
        let mut sets = [0; DIMENSIONS];
        for dimension in Dimension::ALL {
            sets[dimension as usize] = self.full(dimension);
        }
        Region { sets }
    }

    fn full(&self, dimension: Dimension) -> Mask {
        let count = match dimension {
            Dimension::Resource => self.apps.len(),
            Dimension::Client => 5,
            Dimension::Platform => PLATFORMS.len(),
            Dimension::Location => self.places.len(),
            Dimension::SignInRisk | Dimension::UserRisk | Dimension::InsiderRisk => 4,
            Dimension::Device => DEVICE_STATES.len(),
            Dimension::Flow => 3,
        };
        (1 << count) - 1
    }

    /// The mask of applications.
    pub(super) fn apps(&self, ids: &[&str]) -> Mask {
        self.apps
            .iter()
            .enumerate()
            .filter(|(_, app)| ids.contains(&app.as_str()))
            .fold(0, |mask, (bit, _)| mask | 1 << bit)
    }

    fn apps_of(&self, part: Part) -> Mask {
        let ids: Vec<&str> = APPLICATIONS.iter().filter(|known| known.is(part)).map(|known| known.id).collect();
        self.apps(&ids)
    }

    /// Everything in the Office 365 suite.
    pub(super) fn office(&self) -> Mask {
        self.apps_of(Part::Office365)
    }

    /// The Microsoft admin portals.
    pub(super) fn admin_portals(&self) -> Mask {
        self.apps_of(Part::AdminPortals)
    }

    /// Addresses that an outsider can come from: outside every trusted network, and every
    /// other that is named, unless it is too wide to be anybody's own.
    pub(super) fn untrusted_places(&self) -> Mask {
        self.places_where(|place| {
            let foreign = |network: &String| !self.trusted.contains(network) && self.wide.contains(network);
            !place.legacy_trusted && place.networks.iter().all(foreign)
        })
    }

    /// Addresses in countries where no staff work, and addresses without a country.
    pub(super) fn foreign_places(&self) -> Mask {
        self.places_where(|place| !place.legacy_trusted && place.networks.is_empty() && !place.home)
    }

    /// Addresses in no named location.
    pub(super) fn elsewhere(&self) -> Mask {
        self.places_where(|place| !place.legacy_trusted && place.networks.is_empty() && place.countries.is_empty())
    }

    /// Addresses that surely exist; those of the old MFA settings may not.
    pub(super) fn existing_places(&self) -> Mask {
        self.places_where(|place| !place.legacy_trusted)
    }

    fn places_where(&self, keep: impl Fn(&Place) -> bool) -> Mask {
        self.places.iter().enumerate().filter(|(_, place)| keep(place)).fold(0, |mask, (bit, _)| mask | 1 << bit)
    }

    /// Where a policy's conditions are met, leaving the people aside: each
    /// dimension's definite and possible set.
    pub(super) fn conditions(&self, policy: &Policy, risk_licensed: Tri) -> (Region, Region) {
        let sides = |dimension: Dimension| match dimension {
            Dimension::Resource => self.resources(policy),
            Dimension::Client => clients(policy),
            Dimension::Platform => platforms(policy),
            Dimension::Location => self.locations(policy),
            Dimension::SignInRisk => risks(&policy.sign_in_risk, &RISKS, risk_licensed),
            Dimension::UserRisk => risks(&policy.user_risk, &RISKS, risk_licensed),
            Dimension::InsiderRisk => risks(&policy.insider_risk, &INSIDER_RISKS, Tri::Yes),
            Dimension::Device => devices(policy),
            Dimension::Flow => flows(policy),
        };
        let (mut definite, mut possible) = (self.everything(), self.everything());
        for dimension in Dimension::ALL {
            let sides = sides(dimension).within(self.full(dimension));
            definite.sets[dimension as usize] = if policy.doubt { 0 } else { sides.definite };
            possible.sets[dimension as usize] = sides.possible;
        }
        (definite, possible)
    }

    /// Policies for user actions and authentication contexts give no coverage
    /// for ordinary access to applications.
    fn resources(&self, policy: &Policy) -> Sides {
        let target = &policy.target;
        if !target.user_actions.is_empty() || target.contexts {
            return Sides::exactly(0);
        }
        let include = self.app_set(&target.include);
        let mut exclude = self.app_set(&target.exclude);
        if target.filter_excludes {
            exclude.possible = Mask::MAX;
        }
        include.without(exclude).unless_doubt(target.doubt)
    }

    fn app_set(&self, ids: &[String]) -> Sides {
        let mut sides = Sides::exactly(0);
        for id in ids {
            let mask = match id.as_str() {
                "All" => Mask::MAX,
                "None" => 0,
                "Office365" => self.office(),
                "MicrosoftAdminPortals" => self.admin_portals(),
                id => self.apps(&[&id.to_lowercase()]),
            };
            // A word of a later version, or an id beyond what a mask holds.
            if mask == 0 && id != "None" {
                sides.possible = Mask::MAX;
            }
            sides.definite |= mask;
            sides.possible |= mask;
        }
        sides
    }

    fn locations(&self, policy: &Policy) -> Sides {
        let condition = &policy.locations;
        if !condition.configured {
            return Sides::exactly(Mask::MAX).unless_doubt(condition.doubt);
        }
        if self.too_many_places {
            return Sides { definite: 0, possible: Mask::MAX };
        }
        let include = if condition.include.is_empty() {
            Sides::exactly(Mask::MAX)
        } else {
            self.location_set(&condition.include)
        };
        include.without(self.location_set(&condition.exclude)).unless_doubt(condition.doubt)
    }

    fn location_set(&self, ids: &[String]) -> Sides {
        let mut sides = Sides::exactly(0);
        for id in ids {
            let each = self.places.iter().enumerate().map(|(bit, place)| (bit, self.lies_in(place, id)));
            for (bit, inside) in each {
                sides.definite |= Mask::from(inside == Tri::Yes) << bit;
                sides.possible |= Mask::from(inside != Tri::No) << bit;
            }
        }
        sides
    }

    fn lies_in(&self, place: &Place, id: &str) -> Tri {
        match id {
            "All" => Tri::Yes,
            // By definition (https://learn.microsoft.com/entra/identity/conditional-access/concept-assignment-network).
            "AllTrusted" if place.legacy_trusted => Tri::Yes,
            "AllTrusted" if !self.locations_read => Tri::Maybe,
            "AllTrusted" if !place.networks.is_disjoint(&self.trusted) => Tri::Yes,
            "AllTrusted" if self.trust_known => Tri::No,
            "AllTrusted" => Tri::Maybe,
            // A location that was deleted holds nobody; one that was not read may.
            _ if !self.locations.contains_key(id) => {
                if self.locations_read {
                    Tri::No
                } else {
                    Tri::Maybe
                }
            }
            _ if place.networks.contains(id) || place.countries.contains(id) => Tri::Yes,
            _ if place.anywhere || self.unclear_locations.contains(id) => Tri::Maybe,
            _ => Tri::No,
        }
    }

    /// Whether a named location that a policy names was deleted: the list was read whole
    /// and does not hold it.
    pub(super) fn is_location_gone(&self, id: &str) -> bool {
        self.locations_read && !matches!(id, "All" | "AllTrusted") && !self.locations.contains_key(id)
    }

    /// The name of an application for people.
    pub(super) fn app_name(&self, id: &str) -> String {
        let words = match id {
            "All" => Some("all applications"),
            "Office365" => Some("Office 365"),
            "MicrosoftAdminPortals" => Some("the Microsoft admin portals"),
            _ => application(id).map(|known| known.name),
        };
        words
            .map(str::to_owned)
            .or_else(|| self.app_names.get(&id.to_lowercase()).filter(|name| !name.is_empty()).cloned())
            .unwrap_or_else(|| format!("application {id}"))
    }

    /// The name of a named location for people.
    pub(super) fn location_name(&self, id: &str) -> String {
        match (id, self.locations.get(id)) {
            ("AllTrusted", _) => "all trusted networks".to_owned(),
            (_, Some(name)) if !name.is_empty() => format!("“{name}”"),
            _ if self.is_location_gone(id) => format!("a location that no longer exists ({id})"),
            _ => format!("the location {id}"),
        }
    }

    /// In words, where in `asked` a gap lies: the dimensions that it does not fill.
    pub(super) fn describe(&self, gap: &Region, asked: &Region) -> String {
        let mut parts = Vec::new();
        for dimension in Dimension::ALL {
            let (mask, full) = (gap.get(dimension), asked.get(dimension));
            if mask & full != full {
                parts.push(self.describe_dimension(dimension, mask & full, full));
            }
        }
        if parts.is_empty() { "everywhere".to_owned() } else { parts.join(", ") }
    }

    fn describe_dimension(&self, dimension: Dimension, mask: Mask, full: Mask) -> String {
        let names = |names: &[&str]| list(&pick(mask, names.iter().map(|name| (*name).to_owned())));
        let apps = |mask| match mask {
            mask if mask == self.office() => "Office 365".to_owned(),
            mask => list(&pick(mask, self.apps.iter().map(|id| self.resource_words(id)))),
        };
        let places = |mask| list(&self.places_words(mask));
        match dimension {
            // What holds the unnamed rest is told by what it leaves out.
            Dimension::Resource if mask & 1 == 1 && full & 1 == 1 => {
                format!("to all applications except {}", apps(full & !mask))
            }
            Dimension::Resource => format!("to {}", apps(mask)),
            Dimension::Location if mask & self.elsewhere() == self.elsewhere() => {
                format!("from anywhere except {}", places(full & !mask))
            }
            Dimension::Client => format!(
                "with {}",
                names(&[
                    "a browser",
                    "apps",
                    "older mail apps (ActiveSync)",
                    "older mail apps (ActiveSync)",
                    "old mail programs"
                ])
            ),
            Dimension::Platform => {
                format!(
                    "on {}",
                    names(&[
                        "Android",
                        "iOS",
                        "Windows",
                        "Windows Phone",
                        "macOS",
                        "Linux",
                        "a device of unknown kind"
                    ])
                )
            }
            Dimension::Location => format!("from {}", places(mask)),
            Dimension::SignInRisk => format!("at sign-in risk {}", names(&RISKS)),
            Dimension::UserRisk => format!("at user risk {}", names(&RISKS)),
            Dimension::InsiderRisk => format!("at insider risk {}", names(&INSIDER_RISKS)),
            Dimension::Device => device_words(mask),
            Dimension::Flow => {
                format!("by {}", names(&["a normal sign-in", "device code sign-in", "authentication transfer"]))
            }
        }
    }

    fn resource_words(&self, id: &str) -> String {
        match id {
            "other" => "all other applications".to_owned(),
            REST_OF_OFFICE => "the rest of Office 365".to_owned(),
            id => self.app_name(id),
        }
    }

    /// Addresses by the named locations that they fill, else class by class. Hidden ones
    /// are told apart only where they reach further.
    fn places_words(&self, mask: Mask) -> Vec<String> {
        let existing = self.existing_places();
        let visible = mask & existing;
        let names: Vec<String> = self.places.iter().map(|place| self.place_words(place)).collect();
        let mut words = self.filled_locations(visible).unwrap_or_else(|| pick(visible, names.iter().cloned()));
        let hidden = mask & !existing;
        let twin = if self.places.iter().any(|place| place.anywhere) { 0 } else { visible << (self.places.len() / 2) };
        words.extend(pick(hidden & !twin, names.into_iter()));
        words
    }

    /// The named locations that together are exactly these addresses, the largest first.
    fn filled_locations(&self, mask: Mask) -> Option<Vec<String>> {
        let within =
            |id: &String| self.places_where(|place| !place.legacy_trusted && self.lies_in(place, id) == Tri::Yes);
        let mut inside: Vec<(Mask, &String)> =
            self.locations.keys().map(|id| (within(id), id)).filter(|(own, _)| *own != 0 && own & !mask == 0).collect();
        inside.sort_by_key(|(own, id)| (std::cmp::Reverse(own.count_ones()), *id));
        let mut left = mask;
        let mut names = Vec::new();
        for (own, id) in inside {
            if own & left != 0 {
                left &= !own;
                names.push(self.location_name(id));
            }
        }
        (left == 0).then_some(names)
    }

    fn place_words(&self, place: &Place) -> String {
        let trusted = place.networks.iter().map(|id| self.location_name(id));
        let countries = place.countries.iter().map(|id| self.location_name(id));
        let named: Vec<String> = if place.networks.is_empty() { countries.collect() } else { trusted.collect() };
        match named.is_empty() {
            _ if place.legacy_trusted => "addresses trusted in the old MFA settings, which cannot be read".to_owned(),
            // A location for countries may hold these addresses too; its name would mislead.
            _ if place.nowhere && place.networks.is_empty() => "addresses without a country".to_owned(),
            false if place.networks.is_empty() && !place.home && self.holds_home(&place.countries) => {
                let codes: Vec<String> = place.codes.iter().cloned().collect();
                format!("{} (in {})", list(&codes), named.join(" and "))
            }
            true => "anywhere else".to_owned(),
            false => named.join(" and "),
        }
    }

    /// Whether staff work in one of the countries of the same locations, so that their
    /// names would not tell which countries are meant.
    fn holds_home(&self, countries: &BTreeSet<String>) -> bool {
        self.places.iter().any(|place| place.home && !place.countries.is_disjoint(countries))
    }

    /// The applications that some policy leaves out and that together are all that a gap
    /// reaches, by id; none where the gap is another.
    pub(super) fn applications_left_out(&self, gap: &Region, asked: &Region, policies: &[&Policy]) -> Vec<String> {
        let only_applications = Dimension::ALL.into_iter().all(|dimension| {
            dimension == Dimension::Resource || gap.get(dimension) & asked.get(dimension) == asked.get(dimension)
        });
        let resources = gap.get(Dimension::Resource);
        let mask = |id: &str| self.app_set(&[id.to_owned()]).definite & asked.get(Dimension::Resource);
        let named: BTreeSet<&String> = policies.iter().flat_map(|policy| &policy.target.exclude).collect();
        let inside: Vec<&String> = named.into_iter().filter(|id| mask(id) != 0 && mask(id) & !resources == 0).collect();
        let together = inside.iter().fold(0, |all, id| all | mask(id));
        if only_applications && together == resources { inside.into_iter().cloned().collect() } else { Vec::new() }
    }
}

fn clients(policy: &Policy) -> Sides {
    let Some(values) = &policy.clients.values else {
        return Sides::exactly(Mask::MAX).unless_doubt(policy.clients.doubt);
    };
    values.iter().fold(Sides::exactly(0), |sides, value| {
        let mask = match value.as_str() {
            "all" => Mask::MAX,
            "browser" => BROWSER,
            "mobileAppsAndDesktopClients" => MODERN,
            "exchangeActiveSync" => EAS,
            "easSupported" => EAS_SUPPORTED,
            "easUnsupported" => EAS_OTHER,
            "other" => OTHER_CLIENTS,
            _ => return Sides { definite: sides.definite, possible: Mask::MAX },
        };
        Sides { definite: sides.definite | mask, possible: sides.possible | mask }
    })
}

fn platforms(policy: &Policy) -> Sides {
    let condition = &policy.platforms;
    let set = |values: &[String]| named_set(values, &PLATFORMS[..6], &["all", "All"]);
    let include = if condition.include.is_empty() { Sides::exactly(Mask::MAX) } else { set(&condition.include) };
    include.without(set(&condition.exclude)).unless_doubt(condition.doubt)
}

/// Risk is exact: `["high"]` leaves medium out. Without the licence there is no
/// signal, and the policy never applies.
fn risks(condition: &super::policy::Listed, levels: &[&str], licensed: Tri) -> Sides {
    match &condition.values {
        None => Sides::exactly(Mask::MAX).unless_doubt(condition.doubt),
        Some(_) if licensed == Tri::No => Sides::exactly(0),
        // Without the signals the policy never applies; not knowing of them, it may.
        Some(values) if licensed == Tri::Maybe => Sides { definite: 0, ..named_set(values, levels, &[]) },
        Some(values) => named_set(values, levels, &[]),
    }
}

fn devices(policy: &Policy) -> Sides {
    let Some((mode, rule)) = &policy.device_filter else { return Sides::exactly(Mask::MAX) };
    let mut sides = Sides::exactly(0);
    for (bit, device) in DEVICE_STATES.into_iter().enumerate() {
        let matched = super::device_filter::matches(rule, device);
        let inside = match mode.as_str() {
            "include" => matched,
            "exclude" => matched.not(),
            _ => Tri::Maybe,
        };
        sides.definite |= Mask::from(inside == Tri::Yes) << bit;
        sides.possible |= Mask::from(inside != Tri::No) << bit;
    }
    sides
}

fn flows(policy: &Policy) -> Sides {
    match &policy.flows.values {
        None => Sides::exactly(Mask::MAX).unless_doubt(policy.flows.doubt),
        Some(values) => {
            let named: Vec<String> = values.iter().filter(|value| *value != "none").cloned().collect();
            named_set(&named, &["normal", "deviceCodeFlow", "authenticationTransfer"], &[])
        }
    }
}

fn named_set(values: &[String], names: &[&str], everything: &[&str]) -> Sides {
    values.iter().fold(Sides::exactly(0), |sides, value| {
        let mask = match names.iter().position(|name| name.eq_ignore_ascii_case(value)) {
            Some(bit) => 1 << bit,
            None if everything.contains(&value.as_str()) => Mask::MAX,
            None => return Sides { definite: sides.definite, possible: Mask::MAX },
        };
        Sides { definite: sides.definite | mask, possible: sides.possible | mask }
    })
}

/// Where the practice's staff work: the profile's countries, else the United States.
pub(super) fn home_countries(facts: &Facts<'_>) -> Vec<String> {
    let own = &facts.snapshot().profile.countries;
    if own.is_empty() { vec!["US".to_owned()] } else { own.iter().map(|code| code.to_uppercase()).collect() }
}

/// Cuts the world's addresses into classes. The hidden trusted addresses of the old MFA
/// settings may lie in any of them.
fn places(rows: &[Value], legacy_trusted: bool, home: &[String]) -> Vec<Place> {
    let mut places: Vec<Place> = Vec::new();
    for networks in network_sets(rows) {
        places.extend(country_sets(rows, home).into_iter().map(|place| Place { networks: networks.clone(), ..place }));
    }
    if legacy_trusted && places.len() * 2 <= MOST_CLASSES {
        let hidden: Vec<Place> =
            places.iter().map(|place| Place { legacy_trusted: true, home: true, ..place.clone() }).collect();
        places.extend(hidden);
    } else if legacy_trusted {
        places.push(Place { legacy_trusted: true, home: true, anywhere: true, ..Place::default() });
    }
    places
}

/// The distinct sets of networks that an address can lie in. Such a set begins
/// at the first address of a range or just after the last one of another.
fn network_sets(rows: &[Value]) -> BTreeSet<BTreeSet<String>> {
    let mut ranges: Vec<(bool, u128, u128, String)> = Vec::new();
    for row in rows {
        for range in row.get("ipRanges").and_then(Value::as_array).into_iter().flatten() {
            if let Some((v6, first, last)) = cidr(text(range, "cidrAddress")) {
                ranges.push((v6, first, last, as_written(text(row, "id"))));
            }
        }
    }
    let mut sets = BTreeSet::from([BTreeSet::new()]);
    for (v6, first, last, _) in &ranges {
        for point in [Some(*first), last.checked_add(1)].into_iter().flatten() {
            let inside = ranges.iter().filter(|range| range.0 == *v6 && range.1 <= point && point <= range.2);
            sets.insert(inside.map(|range| range.3.clone()).collect());
        }
    }
    // A location without a readable range still names a network of its own.
    for row in rows.iter().filter(|row| row.get("ipRanges").is_some()) {
        let id = as_written(text(row, "id"));
        if !ranges.iter().any(|range| range.3 == id) {
            sets.insert(BTreeSet::from([id]));
        }
    }
    sets
}

/// Whether all of a named location could be read: its ranges, or its countries.
/// Other kinds (a compliant network) are where nobody here can tell.
fn is_understood(row: &Value) -> bool {
    let ranges = row.get("ipRanges").and_then(Value::as_array);
    let readable = |ranges: &Vec<Value>| ranges.iter().all(|range| cidr(text(range, "cidrAddress")).is_some());
    match row.get("countriesAndRegions") {
        Some(_) => {
            let unknown = row.get("includeUnknownCountriesAndRegions");
            let countries = texts(row, "countriesAndRegions");
            // Microsoft keeps no location that is nowhere.
            let anywhere = !countries.entries().is_empty() || unknown.and_then(Value::as_bool) == Some(true);
            anywhere && !countries.is_malformed() && unknown.is_none_or(Value::is_boolean)
        }
        None => ranges.is_some_and(readable),
    }
}

/// Whether a network holds more addresses than a practice or its provider has: a range
/// wider than a /16, of IPv6 than a /32, or one that cannot be read.
fn is_wide(row: &Value) -> bool {
    row.get("ipRanges").and_then(Value::as_array).into_iter().flatten().any(|range| {
        cidr(text(range, "cidrAddress"))
            .is_none_or(|(v6, first, last)| (last - first) >> (if v6 { 96 } else { 16 }) > 0)
    })
}

/// First and last address of a range in CIDR notation, and whether it is IPv6.
fn cidr(text: &str) -> Option<(bool, u128, u128)> {
    let (address, bits) = text.split_once('/')?;
    let bits: u32 = bits.parse().ok()?;
    let (v6, width, number) = match address.parse::<IpAddr>().ok()? {
        IpAddr::V4(address) => (false, 32, u128::from(u32::from(address))),
        IpAddr::V6(address) => (true, 128, u128::from(address)),
    };
    let host_bits = u32::checked_sub(width, bits)?;
    let host = 1u128.checked_shl(host_bits).map_or(u128::MAX, |bit| bit - 1);
    Some((v6, number & !host, number | host))
}

/// The distinct sets of country locations that an address can lie in, and
/// whether staff work there: each listed country, each home country, a country
/// nobody lists, and an address without a country.
fn country_sets(rows: &[Value], home: &[String]) -> Vec<Place> {
    let lists: Vec<CountryList> = rows
        .iter()
        .filter(|row| row.get("countriesAndRegions").is_some())
        .map(|row| CountryList {
            id: as_written(text(row, "id")),
            codes: texts(row, "countriesAndRegions").entries().iter().map(|code| code.to_uppercase()).collect(),
            unknown: boolean(row, "includeUnknownCountriesAndRegions") == Some(true),
        })
        .collect();
    let codes: BTreeSet<&String> = lists.iter().flat_map(|list| &list.codes).chain(home).collect();
    let ids = |keep: &dyn Fn(&CountryList) -> bool| -> BTreeSet<String> {
        lists.iter().filter(|list| keep(list)).map(|list| list.id.clone()).collect()
    };
    let mut named: BTreeMap<(BTreeSet<String>, bool), BTreeSet<String>> = BTreeMap::new();
    for code in codes {
        let set = (ids(&|list| list.codes.contains(code)), home.contains(code));
        named.entry(set).or_default().insert(code.clone());
    }
    named.entry((BTreeSet::new(), false)).or_default();
    let mut places: Vec<Place> = named
        .into_iter()
        .map(|((countries, home), codes)| Place { countries, home, codes, ..Place::default() })
        .collect();
    places.push(Place { countries: ids(&|list| list.unknown), nowhere: true, ..Place::default() });
    places
}

/// A country named location.
struct CountryList {
    id: String,
    codes: Vec<String>,
    /// Holds addresses without a country too.
    unknown: bool,
}

/// An id as policies are parsed to name it: a GUID in small letters.
fn as_written(id: &str) -> String {
    if is_guid(id) { id.to_ascii_lowercase() } else { id.to_owned() }
}

fn pick(mask: Mask, names: impl Iterator<Item = String>) -> Vec<String> {
    let mut picked: Vec<String> = Vec::new();
    for (bit, name) in names.enumerate() {
        if mask >> bit & 1 == 1 && !picked.contains(&name) {
            picked.push(name);
        }
    }
    picked
}

/// Names at most four and counts the rest.
fn list(names: &[String]) -> String {
    match names {
        [] => "nowhere".to_owned(),
        [one] => one.clone(),
        [first @ .., last] if names.len() <= 4 => format!("{} or {last}", first.join(", ")),
        _ => format!("{} and {} more", names[..3].join(", "), names.len() - 3),
    }
}

fn device_words(mask: Mask) -> String {
    let compliant = DEVICE_STATES
        .iter()
        .enumerate()
        .filter(|(_, device)| device.compliant)
        .fold(0, |mask, (bit, _)| mask | 1 << bit);
    match mask {
        UNREGISTERED => "on an unmanaged device".to_owned(),
        mask if mask & !compliant == 0 => "on a compliant device".to_owned(),
        mask if mask & UNREGISTERED == 0 => "on some registered devices".to_owned(),
        _ => "on some devices".to_owned(),
    }
}
