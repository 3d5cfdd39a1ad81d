//! Files in and out: picked, dropped, fetched from the page's own samples, saved.

use js_sys::{Array, Uint8Array};
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Blob, BlobPropertyBag, File, FileList, HtmlAnchorElement, Response, Url};

use super::engine;
use super::limits::too_much;
use super::state::State;
use crate::protocol::worker::FilePart;

const UNREADABLE: &str = "This could not be read. If it is a folder, choose the file in it. If it is a file, see that it is still where it was.";

/// Opens the files a person chose or dropped, all of one practice.
pub(super) fn open(state: State, files: Option<FileList>) {
    let Some(files) = files else { return };
    let files: Vec<File> = (0..files.length()).filter_map(|at| files.get(at)).collect();
    if files.is_empty() {
        return;
    }
    if !state.may_lose_answers() {
        return;
    }
    let sizes: Vec<f64> = files.iter().map(|file| file.size()).collect();
    match too_much(&sizes) {
        Some(message) => {
            engine::give_up(state);
            state.fail(message);
        }
        None => read(state, files),
    }
}

fn read(state: State, files: Vec<File>) {
    let job = engine::begin(state, if files.len() > 1 { "Reading the files…" } else { "Reading the file…" });
    spawn_local(async move {
        match one_behind_the_other(&files).await {
            Ok((parts, buffer)) => engine::open(state, job, parts, &buffer),
            Err(_) => state.fail_job(job, UNREADABLE),
        }
    });
}

/// The bytes of all files in one piece, which can be handed over without a copy.
async fn one_behind_the_other(files: &[File]) -> Result<(Vec<FilePart>, JsValue), JsValue> {
    let mut parts = Vec::with_capacity(files.len());
    let mut buffers = Vec::with_capacity(files.len());
    for file in files {
        let buffer = Uint8Array::new(&JsFuture::from(file.array_buffer()).await?);
        parts.push(FilePart { name: file.name(), size: buffer.length() as usize });
        buffers.push(buffer);
    }
    if let [buffer] = buffers.as_slice() {
        return Ok((parts, buffer.buffer().into()));
    }
    let all = Uint8Array::new_with_length(buffers.iter().map(Uint8Array::length).sum());
    let mut at = 0;
    for buffer in &buffers {
        all.set(buffer, at);
        at += buffer.length();
    }
    Ok((parts, all.buffer().into()))
}

/// Opens a sample that comes with the page.
pub(super) fn open_sample(state: State) {
    if !state.may_lose_answers() {
        return;
    }
    let job = engine::begin(state, "Fetching the sample practice…");
    spawn_local(async move {
        match sample().await {
            Ok(buffer) => {
                let size = Uint8Array::new(&buffer).length() as usize;
                engine::open(state, job, vec![FilePart { name: "the sample practice".to_owned(), size }], &buffer);
            }
            Err(_) => state.fail_job(job, "The sample practice could not be fetched. Are you online?"),
        }
    });
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
