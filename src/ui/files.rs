//! Files in and out: picked, dropped, fetched from the page's own samples, saved.

use js_sys::{Array, Uint8Array};
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Blob, BlobPropertyBag, File, FileList, HtmlAnchorElement, Response, Url};

use super::app::State;
use super::model::too_large;

/// Opens the first of the files a person chose.
pub(super) fn open(state: State, files: Option<FileList>) {
    let Some(file) = files.and_then(|files| files.get(0)) else { return };
    if let Some(message) = too_large(file.size()) {
        state.fail(message);
        return;
    }
    state.begin("Reading the file…");
    spawn_local(async move {
        match bytes_of(&file).await {
            Ok(buffer) => hand_over(state, file.name(), &buffer),
            Err(_) => state.fail("This file could not be read. Is it still where it was?".to_owned()),
        }
    });
}

/// Opens a sample that comes with the page.
pub(super) fn open_sample(state: State) {
    state.begin("Fetching the sample practice…");
    spawn_local(async move {
        match sample().await {
            Ok(buffer) => hand_over(state, "the sample practice".to_owned(), &buffer),
            Err(_) => state.fail("The sample practice could not be fetched. Are you online?".to_owned()),
        }
    });
}

fn hand_over(state: State, name: String, buffer: &JsValue) {
    // Cancelled meanwhile.
    if state.busy.get_untracked().is_some() {
        state.begin("Working out who is covered and what is open…");
        state.engine.open(name, buffer);
    }
}

async fn bytes_of(file: &File) -> Result<JsValue, JsValue> {
    JsFuture::from(file.array_buffer()).await
}

async fn sample() -> Result<JsValue, JsValue> {
    let response: Response = JsFuture::from(window().fetch_with_str("samples/family-clinic.json")).await?.dyn_into()?;
    if !response.ok() {
        return Err(JsValue::from(response.status()));
    }
    JsFuture::from(response.array_buffer()?).await
}

/// Offers a text as a file to save.
pub(super) fn save(name: &str, text: &str) {
    // Each step can only fail where the browser has no downloads at all.
    let _ = try_save(name, text);
}

fn try_save(name: &str, text: &str) -> Result<(), JsValue> {
    let options = BlobPropertyBag::new();
    options.set_type("application/json");
    let parts = Array::of1(&Uint8Array::from(text.as_bytes()));
    let blob = Blob::new_with_u8_array_sequence_and_options(&parts, &options)?;
    let address = Url::create_object_url_with_blob(&blob)?;
    let link: HtmlAnchorElement = document().create_element("a")?.dyn_into()?;
    link.set_href(&address);
    link.set_download(name);
    link.click();
    Url::revoke_object_url(&address)
}
