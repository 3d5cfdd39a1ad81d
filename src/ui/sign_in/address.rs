//! What came back in the page's address, and what is remembered for it.

use leptos::prelude::window;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use wasm_bindgen::JsValue;
use web_sys::Storage;

use crate::graph::ConsentSet;
use crate::sign_in::Config;

/// The name under which the tab remembers a sign-in that was begun. Used once.
const KEY: &str = "sign-in";

/// The name under which the tab remembers that it asked for an approval.
const APPROVAL: &str = "approval";

/// Set while a sign-in is in use, so that a reload can be told from a first visit.
const IN_USE: &str = "signed-in";

/// What the tab remembers while the person is at Microsoft's page: no token, no data.
#[derive(Serialize, Deserialize)]
pub(super) struct Begun {
    /// What the collector wants back.
    pub(super) pending: String,
    /// With whom; a person may have typed it.
    pub(super) config: Config,
    /// What the person agreed to have read.
    pub(super) sets: Vec<ConsentSet>,
    /// An administrator elsewhere was asked for the approval.
    pub(super) waiting: bool,
}

/// What the tab remembers while an administrator is at Microsoft's approval page.
#[derive(Serialize, Deserialize)]
pub(super) struct Asked {
    /// What the answer must carry.
    pub(super) state: String,
    /// For which registration; a person may have typed it.
    pub(super) config: Config,
    /// What is to be approved.
    pub(super) sets: Vec<ConsentSet>,
}

/// What Microsoft's pages come back with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Answer {
    /// From the sign-in page.
    SignIn(String),
    /// From the approval page: it was given or refused.
    Approval(String),
}

/// Takes an answer out of the address, before anything is shown: it must stay
/// neither there nor in the history.
pub(crate) fn take_answer() -> Option<Answer> {
    let location = window().location();
    let fragment = location.hash().unwrap_or_default();
    let query = location.search().unwrap_or_default();
    let has =
        |text: &str, name: &str| text.trim_start_matches(['#', '?']).split('&').any(|part| part.starts_with(name));
    let answer = if has(&query, "admin_consent=") || (has(&query, "error=") && has(&query, "state=")) {
        Answer::Approval(query)
    } else if has(&fragment, "state=") && (has(&fragment, "code=") || has(&fragment, "error=")) {
        Answer::SignIn(fragment)
    } else {
        return None;
    };
    let clean = format!("{}#/sign-in", location.pathname().unwrap_or_default());
    // Replacing a same-origin address cannot fail.
    let _ = window().history().and_then(|history| history.replace_state_with_url(&JsValue::NULL, "", Some(&clean)));
    Some(answer)
}

/// This page's own address, as it must be registered.
pub(super) fn own_address() -> String {
    let location = window().location();
    let path = location.pathname().unwrap_or_default();
    // The same page under its other name would be another address to Microsoft.
    let folder = path.strip_suffix("index.html").unwrap_or(&path);
    format!("{}{folder}", location.origin().unwrap_or_default())
}

/// What this tab may keep until it is closed; none where the browser allows no site data.
fn storage() -> Option<Storage> {
    window().session_storage().ok().flatten()
}

/// Whether the browser lets this tab remember something.
pub(super) fn can_remember() -> bool {
    storage().is_some()
}

/// Whether it is remembered: a browser may refuse, or have no room.
fn keep<T: Serialize>(key: &str, value: &T) -> bool {
    let kept = storage().zip(serde_json::to_string(value).ok());
    kept.is_some_and(|(storage, text)| storage.set_item(key, &text).is_ok())
}

/// What was remembered; it is forgotten at once.
fn take<T: DeserializeOwned>(key: &str) -> Option<T> {
    let storage = storage()?;
    let text = storage.get_item(key).ok().flatten();
    let _ = storage.remove_item(key);
    serde_json::from_str(&text?).ok()
}

/// Remembers a sign-in that begins. False where the browser does not.
pub(super) fn remember(begun: &Begun) -> bool {
    keep(KEY, begun)
}

/// The sign-in that was begun; it is forgotten at once.
pub(super) fn recall() -> Option<Begun> {
    take(KEY)
}

/// Remembers an approval that is asked for. Where the browser does not, the answer is not
/// believed, and says so.
pub(super) fn remember_asked(asked: &Asked) {
    keep(APPROVAL, asked);
}

/// The approval that was asked for; it is forgotten at once.
pub(super) fn recall_asked() -> Option<Asked> {
    take(APPROVAL)
}

/// Notes that a sign-in is in use, or no longer.
pub(super) fn note_use(in_use: bool) {
    if let Some(storage) = storage() {
        // Without storage a reload is not told apart; nothing else rests on it.
        let _ = if in_use { storage.set_item(IN_USE, "") } else { storage.remove_item(IN_USE) };
    }
}

/// Whether the page was loaded again while a sign-in was in use. Told once.
pub(crate) fn was_reloaded() -> bool {
    let noted = storage().is_some_and(|storage| storage.get_item(IN_USE).ok().flatten().is_some());
    note_use(false);
    noted
}
