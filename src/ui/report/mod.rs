//! The report: one sentence, three sentences, what to do, the numbers, the details.

mod model;

#[cfg(feature = "ui")]
mod auditor;
#[cfg(feature = "ui")]
mod fix_list;
#[cfg(feature = "ui")]
mod rest;
#[cfg(feature = "ui")]
mod screen;
#[cfg(feature = "ui")]
mod unknown;
#[cfg(feature = "ui")]
mod where_you_stand;

#[cfg(feature = "ui")]
pub(super) use model::{file_name, page_rule};
#[cfg(feature = "ui")]
pub(super) use screen::ReportScreen;
