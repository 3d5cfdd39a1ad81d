//! A labelled line for text.

use leptos::prelude::*;

/// A label and its input; `hint` names the element that explains it, `wrong` says
/// when what is typed cannot be used, `form` names the form that Enter sends.
#[component]
pub(crate) fn TextField(
    label: &'static str,
    text: RwSignal<String>,
    #[prop(optional)] hint: Option<&'static str>,
    #[prop(optional)] form: Option<&'static str>,
    #[prop(optional, into)] wrong: Signal<bool>,
) -> impl IntoView {
    view! {
        <label class="field">
            {label}
            <input
                type="text"
                form=form
                autocomplete="off"
                spellcheck="false"
                aria-describedby=hint
                aria-invalid=move || wrong.get().to_string()
                prop:value=move || text.get()
                on:input=move |event| text.set(event_target_value(&event))
            />
        </label>
    }
}
