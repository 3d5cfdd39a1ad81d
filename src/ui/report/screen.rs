//! The whole report.

use std::sync::Arc;
use std::time::Duration;

use leptos::prelude::*;

use super::auditor::Auditor;
use super::fix_list::FixBand;
use super::model::whose;
use super::rest::{Exceptions, Rest};
use super::unknown::{NotInPlans, UnknownBand};
use super::where_you_stand::WhereYouStand;
use crate::english::counted;
use crate::plan::Band;
use crate::report::{Assessment, words};
use crate::ui::questions::first_open;
use crate::ui::state::{Open, State};
use crate::ui::view::{Place, View, question_hash};

/// The report; hidden while another screen is shown. The lines of the fix list are on the
/// screen first, all else a moment later.
#[component]
pub(crate) fn ReportScreen(state: State, open: Open) -> impl IntoView {
    let assessment = Arc::clone(&open.assessment);
    let painted = RwSignal::new(false);
    request_animation_frame(move || set_timeout(move || painted.set(true), Duration::ZERO));
    let fix: Vec<_> =
        Band::FIX.into_iter().map(|band| view! { <FixBand assessment=&*assessment band painted /> }).collect();
    view! {
        <div class="screen report" hidden=move || !matches!(state.view.get(), View::Report(_))>
            <Lead assessment=&*assessment />
            <WhereYouStand areas=&assessment.areas />
            {fix}
            {move || painted.get().then(|| view! { <BelowFixList open=open.clone() /> })}
        </div>
    }
}

#[component]
fn BelowFixList(open: Open) -> impl IntoView {
    let assessment = &*open.assessment;
    view! {
        <NotInPlans assessment />
        <UnknownBand assessment band=Band::Answer />
        <UnknownBand assessment band=Band::NotAssessed />
        <Rest assessment />
        <Exceptions exceptions=&assessment.exceptions />
        <Auditor open=open.clone() />
        <p class="quiet footnote">{words::PROPOSAL} " " {words::rules(&assessment.rules)}</p>
    }
}

#[component]
fn Lead<'a>(assessment: &'a Assessment) -> impl IntoView + use<> {
    view! {
        <section class="lead">
            <p class="quiet">{whose(assessment)}</p>
            <h1>{assessment.overview.headline.clone()}</h1>
            <p class="say">{assessment.overview.say.clone()}</p>
            <p class="quiet">{assessment.overview.numbers.clone()} " " {words::JUDGEMENT}</p>
            <Actions assessment />
        </section>
    }
}

#[component]
fn Actions<'a>(assessment: &'a Assessment) -> impl IntoView + use<> {
    let start = (!assessment.fix_list.is_empty()).then(|| {
        view! {
            <a class="button first" href=Place::FixList.hash()>
                "Start with the first line"
            </a>
        }
    });
    let answer = first_open(assessment).map(|(first, count)| {
        view! {
            <a class="button" href=question_hash(&first.id)>
                {format!("Answer {}", counted(count, "question", "questions"))}
            </a>
        }
    });
    view! {
        <p class="actions">
            {start} {answer} <a class="button" href=Place::Auditor.hash()>
                "For your auditor"
            </a>
        </p>
    }
}
