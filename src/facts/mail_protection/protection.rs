//! The kinds of protection of mail.

/// One kind of protection: where its policies and their rules stand.
pub(in crate::facts) struct Protection {
    /// The source of its policies.
    pub(super) policies: &'static str,
    /// The source of the rules that assign the practice's own policies.
    pub(super) rules: &'static str,
    /// The source of the rules that assign the presets.
    pub(super) presets: &'static str,
    /// Where a rule names its policy.
    pub(super) key: &'static str,
    /// The policy that every tenant has.
    pub(super) usual: &'static str,
    /// Whether that policy can leave people out (`atpBuiltInProtectionRules`).
    pub(super) built_in: bool,
}

/// Mail from senders who pretend to be somebody else. The rule of Exchange's presets
/// assigns it, impersonation included.
pub(in crate::facts) const ANTI_PHISHING: Protection = Protection {
    policies: "antiPhishPolicies",
    rules: "antiPhishRules",
    presets: "eopProtectionPolicyRules",
    key: "AntiPhishPolicy",
    usual: "office365 antiphish default",
    built_in: false,
};

/// Malware and dangerous file types.
pub(in crate::facts) const MALWARE: Protection = Protection {
    policies: "malwareFilterPolicies",
    rules: "malwareFilterRules",
    presets: "eopProtectionPolicyRules",
    key: "MalwareFilterPolicy",
    usual: "default",
    built_in: false,
};

/// Links, looked at when clicked.
pub(in crate::facts) const SAFE_LINKS: Protection = Protection {
    policies: "safeLinksPolicies",
    rules: "safeLinksRules",
    presets: "atpProtectionPolicyRules",
    key: "SafeLinksPolicy",
    usual: "built-in protection policy",
    built_in: true,
};

/// Attachments, tried out first.
pub(in crate::facts) const SAFE_ATTACHMENTS: Protection = Protection {
    policies: "safeAttachmentPolicies",
    rules: "safeAttachmentRules",
    presets: "atpProtectionPolicyRules",
    key: "SafeAttachmentPolicy",
    usual: "built-in protection policy",
    built_in: true,
};
