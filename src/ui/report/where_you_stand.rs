//! Where the practice stands, by area: numbers, and a bar beside them.

use leptos::prelude::*;

use super::model::{AreaRow, LOOKS, area_rows};
use crate::report::AreaCount;

/// The table. Its head is the legend.
#[component]
pub(crate) fn WhereYouStand<'a>(areas: &'a [AreaCount]) -> impl IntoView + use<> {
    let head: Vec<_> =
        LOOKS.into_iter().map(|(class, word)| view! { <th scope="col">{look(class)} {word}</th> }).collect();
    let legend: Vec<_> = LOOKS.into_iter().map(|(class, word)| view! { <span>{look(class)} {word}</span> }).collect();
    let rows: Vec<_> = area_rows(areas).into_iter().map(area_row).collect();
    view! {
        <section class="card where" aria-labelledby="where">
            <h2 id="where">"Where you stand"</h2>
            <table>
                <thead>
                    <tr>
                        <th scope="col">
                            <span class="visually-hidden">"Area"</span>
                        </th>
                        <td aria-hidden="true"></td>
                        {head}
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
            <p class="legend" aria-hidden="true">
                {legend}
            </p>
        </section>
    }
}

/// A word's shape: a solid bar, shorter ones, hatching.
fn look(class: &'static str) -> impl IntoView {
    view! { <i class=format!("shape {class}") aria-hidden="true"></i> }
}

fn area_row(row: AreaRow) -> impl IntoView {
    let bars: Vec<_> = row
        .parts
        .into_iter()
        .filter(|(_, _, count)| *count > 0)
        .map(|(class, _, count)| view! { <i class=format!("shape {class}") style:flex-grow=count.to_string()></i> })
        .collect();
    let numbers: Vec<_> = row
        .parts
        .into_iter()
        .map(|(_, word, count)| {
            view! {
                <td class="n num">
                    {count} <span class="word" aria-hidden="true">
                        {format!(" {word}")}
                    </span>
                </td>
            }
        })
        .collect();
    view! {
        <tr>
            <th scope="row">{row.title}</th>
            <td class="bar-cell" aria-hidden="true">
                <div class="meter">{bars}</div>
            </td>
            {numbers}
        </tr>
    }
}
