//! What a data loss prevention rule looks for.

use regorus::Value;
use serde::Deserialize;

use super::shared::Builtin;
use crate::facts::dlp::condition_of;

pub(super) const ALL: [Builtin; 1] = [("dlp_condition", 1, dlp_condition)];

/// See [`condition_of`].
fn dlp_condition(arguments: &[Value]) -> Option<Value> {
    let [rule] = arguments else { return None };
    Value::deserialize(condition_of(&serde_json::to_value(rule).ok()?)).ok()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::super::eval;

    #[test]
    fn a_rule_is_read_as_the_fact_reads_it() {
        let rule = json!({"AdvancedRule": null, "ContentContainsSensitiveInformation": [{"name": "Credit Card Number", "mincount": "10"}]});
        let limited = json!({"limits": ["bulk"], "least": 10, "most": null});
        let expected = json!({"understood": true, "kinds": {"paymentCards": limited}, "own": [], "whole": limited});
        assert_eq!(eval("dlp_condition(input)", &rule), expected);
        assert_eq!(eval("dlp_condition(input).understood", &json!(null)), false);
    }
}
