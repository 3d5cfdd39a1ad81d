//! The questions rules ask. Each names the sign-ins that must meet a
//! requirement, and the ones an outsider with a stolen password would use.

use serde_json::Value;

use super::super::shape::{Shape, field};
use super::super::{FactResult, Facts};
use super::ConditionalAccess;
use super::classes::Population;
use super::coverage::{COVERAGE, Question, Requirement};
use super::region::{Dimension, Region};
use super::universe::{BROWSER, EAS, HIGH_RISK, MODERN, NO_RISK, NORMAL_FLOW, OTHER_CLIENTS, UNREGISTERED};
use crate::well_known::{AZURE_MANAGEMENT, EXCHANGE, SHAREPOINT};

/// The fact `unmanagedSessionCoverage`.
pub(in super::super) const UNMANAGED_SESSION: Shape = Shape::Object(&[
    field("frequency", COVERAGE, "who has to sign in again within the parameter `unmanagedSignInFrequencyHours`"),
    field("notPersistent", COVERAGE, "whose browser does not stay signed in"),
]);

impl ConditionalAccess {
    /// Sign-ins with a browser or a modern app.
    fn modern(&self) -> Region {
        self.universe.everything().with(Dimension::Client, BROWSER | MODERN)
    }

    /// Somebody elsewhere, on a device of their own, opening mail with a stolen
    /// password, at a moment when Microsoft notices no risk.
    fn outsider(&self, space: Region) -> Region {
        space
            .with(Dimension::Resource, space.get(Dimension::Resource) & self.universe.apps(&[EXCHANGE]))
            .with(Dimension::Location, self.universe.untrusted_places())
            .with(Dimension::SignInRisk, space.get(Dimension::SignInRisk) & NO_RISK)
            .with(Dimension::UserRisk, space.get(Dimension::UserRisk) & NO_RISK)
            .with(Dimension::InsiderRisk, NO_RISK)
            .with(Dimension::Device, UNREGISTERED)
            .with(Dimension::Flow, space.get(Dimension::Flow) & NORMAL_FLOW)
    }

    fn ask(
        &self,
        facts: &Facts<'_>,
        requirement: Requirement,
        space: Region,
        core: Region,
        population: Population,
    ) -> FactResult<Value> {
        let by_security_defaults = requirement == Requirement::Mfa;
        self.coverage(facts, &Question { requirement, space: vec![space], core, by_security_defaults }, population)
    }

    /// A second step for everyone, guests included, on every application.
    pub(crate) fn mfa(&self, facts: &Facts<'_>) -> FactResult<Value> {
        let space = self.modern();
        self.ask(facts, Requirement::Mfa, space, self.outsider(space), Population::Everyone)
    }

    /// A second step for every holder of a privileged role: active, through a
    /// group, or for an administrative unit.
    pub(crate) fn admin_mfa(&self, facts: &Facts<'_>) -> FactResult<Value> {
        let space = self.modern();
        self.ask(facts, Requirement::Mfa, space, self.outsider(space), Population::Administrators)
    }

    /// A second step for guests and external users.
    pub(crate) fn guest_mfa(&self, facts: &Facts<'_>) -> FactResult<Value> {
        let space = self.modern();
        self.ask(facts, Requirement::Mfa, space, self.outsider(space), Population::Outsiders)
    }

    /// A second step for the Microsoft admin portals and Azure management.
    pub(crate) fn admin_portal_mfa(&self, facts: &Facts<'_>) -> FactResult<Value> {
        let portals = self.universe.admin_portals() | self.universe.apps(&[AZURE_MANAGEMENT]);
        let space = self.modern().with(Dimension::Resource, portals);
        let core = self.outsider(space).with(Dimension::Resource, portals);
        self.ask(facts, Requirement::Mfa, space, core, Population::Everyone)
    }

    /// No access for ActiveSync to mail, and for the other old protocols to anything.
    pub(crate) fn legacy_block(&self, facts: &Facts<'_>) -> FactResult<Value> {
        let everything = self.universe.everything();
        // Old programs tell nothing of their device
        // (https://learn.microsoft.com/entra/identity/conditional-access/concept-conditional-access-conditions).
        let others = everything
            .with(Dimension::Client, OTHER_CLIENTS)
            .with(Dimension::Device, UNREGISTERED)
            .with(Dimension::Flow, NORMAL_FLOW);
        let mail = self.universe.apps(&[EXCHANGE]);
        let active_sync =
            everything.with(Dimension::Client, EAS).with(Dimension::Resource, mail).with(Dimension::Flow, NORMAL_FLOW);
        let core = self.outsider(everything);
        let question = Question {
            requirement: Requirement::Block,
            space: vec![others, active_sync],
            core,
            by_security_defaults: true,
        };
        self.coverage(facts, &question, Population::Everyone)
    }

    /// A compliant or hybrid joined device for Office 365.
    pub(crate) fn device(&self, facts: &Facts<'_>) -> FactResult<Value> {
        let space = self.modern().with(Dimension::Resource, self.universe.office());
        self.ask(facts, Requirement::ManagedDevice, space, self.outsider(space), Population::Own)
    }

    /// No access from countries where no staff work, nor from addresses without a country.
    pub(crate) fn country_block(&self, facts: &Facts<'_>) -> FactResult<Value> {
        let space = self.modern().with(Dimension::Location, self.universe.foreign_places());
        let core = self.outsider(space).with(Dimension::Location, self.universe.elsewhere());
        self.ask(facts, Requirement::Block, space, core, Population::Own)
    }

    /// On unmanaged devices mail and files open in the browser without download.
    pub(crate) fn unmanaged_download(&self, facts: &Facts<'_>) -> FactResult<Value> {
        let space = self
            .modern()
            .with(Dimension::Resource, self.universe.apps(&[EXCHANGE, SHAREPOINT]))
            .with(Dimension::Device, UNREGISTERED)
            .with(Dimension::Flow, NORMAL_FLOW);
        self.ask(facts, Requirement::LimitedDownload, space, self.outsider(space), Population::Own)
    }

    /// On unmanaged devices sessions end: signing in again within the parameter
    /// `unmanagedSignInFrequencyHours`, or no "stay signed in".
    pub(crate) fn unmanaged_session(&self, facts: &Facts<'_>) -> FactResult<Value> {
        let hours = facts.parameters().get("unmanagedSignInFrequencyHours").and_then(Value::as_f64).unwrap_or(24.0);
        let space = self
            .universe
            .everything()
            .with(Dimension::Client, BROWSER)
            .with(Dimension::Device, UNREGISTERED)
            .with(Dimension::Flow, NORMAL_FLOW);
        let core = self.outsider(space);
        let people = Population::Own;
        Ok(serde_json::json!({
            "frequency": self.ask(facts, Requirement::Frequency(hours), space, core, people)?,
            "notPersistent": self.ask(facts, Requirement::NotPersistent, space, core, people)?,
        }))
    }

    /// A second step or a block at high sign-in risk, whatever the user risk.
    pub(crate) fn sign_in_risk(&self, facts: &Facts<'_>) -> FactResult<Value> {
        self.at_risk(facts, Requirement::StepUp)
    }

    /// The same, with a session that was taken over counted in: it carries its second
    /// step along until it is asked for every time
    /// (<https://learn.microsoft.com/entra/id-protection/howto-identity-protection-configure-risk-policies>).
    pub(crate) fn sign_in_risk_again(&self, facts: &Facts<'_>) -> FactResult<Value> {
        self.at_risk(facts, Requirement::StepUpAgain)
    }

    /// The risk of a guest's sign-in is judged here, unlike that of the account
    /// (<https://learn.microsoft.com/entra/id-protection/concept-identity-protection-b2b>).
    fn at_risk(&self, facts: &Facts<'_>, requirement: Requirement) -> FactResult<Value> {
        let space = self.modern().with(Dimension::SignInRisk, HIGH_RISK);
        let core = self.outsider(space).with(Dimension::SignInRisk, HIGH_RISK);
        self.ask(facts, requirement, space, core, Population::Everyone)
    }

    /// A new password or a block at high user risk, whatever the sign-in risk.
    pub(crate) fn user_risk(&self, facts: &Facts<'_>) -> FactResult<Value> {
        let space = self.modern().with(Dimension::UserRisk, HIGH_RISK);
        self.ask(
            facts,
            Requirement::PasswordReset,
            space,
            self.outsider(space).with(Dimension::UserRisk, HIGH_RISK),
            Population::Own,
        )
    }
}
