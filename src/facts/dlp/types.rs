//! Sensitive information types by id. Microsoft shows their names in the language of
//! whoever reads them, and a group, a label or a type of the tenant's own may be called
//! anything, so that only the id tells what is looked for.

use crate::facts::raw::is_guid;

/// A type that comes with Microsoft 365.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct InformationType {
    id: &'static str,
    /// Its English name, in small letters.
    name: &'static str,
    /// What it finds, as rules call it; none of what a practice has to look for where empty.
    pub(super) kind: &'static str,
    /// The certainty that Microsoft recommends; asking for more lets some pass.
    pub(super) recommended: u64,
    /// Whether Microsoft's documentation shows the id. Of the others only the name is
    /// documented, so that it counts as well.
    published: bool,
}

const fn published(kind: &'static str, id: &'static str, name: &'static str, recommended: u64) -> InformationType {
    InformationType { id, name, kind, recommended, published: true }
}

const fn named(kind: &'static str, id: &'static str, name: &'static str) -> InformationType {
    InformationType { id, name, kind, recommended: HIGH, published: false }
}

const HIGH: u64 = 85;
const MEDIUM: u64 = 75;

/// Ids and recommended certainty as the definition of each type gives them
/// (<https://learn.microsoft.com/purview/sit-sensitive-information-type-entity-definitions>);
/// of named entities and trainable classifiers, as `Get-DlpSensitiveInformationType` and
/// policies made from Microsoft's templates show them
/// (<https://learn.microsoft.com/purview/sit-named-entities-learn>).
const TYPES: &[InformationType] = &[
    published("socialSecurity", "a44669fe-0d48-453d-a9b1-2cc83f2cba77", "u.s. social security number (ssn)", MEDIUM),
    published("dea", "9a5445ad-406e-43eb-8bd7-cac17ab6d0e4", "drug enforcement agency (dea) number", HIGH),
    published(
        "diagnoses",
        "fa3f9c74-ee07-4c52-b5f2-085d6b2c0ec4",
        "international classification of diseases (icd-9-cm)",
        HIGH,
    ),
    published(
        "diagnoses",
        "3356946c-6bb7-449b-b253-6ffa419c0ce7",
        "international classification of diseases (icd-10-cm)",
        HIGH,
    ),
    published("medicare", "f753a286-f5cc-47e6-a592-4be25fd02591", "medicare beneficiary identifier (mbi) card", MEDIUM),
    published("paymentCards", "50842eb7-edc8-4019-85dd-5a5c1f2bb085", "credit card number", HIGH),
    named("medicalTerms", "065bdd91-ef07-40d3-b8a4-0aea722eaa49", "all medical terms and conditions"),
    named("medicalTerms", "17066377-466d-43ff-997f-c9240414021c", "diseases"),
    named("medicalTerms", "f6dc2d17-3549-41e2-af29-ae1846ae9542", "types of medication"),
    named("medicalTerms", "", "generic medication names"),
    named("medicalTerms", "", "brand medication names"),
    named("medicalTerms", "dcbada08-65bf-4561-b140-25d8fee4d143", "healthcare"),
    named("medicalTerms", "7cc60f30-9e96-4d51-b26f-3d7a9df56338", "health/medical forms"),
    // Other types of Microsoft's templates, which find no health data.
    published("", "cb353f78-2b72-4c3c-8827-92ebe4f69fdf", "aba routing number", HIGH),
    published("", "a2ce32a8-f935-4bb6-8e96-2a5157672e2c", "u.s. bank account number", HIGH),
    published(
        "",
        "e55e2a32-f92d-4985-a35d-a0b269eb687b",
        "u.s. individual taxpayer identification number (itin)",
        HIGH,
    ),
    published("", "dfeb356f-61cd-459e-bf0f-7c6d28b458c6", "u.s. driver's license number", HIGH),
    published("", "178ec42a-18b4-47cc-85c7-d62c92fd67f8", "u.s. / u.k. passport number", HIGH),
    published("", "e7dc4711-11b7-4cb0-b88b-2c394a2f8573", "international banking account number (iban)", HIGH),
    published("", "cb2ab58c-9cb8-4c81-baf8-a4e106791df4", "swift code", HIGH),
    published("", "0e9b3178-9678-47dd-a509-37222ca96b42", "eu debit card number", HIGH),
    published("", "1daa4ad5-e2dd-4ca4-a788-54722c09efb2", "ip address", HIGH),
    named("", "50b8b56b-4ef8-44c2-a924-03374f5831ce", "all full names"),
    named("", "8548332d-6d71-41f8-97db-cc3b5fa544e6", "all physical addresses"),
    named("", "44aa44f2-63d1-41df-af0d-970283ac41e2", "u.s. physical addresses"),
    named("", "ba147552-2ed1-4a8f-a441-981e94ab1895", "all credential types"),
    named("", "24a90d49-519b-4689-aa13-f35c47cc40c3", "general password"),
];

/// What rules ask about.
pub(super) fn kinds() -> impl Iterator<Item = &'static str> {
    let mut kinds: Vec<&str> = TYPES.iter().map(|known| known.kind).filter(|kind| !kind.is_empty()).collect();
    kinds.dedup();
    kinds.into_iter()
}

/// The type behind an id and a name, either of which may be missing; PowerShell also
/// takes an id in the place of the name.
pub(super) fn known(id: &str, name: &str) -> Option<&'static InformationType> {
    let id = id.trim().trim_matches(['{', '}']);
    let name = name.trim();
    let by_id = |id: &str| TYPES.iter().find(|known| !known.id.is_empty() && known.id.eq_ignore_ascii_case(id));
    let by_name = || {
        let found = TYPES.iter().find(|known| known.name.eq_ignore_ascii_case(name));
        found.filter(|known| id.is_empty() || !known.published)
    };
    if is_guid(name) && id.is_empty() { by_id(name) } else { by_id(id).or_else(by_name) }
}

#[cfg(test)]
mod tests {
    use super::{kinds, known};

    fn kind(id: &str, name: &str) -> Option<&'static str> {
        known(id, name).map(|known| known.kind)
    }

    #[test]
    fn an_id_counts_whatever_the_name() {
        assert_eq!(
            kind("A44669FE-0D48-453D-A9B1-2CC83F2CBA77", "Número de la Seguridad Social"),
            Some("socialSecurity")
        );
        assert_eq!(
            kind("50842eb7-edc8-4019-85dd-5a5c1f2bb085", "U.S. Social Security Number (SSN)"),
            Some("paymentCards")
        );
        assert_eq!(kind("", "3356946c-6bb7-449b-b253-6ffa419c0ce7"), Some("diagnoses"));
    }

    #[test]
    fn a_name_counts_only_where_no_id_contradicts() {
        assert_eq!(kind("", "Credit Card Number"), Some("paymentCards"));
        assert_eq!(kind("11111111-0000-4000-8000-000000000001", "Credit Card Number"), None);
        assert_eq!(
            kind("11111111-0000-4000-8000-000000000001", "All Medical Terms And Conditions"),
            Some("medicalTerms")
        );
        assert_eq!(kind("", "Our own list of diseases"), None);
        assert_eq!(kind("", ""), None);
    }

    #[test]
    fn each_kind_is_named_once() {
        let all: Vec<_> = kinds().collect();
        assert_eq!(all, ["socialSecurity", "dea", "diagnoses", "medicare", "paymentCards", "medicalTerms"]);
    }
}
