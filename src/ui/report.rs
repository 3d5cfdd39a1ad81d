//! The report: one sentence, three sentences, what to do, the numbers, the details.

use std::sync::Arc;

use leptos::prelude::*;

use super::app::State;
use super::components::{HowWeKnow, Steps, Who};
use super::files;
use super::model::{band, band_class, band_note, exception_note, file_name, matches, meta, status_class, whose};
use crate::engine::Status;
use crate::plan::Band;
use crate::report::{AreaCount, Assessment, ControlReport, words};

/// The whole report.
#[component]
pub(super) fn ReportScreen(state: State, assessment: Arc<Assessment>) -> impl IntoView {
    let fix: Vec<_> = Band::FIX.into_iter().map(|which| fix_band(&assessment, which)).collect();
    let start = assessment.fix_list.first().map(|id| format!("#/control/{id}"));
    view! {
        <section class="lead">
            <p class="quiet">{whose(&assessment)}</p>
            <h1>{assessment.overview.headline.clone()}</h1>
            <p class="say">{assessment.overview.say.clone()}</p>
            <p class="quiet">{assessment.overview.numbers.clone()}" "{words::JUDGEMENT}</p>
            <p class="actions">{start.map(|start| view! { <a class="button first" href=start>"Start with the first"</a> })}</p>
        </section>
        <WhereYouStand areas=assessment.areas.clone() />
        {fix}
        {unknown_band(&assessment, Band::Answer)}
        {unknown_band(&assessment, Band::NotAssessed)}
        {in_place(&assessment)}
        {exceptions(&assessment)}
        <Auditor state assessment=assessment.clone() />
    }
}

#[component]
fn WhereYouStand(areas: Vec<AreaCount>) -> impl IntoView {
    let rows: Vec<_> = areas
        .into_iter()
        .filter(|area| area.in_place + area.partly + area.open + area.unknown > 0)
        .map(area_row)
        .collect();
    view! {
        <section class="card where" aria-labelledby="where">
            <h2 id="where">"Where you stand"</h2>
            <table>
                <tbody>{rows}</tbody>
            </table>
            <p class="legend">
                <span><i class="good"></i>"in place"</span>
                <span><i class="next"></i>"partly"</span>
                <span><i class="now"></i>"open"</span>
                <span><i class="unknown"></i>"not known yet"</span>
            </p>
        </section>
    }
}

fn area_row(area: AreaCount) -> impl IntoView {
    let total = area.in_place + area.partly + area.open + area.unknown;
    let parts = [("good", area.in_place), ("next", area.partly), ("now", area.open), ("unknown", area.unknown)];
    let bars: Vec<_> = parts
        .into_iter()
        .filter(|(_, count)| *count > 0)
        .map(|(class, count)| view! { <i class=class style:flex-grow=count.to_string()></i> })
        .collect();
    let words = format!("{} partly, {} open, {} not known", area.partly, area.open, area.unknown);
    view! {
        <tr>
            <th scope="row">{area.title}</th>
            <td><div class="meter" aria-hidden="true">{bars}</div></td>
            <td class="n num">{format!("{} of {total} in place", area.in_place)}<span class="visually-hidden">{format!(", {words}")}</span></td>
        </tr>
    }
}

fn fix_band(assessment: &Assessment, which: Band) -> Option<impl IntoView + use<>> {
    let lines = band(assessment, which);
    let note = band_note(assessment, which, lines.len());
    let items: Vec<_> = lines.iter().map(|control| fix_line(control, which)).collect();
    (!items.is_empty()).then(|| {
        view! {
            <section class="band">
                <h2>{which.title()}" "<span>{note}</span></h2>
                <ol class="list">{items}</ol>
            </section>
        }
    })
}

fn fix_line(control: &ControlReport, which: Band) -> impl IntoView + use<> {
    let control = control.clone();
    let place = control.priority.as_ref().map_or(0, |priority| priority.place);
    let why_here = control.priority.as_ref().map(|priority| priority.explanation.clone());
    let page = format!("#/control/{}", control.id);
    view! {
        <li>
            <details class=format!("item {}", band_class(which)) open={place == 1}>
                <summary>
                    <span class="no num">{place}</span>
                    <h3><span class="tick" aria-hidden="true"></span>{control.summary.clone()}</h3>
                    <span class="tag">{which.title()}</span>
                    <span class="meta">{meta(&control)}</span>
                </summary>
                <div class="body">
                    <p>{control.description.clone()}</p>
                    <div><h4>"Who or what"</h4><Who affected=control.affected.clone() /></div>
                    <div><h4>"What to do"</h4><Steps steps=control.fix.clone() link=control.link.clone() /></div>
                    <div class="evidence"><h4>"How we know"</h4><HowWeKnow control=control.clone() /></div>
                    <p class="quiet">"Why this place: "{why_here}" "<a href=page>"See the evidence, the law and the rule"</a></p>
                </div>
            </details>
        </li>
    }
}

fn unknown_band(assessment: &Assessment, which: Band) -> Option<impl IntoView + use<>> {
    let lines = band(assessment, which);
    let note = band_note(assessment, which, lines.len());
    let items: Vec<_> = lines.iter().map(|control| unknown_line(control, which)).collect();
    (!items.is_empty()).then(|| {
        view! {
            <section class="band">
                <h2>{which.title()}" "<span>{note}</span></h2>
                <ol class="list">{items}</ol>
            </section>
        }
    })
}

fn unknown_line(control: &ControlReport, which: Band) -> impl IntoView + use<> {
    let question = control.question.clone().filter(|_| which == Band::Answer);
    let heading = question.as_ref().map_or_else(|| control.title.clone(), |question| question.question.clone());
    let body = match question {
        Some(question) => view! { <p>"What counts as evidence: "{question.counts}</p> }.into_any(),
        None => view! { <p>{control.reason.clone()}</p> }.into_any(),
    };
    let page = format!("#/control/{}", control.id);
    let meta = format!("{} · {}", control.id, control.status.word());
    view! {
        <li class="card unknown-item">
            <h3>{heading}</h3>
            {body}
            <p class="meta">{meta}" · "<a href=page>"More"</a></p>
        </li>
    }
}

fn in_place(assessment: &Assessment) -> impl IntoView + use<> {
    let group = |statuses: &[Status], title: &'static str| {
        let items: Vec<_> = assessment
            .controls
            .iter()
            .filter(|control| statuses.contains(&control.status))
            .map(|control| {
                let page = format!("#/control/{}", control.id);
                view! { <li><a href=page>{control.id.to_string()}</a>" "{control.summary.clone()}</li> }
            })
            .collect();
        let count = items.len();
        (count > 0).then(|| view! {
            <details class="card quiet-list"><summary><h2>{title}" "<span>{count}</span></h2></summary><ul>{items}</ul></details>
        })
    };
    view! {
        <section class="band screen-only">
            {group(&[Status::Pass], "In place")}
            {group(&[Status::Accepted], "Accepted with a reason")}
            {group(&[Status::NotApplicable], "Does not apply")}
        </section>
    }
}

fn exceptions(assessment: &Assessment) -> Option<impl IntoView + use<>> {
    let items: Vec<_> = assessment
        .exceptions
        .iter()
        .filter_map(|exception| Some((exception, exception_note(exception.state)?)))
        .map(|(exception, note)| view! { <li>{format!("{}: “{}” by {} {note}.", exception.control, exception.reason, exception.by)}</li> })
        .collect();
    (!items.is_empty()).then(|| {
        view! {
            <section class="card quiet-list screen-only"><h2>"Exceptions to look at"</h2><ul>{items}</ul></section>
        }
    })
}

/// Every control in a table that can be filtered.
#[component]
fn Auditor(state: State, assessment: Arc<Assessment>) -> impl IntoView {
    let name = format!("assessment-{}", file_name(&assessment));
    let save = move |_| files::save(&name, &state.json.get_untracked());
    let text = RwSignal::new(String::new());
    let status = RwSignal::new(String::new());
    let choices: Vec<_> = Status::ALL
        .into_iter()
        .map(|status| {
            let count = assessment.counts.get(status.key()).copied().unwrap_or(0);
            view! { <option value=status.key()>{format!("{} ({count})", status.word())}</option> }
        })
        .collect();
    let rows = move || {
        let chosen = Status::ALL.into_iter().find(|one| one.key() == status.get());
        let text = text.get();
        assessment
            .controls
            .iter()
            .filter(|control| matches(control, &text, chosen))
            .map(auditor_row)
            .collect::<Vec<_>>()
    };
    view! {
        <section class="card auditor screen-only" aria-labelledby="auditor">
            <h2 id="auditor">"For your auditor"</h2>
            <p class="quiet">"Every control with its verdict, how it was known, and the paragraph it answers to. "{words::ADDRESSABLE}</p>
            <div class="filters">
                <label>"Find " <input type="search" on:input=move |event| text.set(event_target_value(&event)) /></label>
                <label>"Verdict "
                    <select on:change=move |event| status.set(event_target_value(&event))>
                        <option value="">"All"</option>
                        {choices}
                    </select>
                </label>
                <button on:click=save>"Save the assessment as JSON"</button>
            </div>
            <div class="scroll" tabindex="0" role="region" aria-label="Controls">
                <table>
                    <thead><tr><th scope="col">"Control"</th><th scope="col">"Safeguard"</th><th scope="col">"Verdict"</th><th scope="col">"Known by"</th><th scope="col">"Security Rule"</th></tr></thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        </section>
    }
}

fn auditor_row(control: &ControlReport) -> impl IntoView + use<> {
    let cites: Vec<String> = control.hipaa.iter().map(|line| line.cite.clone()).collect();
    let page = format!("#/control/{}", control.id);
    let basis = control.basis.map_or("–", |basis| basis.words());
    view! {
        <tr>
            <th scope="row"><a href=page>{control.id.to_string()}</a></th>
            <td>{control.title.clone()}</td>
            <td><span class=format!("verdict {}", status_class(control.status))>{control.status.word()}</span></td>
            <td>{basis}</td>
            <td>{cites.join(", ")}</td>
        </tr>
    }
}
