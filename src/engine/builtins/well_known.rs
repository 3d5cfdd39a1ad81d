//! What Microsoft's ids stand for.

use regorus::Value;

use super::shared::{Builtin, text};
use crate::well_known;

pub(super) const ALL: [Builtin; 5] = [
    ("role_name", 1, role_name),
    ("app_name", 1, app_name),
    ("permission_name", 1, permission_name),
    ("holds_content", 1, holds_content),
    ("is_microsofts", 1, is_microsofts),
];

fn id(arguments: &[Value]) -> &str {
    arguments.first().and_then(text).unwrap_or_default()
}

/// The name of a directory role by its template id; empty where it is not known here.
fn role_name(arguments: &[Value]) -> Option<Value> {
    Some(well_known::role_by_id(id(arguments)).map_or("", |role| role.name).into())
}

/// The name of an application of Microsoft's by its id; empty where it is not known here.
fn app_name(arguments: &[Value]) -> Option<Value> {
    Some(well_known::application(id(arguments)).map_or("", |app| app.name).into())
}

/// The name of an application permission by the id of its app role; empty where it is not
/// known here.
fn permission_name(arguments: &[Value]) -> Option<Value> {
    Some(well_known::permission(id(arguments)).unwrap_or_default().into())
}

/// Whether the permissions of an application reach what people write and keep.
fn holds_content(arguments: &[Value]) -> Option<Value> {
    Some(well_known::holds_content(id(arguments)).into())
}

/// Whether Microsoft publishes its own applications from a tenant.
fn is_microsofts(arguments: &[Value]) -> Option<Value> {
    Some(well_known::is_microsofts(id(arguments)).into())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::super::eval;

    #[test]
    fn ids_whatever_their_case_and_what_is_none() {
        let role = json!("62E90394-69F5-4237-9190-012177145E10");
        assert_eq!(eval("role_name(input)", &role), "Global Administrator");
        assert_eq!(eval("app_name(input)", &json!("00000003-0000-0000-C000-000000000000")), "Microsoft Graph");
        assert_eq!(eval("holds_content(input)", &json!("00000002-0000-0FF1-ce00-000000000000")), true);
        assert_eq!(eval("is_microsofts(input)", &json!("F8cdef31-a31e-4b4a-93e4-5f571e91255a")), true);
        assert_eq!(eval("permission_name(input)", &json!("810C84A8-4a9e-49e6-bf7d-12d183f40d01")), "Mail.Read");
        for odd in [json!(null), json!(7), json!(""), json!("x")] {
            assert_eq!(eval("[role_name(input), app_name(input), permission_name(input)]", &odd), json!(["", "", ""]));
            assert_eq!(eval("[holds_content(input), is_microsofts(input)]", &odd), json!([false, false]));
        }
    }
}
