//! Questions that a person answers: the form, and one question after the other.

#[cfg(feature = "ui")]
mod form;
mod model;
#[cfg(feature = "ui")]
mod screen;
#[cfg(feature = "ui")]
mod taken;

#[cfg(feature = "ui")]
pub(super) use form::AnswerForm;
#[cfg(feature = "ui")]
pub(super) use model::{first_open, may_be_answered};
#[cfg(feature = "ui")]
pub(super) use screen::QuestionScreen;
#[cfg(feature = "ui")]
pub(super) use taken::Taken;
