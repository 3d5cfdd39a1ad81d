//! Device filters
//! (<https://learn.microsoft.com/entra/identity/conditional-access/concept-condition-filters-for-devices>).
//!
//! On an unregistered device every property is null: positive operators do not
//! match it and negative ones do. That is where most filters leak.

use super::super::Tri;

/// How a device is joined.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Trust {
    Unregistered,
    AzureAd,
    ServerAd,
    Workplace,
}

/// A class of devices.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct DeviceState {
    pub(super) trust: Trust,
    pub(super) compliant: bool,
}

/// Every class of devices, in the order of the mask's bits.
pub(super) const DEVICE_STATES: [DeviceState; 7] = [
    DeviceState { trust: Trust::Unregistered, compliant: false },
    DeviceState { trust: Trust::AzureAd, compliant: false },
    DeviceState { trust: Trust::AzureAd, compliant: true },
    DeviceState { trust: Trust::ServerAd, compliant: false },
    DeviceState { trust: Trust::ServerAd, compliant: true },
    DeviceState { trust: Trust::Workplace, compliant: false },
    DeviceState { trust: Trust::Workplace, compliant: true },
];

/// Whether a filter rule matches a class of devices; `Maybe` for properties
/// that the class leaves open and for rules that cannot be parsed.
pub(super) fn matches(rule: &str, device: DeviceState) -> Tri {
    let tokens = tokenize(rule);
    let mut parser = Parser { tokens: &tokens, position: 0, device };
    match parser.or() {
        Some(answer) if parser.position == tokens.len() => answer,
        _ => Tri::Maybe,
    }
}

fn tokenize(rule: &str) -> Vec<String> {
    let mut tokens = Vec::new();
    let mut chars = rule.chars().peekable();
    while let Some(&next) = chars.peek() {
        match next {
            ' ' | '\t' | '\n' | '\r' => {
                chars.next();
            }
            '(' | ')' | '[' | ']' | ',' => {
                tokens.push(next.to_string());
                chars.next();
            }
            '"' | '\'' => {
                chars.next();
                let text: String = chars.by_ref().take_while(|char| *char != next).collect();
                tokens.push(format!("\"{text}"));
            }
            _ => {
                let mut word = String::new();
                while let Some(&char) = chars.peek() {
                    if char.is_whitespace() || "()[],\"'".contains(char) {
                        break;
                    }
                    word.push(char);
                    chars.next();
                }
                tokens.push(word);
            }
        }
    }
    tokens
}

struct Parser<'a> {
    tokens: &'a [String],
    position: usize,
    device: DeviceState,
}

impl Parser<'_> {
    fn peek(&self) -> Option<&str> {
        self.tokens.get(self.position).map(String::as_str)
    }

    fn take(&mut self) -> Option<String> {
        let token = self.tokens.get(self.position).cloned();
        self.position += 1;
        token
    }

    fn take_word(&mut self, word: &str) -> bool {
        let found = self.peek().is_some_and(|token| token.eq_ignore_ascii_case(word));
        self.position += usize::from(found);
        found
    }

    fn or(&mut self) -> Option<Tri> {
        let mut answer = self.and()?;
        while self.take_word("-or") || self.take_word("or") {
            answer = answer.or(self.and()?);
        }
        Some(answer)
    }

    fn and(&mut self) -> Option<Tri> {
        let mut answer = self.clause()?;
        while self.take_word("-and") || self.take_word("and") {
            answer = answer.and(self.clause()?);
        }
        Some(answer)
    }

    fn clause(&mut self) -> Option<Tri> {
        if self.take_word("-not") || self.take_word("not") {
            return self.clause().map(Tri::not);
        }
        if self.take_word("(") {
            let answer = self.or()?;
            return self.take_word(")").then_some(answer);
        }
        let property = self.take()?;
        let property = property.strip_prefix("device.")?.to_ascii_lowercase();
        let operator = self.take()?.trim_start_matches('-').to_ascii_lowercase();
        let values = self.values()?;
        compare(&property, &operator, &values, self.device)
    }

    fn values(&mut self) -> Option<Vec<String>> {
        let plain = |token: String| token.strip_prefix('"').map(str::to_owned).unwrap_or(token);
        if !self.take_word("[") {
            let value = self.take()?;
            return (value != ")" && value != "(").then(|| vec![plain(value)]);
        }
        let mut values = Vec::new();
        while !self.take_word("]") {
            let value = self.take()?;
            if value != "," {
                values.push(plain(value));
            }
        }
        Some(values)
    }
}

fn compare(property: &str, operator: &str, values: &[String], device: DeviceState) -> Option<Tri> {
    let negative = match operator {
        "eq" | "equals" | "in" | "startswith" | "endswith" | "contains" => false,
        "ne" | "notequals" | "notin" | "notstartswith" | "notendswith" | "notcontains" => true,
        _ => return None,
    };
    if device.trust == Trust::Unregistered {
        return Some(negative.into());
    }
    let equality = matches!(operator, "eq" | "equals" | "in" | "ne" | "notequals" | "notin");
    let own = match property {
        "iscompliant" if equality => {
            if device.compliant {
                "true"
            } else {
                "false"
            }
        }
        "trusttype" if equality => match device.trust {
            Trust::AzureAd => "azuread",
            Trust::ServerAd => "serverad",
            Trust::Workplace | Trust::Unregistered => "workplace",
        },
        _ => return Some(Tri::Maybe),
    };
    let found = values.iter().any(|value| value.eq_ignore_ascii_case(own));
    Some((found != negative).into())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Which classes match: unregistered, Azure AD, hybrid, each not compliant then compliant.
    fn shape(rule: &str) -> String {
        [0, 1, 2, 3, 4]
            .map(|index| match matches(rule, DEVICE_STATES[index]) {
                Tri::Yes => 'y',
                Tri::No => 'n',
                Tri::Maybe => '?',
            })
            .iter()
            .collect()
    }

    /// Microsoft's table of null handling, and mixed rules by the same clauses.
    #[test]
    fn unregistered_devices_have_no_properties() {
        let cases = [
            ("device.isCompliant -eq True", "nnyny"),
            ("device.isCompliant -ne True", "yynyn"),
            ("device.isCompliant -eq False", "nynyn"),
            ("device.trustType -ne \"ServerAD\"", "yyynn"),
            ("device.trustType -ne \"ServerAD\" -or device.isCompliant -ne True", "yyyyn"),
            ("device.trustType -eq \"ServerAD\" -or device.isCompliant -eq True", "nnyyy"),
            ("device.trustType -in [\"AzureAD\", \"ServerAD\"]", "nyyyy"),
            ("device.trustType -notIn [\"AzureAD\",\"ServerAD\"]", "ynnnn"),
            ("-not (device.isCompliant -eq True)", "yynyn"),
            ("device.displayName -startsWith \"KIOSK\"", "n????"),
            ("device.model -notContains \"Surface\"", "y????"),
            ("device.isCompliant -eq True -and device.model -eq \"x\"", "nn?n?"),
            ("device.isCompliant -like True", "?????"),
            ("device.isCompliant -eq", "?????"),
            ("nonsense", "?????"),
            ("", "?????"),
        ];
        for (rule, expected) in cases {
            assert_eq!(shape(rule), expected, "{rule}");
        }
    }
}
