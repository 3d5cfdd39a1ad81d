//! Files in and out: picked, dropped, fetched from the page's own samples, saved.

use js_sys::{Array, Uint8Array};
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Blob, BlobPropertyBag, File, FileList, HtmlAnchorElement, Response, Url};

use super::first::{one_file, too_large};
use super::state::State;

const WORKING: &str = "Working out who is covered…";

/// Opens the file a person chose or dropped.
pub(super) fn open(state: State, files: Option<FileList>) {
    let Some(files) = files.filter(|files| files.length() > 0) else { return };
    let Some(file) = files.get(0) else { return };
    match one_file(files.length()).or_else(|| too_large(file.size())) {
        Some(message) => {
            state.give_up();
            state.fail(message);
        }
        None => read(state, file),
    }
}

fn read(state: State, file: File) {
    let job = state.begin("Reading the file…");
    spawn_local(async move {
        match JsFuture::from(file.array_buffer()).await {
            Ok(buffer) => hand_over(state, job, file.name(), &buffer),
            Err(_) => state.fail_job(job, "This file could not be read. Is it a file, and is it still where it was?"),
        }
    });
}

/// Opens a sample that comes with the page.
pub(super) fn open_sample(state: State) {
    let job = state.begin("Fetching the sample practice…");
    spawn_local(async move {
        match sample().await {
            Ok(buffer) => hand_over(state, job, "the sample practice".to_owned(), &buffer),
            Err(_) => state.fail_job(job, "The sample practice could not be fetched. Are you online?"),
        }
    });
}

fn hand_over(state: State, job: u32, name: String, buffer: &JsValue) {
    if state.step(job, WORKING) {
        state.engine.open(state, name, buffer);
    }
}

async fn sample() -> Result<JsValue, JsValue> {
    let response: Response = JsFuture::from(window().fetch_with_str("samples/family-clinic.json")).await?.dyn_into()?;
    if !response.ok() {
        return Err(JsValue::from(response.status()));
    }
    JsFuture::from(response.array_buffer()?).await
}

/// Offers a file to save.
pub(super) fn save(name: &str, bytes: &[u8]) {
    // Each step can only fail where the browser has no downloads at all.
    let _ = try_save(name, bytes);
}

fn try_save(name: &str, bytes: &[u8]) -> Result<(), JsValue> {
    let options = BlobPropertyBag::new();
    options.set_type("application/json");
    let parts = Array::of1(&Uint8Array::from(bytes));
    let blob = Blob::new_with_u8_array_sequence_and_options(&parts, &options)?;
    let address = Url::create_object_url_with_blob(&blob)?;
    let link: HtmlAnchorElement = document().create_element("a")?.dyn_into()?;
    link.set_href(&address);
    link.set_download(name);
    link.click();
    Url::revoke_object_url(&address)
}
