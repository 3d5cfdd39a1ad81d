//! From facts to verdicts: the rule bundle, the gate that lets a rule see only
//! evidence that was read, and the evaluation.

// Reading metadata is for the build script and the command line.
#[cfg_attr(not(feature = "cli"), allow(dead_code))]
mod metadata;
mod verdict;

#[cfg(feature = "cli")]
mod digest;

#[cfg(feature = "engine")]
mod answers;
#[cfg(feature = "engine")]
mod builtins;
#[cfg(feature = "engine")]
mod bundle;
#[cfg(feature = "engine")]
mod evaluate;
#[cfg(feature = "engine")]
mod exceptions;
#[cfg(feature = "engine")]
mod gate;

pub use crate::control_id::ControlId;
pub use metadata::{
    Applies, Area, Citation, Control, Effort, Evidence, Frameworks, Needs, Part, Question, Reference, Revision,
    RuleSet, Says, Severity, Specification,
};
pub use verdict::{Affected, Basis, EvidenceNote, ExceptionState, ExceptionUse, Status, Verdict};

#[cfg(feature = "engine")]
pub use answers::last_day;
#[cfg(feature = "engine")]
pub use builtins::{register_builtins, register_builtins_for_tests};
#[cfg(feature = "cli")]
pub(crate) use bundle::from_json;
#[cfg(feature = "engine")]
pub use bundle::{Bundle, BundleError, CitationEntry, Rule};
#[cfg(feature = "cli")]
pub use bundle::{Problem, read_files};
#[cfg(feature = "engine")]
pub use evaluate::Evaluator;
#[cfg(feature = "engine")]
pub use exceptions::apply as apply_exceptions;
