//! The assessment as people and programs read it, and its forms on paper and in
//! files. The JSON form is the contract of `triage assess --format json`.

mod assessment;
#[cfg(feature = "engine")]
mod assessor;
#[cfg(feature = "cli")]
pub mod controls;
#[cfg(feature = "cli")]
pub mod csv;
#[cfg(feature = "cli")]
pub mod facts;
#[cfg(feature = "cli")]
pub mod html;
#[cfg(feature = "engine")]
mod links;
#[cfg(feature = "cli")]
pub mod markdown;
#[cfg(feature = "cli")]
pub mod oscal;
#[cfg(feature = "cli")]
pub mod text;
pub mod words;

pub use assessment::{
    AnswerLine, AreaCount, Assessment, BandSummary, ControlReport, FORMAT, HipaaLine, Overview, PartLine, QuestionLine,
    SnapshotLine,
};
#[cfg(feature = "engine")]
pub use assessor::Assessor;
