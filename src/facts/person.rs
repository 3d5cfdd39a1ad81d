//! What the facts on people give of each of them.

use super::shape::{Shape, field};

const CAPABILITY_KEYS: Shape = Shape::List(&Shape::Text);
const DAYS: Shape = Shape::OrNull(&Shape::Number);

/// A row of the fact `people`.
pub(super) const PERSON: Shape = Shape::Object(&[
    field("id", Shape::Text, "object id"),
    field("name", Shape::Text, "display name; the sign-in name or id where there is none"),
    field("upn", Shape::Text, "user principal name"),
    field("mail", Shape::Text, "primary mail address; empty where none"),
    field("enabled", Shape::OrNull(&Shape::YesNo), "whether it can sign in; null where not known"),
    field("guest", Shape::YesNo, "whether `userType` is Guest"),
    field("typeKnown", Shape::YesNo, "whether it was read of which type it is"),
    field(
        "guestType",
        Shape::OrNull(&Shape::Word(&["internalGuest", "b2bCollaborationGuest", "b2bCollaborationMember"])),
        "the kind of guest; null for the tenant's own",
    ),
    field("licensed", Shape::OrNull(&Shape::YesNo), "whether any license is assigned; null where not known"),
    field("capabilities", CAPABILITY_KEYS, "keys of what its licenses bring, plans that were switched off left out"),
    field("possibleCapabilities", CAPABILITY_KEYS, "keys of what they may bring beside these")
        .rare("the fixture tenants have no products that this tool does not know"),
    field("roles", Shape::List(&Shape::Text), "names of the directory roles it holds now"),
    field("eligible", Shape::List(&Shape::Text), "names of the directory roles it may activate"),
    field(
        "synced",
        Shape::OrNull(&Shape::YesNo),
        "whether an on-premises directory is its master; null where not known",
    )
    .rare("the fixture tenants have no on-premises directory"),
    field("syncAccount", Shape::YesNo, "whether directory synchronization itself signs in with it"),
    field("daysSinceUse", DAYS, "whole days since the last sign-in that succeeded; null where none is on record"),
    field("daysSinceSignIn", DAYS, "the same, by its older name"),
    field("daysSinceAttempt", DAYS, "whole days since somebody last tried to sign in, with success or without"),
    field(
        "useKnown",
        Shape::YesNo,
        "whether `daysSinceUse` tells: not where attempts alone are on record, or nothing was read",
    ),
    field("signInKnown", Shape::YesNo, "whether sign-ins were read at all"),
    field("daysSinceCreated", DAYS, "whole days since it was made; null where not known"),
    field("emergency", Shape::YesNo, "whether the practice declared it an emergency account"),
]);
