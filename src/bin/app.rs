//! The page.

fn main() {
    tenant_triage::ui::mount();
}
