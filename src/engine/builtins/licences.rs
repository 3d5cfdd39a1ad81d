//! What licences bring.

use regorus::Value;

use super::{Builtin, object, set};
use crate::capabilities::Owned;

pub(super) const ALL: [Builtin; 1] = [("licences_bring", 1, licences_bring)];

/// What the products of a tenant bring, from the rows of `subscribedSkus`: `{has, perhaps}`,
/// sets of keys of the licence table.
fn licences_bring(arguments: &[Value]) -> Option<Value> {
    let [products] = arguments else { return None };
    let products: Vec<serde_json::Value> = serde_json::from_str(&products.to_json_str().ok()?).ok()?;
    let owned = Owned::by_products(&products);
    let keys = |keys: std::collections::BTreeSet<&str>| set(&mut keys.into_iter().map(Value::from));
    Some(object([("has", keys(owned.has)), ("perhaps", keys(owned.perhaps))]))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::super::eval;

    #[test]
    fn what_is_in_force_counts() {
        let plan = json!({"servicePlanId": "41781fb2-bc02-4b7c-bd55-b576c07bb09d", "provisioningStatus": "Success"});
        let product = |state: &str| json!([{"skuId": "s", "capabilityStatus": state, "servicePlans": [plan]}]);
        assert_eq!(eval("licences_bring(input)", &product("Enabled")), json!({"has": ["entraP1"], "perhaps": []}));
        assert_eq!(eval("licences_bring(input)", &product("Suspended")), json!({"has": [], "perhaps": []}));
        assert_eq!(eval("licences_bring(input)", &product("Resting")), json!({"has": [], "perhaps": ["entraP1"]}));
        assert_eq!(eval("licences_bring(input)", &json!(null)), json!("undefined"));
    }
}
