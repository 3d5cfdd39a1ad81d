//! A text beside a button that copies it.

use js_sys::Reflect;
use leptos::html::Div;
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::HtmlTextAreaElement;

const REFUSED: &str = "The browser did not allow copying. The text is selected: press Ctrl+C, or Command+C on a Mac.";

/// Shows `children` and a button, named `label`, that puts `text` on the clipboard and
/// says whether it did. Where the browser refuses, what is shown is selected instead.
#[component]
pub(crate) fn Copyable(
    #[prop(into)] label: String,
    #[prop(into)] text: Signal<String>,
    children: Children,
) -> impl IntoView {
    let shown = NodeRef::<Div>::new();
    let outcome = RwSignal::new("");
    let copy = move |_| {
        // Said again, it is read out again.
        outcome.set("");
        spawn_local(async move {
            let copied = to_clipboard(&text.get_untracked()).await;
            if !copied {
                select_within(shown);
            }
            outcome.set(if copied { "Copied." } else { REFUSED });
        });
    };
    view! {
        <div class="copyable">
            <div node_ref=shown>{children()}</div>
            <button type="button" aria-label=label on:click=copy>
                "Copy"
            </button>
            <span class="quiet" role="status">
                {move || outcome.get()}
            </span>
        </div>
    }
}

async fn to_clipboard(text: &str) -> bool {
    let navigator = window().navigator();
    // A page that was not served securely has no clipboard at all.
    let there = Reflect::get(&navigator, &JsValue::from_str("clipboard")).is_ok_and(|clipboard| clipboard.is_object());
    there && JsFuture::from(navigator.clipboard().write_text(text)).await.is_ok()
}

fn select_within(shown: NodeRef<Div>) {
    let Some(shown) = shown.get_untracked() else { return };
    let area =
        shown.query_selector("textarea").ok().flatten().and_then(|area| area.dyn_into::<HtmlTextAreaElement>().ok());
    if let Some(area) = area {
        area.select();
    } else if let Ok(Some(selection)) = window().get_selection() {
        // Nothing is selected where this fails, and the words tell what to do all the same.
        let _ = selection.select_all_children(&shown);
    }
}
