// Says so when the page cannot start, instead of "Loading…" for ever: no
// WebAssembly in this browser, a file that did not arrive. Once the app runs it
// has nothing more to say.

const failed = () => {
  const status = document.getElementById("first-paint-status");
  if (!status) return;
  status.setAttribute("role", "alert");
  status.textContent =
    "This page could not start. Reload it; if that does not help, use a current version of Edge, Chrome, Firefox or Safari. Nothing was read and nothing was changed.";
};
const watch = new AbortController();
// Captured: a script or module that does not load tells only its own element.
addEventListener("error", failed, { capture: true, signal: watch.signal });
addEventListener("unhandledrejection", failed, { signal: watch.signal });
addEventListener("TrunkApplicationStarted", () => watch.abort(), { once: true });
