//! `config.json`, beside the page.

use leptos::prelude::window;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::Response;

use crate::sign_in::Config;

/// What the host set up; a file that is not there is a page that was not set up.
pub(super) async fn host_config() -> Result<Config, String> {
    match text_of("config.json").await {
        Some(text) => serde_json::from_str(&text).map_err(|error| format!("config.json, beside this page: {error}")),
        None => Ok(Config::default()),
    }
}

async fn text_of(file: &str) -> Option<String> {
    let response: Response = JsFuture::from(window().fetch_with_str(file)).await.ok()?.dyn_into().ok()?;
    let text = response.ok().then(|| response.text().ok())??;
    JsFuture::from(text).await.ok()?.as_string()
}
