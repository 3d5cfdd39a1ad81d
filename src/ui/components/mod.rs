//! Parts that screens share.

pub(crate) mod model;

#[cfg(feature = "ui")]
mod copy;
#[cfg(feature = "ui")]
mod evidence;
#[cfg(feature = "ui")]
mod field;
#[cfg(feature = "ui")]
mod icons;
#[cfg(feature = "ui")]
mod steps;
#[cfg(feature = "ui")]
mod verdict;
#[cfg(feature = "ui")]
mod who;

#[cfg(feature = "ui")]
pub(super) use copy::Copyable;
#[cfg(feature = "ui")]
pub(super) use evidence::{Findings, SourceTable, SourcesInShort};
#[cfg(feature = "ui")]
pub(super) use field::TextField;
#[cfg(feature = "ui")]
pub(super) use icons::{Arrow, Mark, Shield};
#[cfg(feature = "ui")]
pub(super) use steps::{OutLink, Steps};
#[cfg(feature = "ui")]
pub(super) use verdict::VerdictWord;
#[cfg(feature = "ui")]
pub(super) use who::Who;
