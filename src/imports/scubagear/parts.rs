//! The parts of an export that are a source each: one list of PowerShell's rows.

use serde_json::{Map, Value, json};

use super::commands::Commands;
use super::shapes::{as_graph_names, unfolded};
use crate::snapshot::{Shape, Source, SourceStatus, known_source};
use crate::time::Utc;

/// How a part of the export becomes a source. Where several do, the first that was read
/// and has rows wins.
pub(super) struct Part {
    pub(super) key: &'static str,
    pub(super) source: &'static str,
    /// The cmdlet, and what later versions call in its place.
    cmdlets: &'static [&'static str],
    /// Written by Microsoft Graph PowerShell: property names start with a capital.
    graph: bool,
    /// The flag that says whether the tenant has these cmdlets. The exporter sets it to
    /// false and empties the lists after any failing that looks like a missing licence.
    licence: Option<&'static str>,
}

const fn graph(key: &'static str, source: &'static str, cmdlets: &'static [&'static str]) -> Part {
    Part { key, source, cmdlets, graph: true, licence: None }
}

const fn plain(key: &'static str, source: &'static str, cmdlets: &'static [&'static str]) -> Part {
    Part { key, source, cmdlets, graph: false, licence: None }
}

const fn defender(part: Part) -> Part {
    Part { licence: Some("defender_license"), ..part }
}

const fn dlp(part: Part) -> Part {
    Part { licence: Some("defender_dlp_license"), ..part }
}

pub(super) const PARTS: &[Part] = &[
    graph("conditional_access_policies", "conditionalAccessPolicies", &["Get-MgBetaIdentityConditionalAccessPolicy"]),
    graph("authorization_policies", "authorizationPolicy", &["Get-MgBetaPolicyAuthorizationPolicy"]),
    graph("authentication_method", "authenticationMethodsPolicy", &["Get-MgBetaPolicyAuthenticationMethodPolicy"]),
    graph("admin_consent_policies", "adminConsentRequestPolicy", &["Get-MgBetaPolicyAdminConsentRequestPolicy"]),
    graph("directory_settings", "groupSettings", &["Get-MgBetaDirectorySetting"]),
    graph("domain_settings", "domains", &["Get-MgBetaDomain"]),
    plain("admin_audit_log_config", "adminAuditLogConfig", &["Get-AdminAuditLogConfig"]),
    plain("org_config", "organizationConfig", &["Get-OrganizationConfig"]),
    plain("transport_config", "transportConfig", &["Get-TransportConfig"]),
    plain("transport_rule", "transportRules", &["Get-TransportRule"]),
    plain("remote_domains", "remoteDomains", &["Get-RemoteDomain"]),
    plain("sharing_policy", "sharingPolicies", &["Get-SharingPolicy"]),
    plain("inbound_connectors", "inboundConnectors", &["Get-InboundConnector"]),
    plain("outbound_connectors", "outboundConnectors", &["Get-OutboundConnector"]),
    plain("anti_phish_policies", "antiPhishPolicies", &["Get-AntiPhishPolicy"]),
    plain("anti_phish_rules", "antiPhishRules", &["Get-AntiPhishRule"]),
    defender(plain("safe_links_policies", "safeLinksPolicies", &["Get-SafeLinksPolicy"])),
    defender(plain("safe_links_rules", "safeLinksRules", &["Get-SafeLinksRule"])),
    defender(plain("safe_attachment_rules", "safeAttachmentRules", &["Get-SafeAttachmentRule"])),
    defender(plain("safe_attachment_policies", "safeAttachmentPolicies", &["Get-SafeAttachmentPolicy"])),
    defender(plain("built_in_protection_rules", "atpBuiltInProtectionRules", &["Get-ATPBuiltInProtectionRule"])),
    defender(plain("atp_policy_for_o365", "atpPolicyForO365", &["Get-AtpPolicyForO365"])),
    defender(plain("atp_policy_rules", "atpProtectionPolicyRules", &["Get-ATPProtectionPolicyRule"])),
    plain("protection_policy_rules", "eopProtectionPolicyRules", &["Get-EOPProtectionPolicyRule"]),
    plain("malware_filter_policies", "malwareFilterPolicies", &["Get-MalwareFilterPolicy"]),
    plain("anti_malware_policies", "malwareFilterPolicies", &["Get-MalwareFilterPolicy"]),
    plain("anti_malware_rules", "malwareFilterRules", &["Get-MalwareFilterRule"]),
    plain("hosted_content_filter_policies", "hostedContentFilterPolicies", &["Get-HostedContentFilterPolicy"]),
    plain("hosted_content_filter_rules", "hostedContentFilterRules", &["Get-HostedContentFilterRule"]),
    dlp(plain("protection_alerts", "protectionAlerts", &["Get-ProtectionAlert"])),
    dlp(plain("dlp_compliance_policies", "dlpCompliancePolicies", &["Get-DlpCompliancePolicy"])),
    dlp(plain("dlp_compliance_rules", "dlpComplianceRules", &["Get-DlpComplianceRule"])),
    dlp(plain(
        "unified_audit_log_retention_policies",
        "unifiedAuditLogRetentionPolicies",
        &["Get-UnifiedAuditLogRetentionPolicy"],
    )),
    plain("dkim_config", "dkimSigningConfigs", &["Get-DkimSigningConfig"]),
    plain("SPO_tenant", "spoTenant", &["Get-SPOTenant", "Get-SPOTenantRest", "Get-PnPTenant", "SharePoint REST API"]),
    plain("Tenant_sync_info", "spoSyncRestriction", &["Get-SPOTenantSyncClientRestriction", "SharePoint REST API"]),
    plain("federation_configuration", "teamsFederationConfiguration", &["Get-CsTenantFederationConfiguration"]),
    plain("meeting_policies", "teamsMeetingPolicies", &["Get-CsTeamsMeetingPolicy", "Get-TeamsMeetingPolicyRest"]),
    plain("client_configuration", "teamsClientConfiguration", &["Get-CsTeamsClientConfiguration"]),
    plain("accepted_domains", "domains", &["Get-AcceptedDomain"]),
    plain("all_domains", "domains", &["Get-AcceptedDomain"]),
];

/// A source that was read.
pub(super) fn read(value: Value, read_at: Utc) -> Source {
    Source {
        status: SourceStatus::Read,
        via: Some("scubagear".to_owned()),
        read_at: Some(read_at),
        http_status: None,
        code: None,
        message: None,
        value: Some(value),
        more: Map::new(),
    }
}

/// A source that the export does not hold reliably; `why` names the cmdlet, or the place.
pub(super) fn unreliable(why: impl Into<String>, read_at: Utc) -> Source {
    let why = why.into();
    Source {
        status: SourceStatus::Failed,
        message: Some(format!("The export does not tell this reliably: {why}.")),
        code: Some(why),
        value: None,
        ..read(Value::Null, read_at)
    }
}

/// What the export says besides the part itself.
pub(super) struct Context<'a> {
    pub(super) commands: &'a Commands,
    /// The flags that the export has as false.
    pub(super) unlicensed: &'a [String],
    pub(super) read_at: Utc,
}

/// The source that a part is.
pub(super) fn source(part: &Part, value: Value, context: &Context<'_>) -> Source {
    match rows(part, value, context).and_then(|rows| shaped(part, rows)) {
        Ok(value) => read(value, context.read_at),
        Err(why) => unreliable(why, context.read_at),
    }
}

/// The rows of a part, or why they say nothing.
fn rows(part: &Part, value: Value, context: &Context<'_>) -> Result<Vec<Value>, String> {
    let mut rows = match value {
        Value::Array(rows) => rows,
        other => vec![other],
    };
    rows.retain(|row| !is_blank(row));
    let unlicensed = part.licence.is_some_and(|flag| context.unlicensed.iter().any(|own| own == flag));
    let believed = context.commands.confirm(part.cmdlets, rows.is_empty());
    if !believed || rows.is_empty() && unlicensed {
        return Err(part.cmdlets[0].to_owned());
    }
    if let Some(problem) = known_source(part.source).and_then(|spec| spec.too_many(rows.len())) {
        return Err(format!("{} {problem}", part.key));
    }
    if let Some(index) = rows.iter().position(|row| !row.is_object()) {
        return Err(format!("{}[{index}] is not an object", part.key));
    }
    let rows = rows.into_iter().map(unfolded);
    Ok(if part.graph { rows.map(as_graph_names).collect() } else { rows.collect() })
}

/// `[null]`, `[""]` and `[{}]` are what PowerShell makes of nothing.
fn is_blank(row: &Value) -> bool {
    row.is_null() || row.as_str() == Some("") || row.as_object().is_some_and(Map::is_empty)
}

/// The rows in the shape of their source.
fn shaped(part: &Part, rows: Vec<Value>) -> Result<Value, String> {
    let rows = match part.key {
        "authorization_policies" => rows.into_iter().map(with_grants_in_place).collect(),
        "authentication_method" => rows.into_iter().map(one_policy).collect::<Result<_, _>>()?,
        "admin_audit_log_config" => of_exchange(rows)?,
        "accepted_domains" | "all_domains" => rows.iter().map(verified).collect(),
        _ => rows,
    };
    match known_source(part.source).map(|spec| spec.shape) {
        Some(Shape::Singleton) => single(part, rows),
        Some(Shape::Collection) => with_text(part, rows, "id").map(Value::Array),
        // A tenant is never without a domain.
        _ if part.source == "domains" && rows.is_empty() => Err(part.cmdlets[0].to_owned()),
        _ if part.source == "domains" => with_text(part, rows, "id").map(Value::Array),
        _ => Ok(Value::Array(rows)),
    }
}

fn with_text(part: &Part, rows: Vec<Value>, key: &str) -> Result<Vec<Value>, String> {
    match rows.iter().position(|row| row[key].as_str().is_none_or(str::is_empty)) {
        Some(index) => Err(format!("{}[{index}] has no id", part.key)),
        None => Ok(rows),
    }
}

/// The one object; of several the one that holds for all.
fn single(part: &Part, mut rows: Vec<Value>) -> Result<Value, String> {
    let global = rows.iter().position(|row| row["Identity"] == "Global");
    match (rows.len(), global) {
        (0, _) => Err(part.cmdlets[0].to_owned()),
        (1, _) => Ok(rows.remove(0)),
        (_, Some(index)) => Ok(rows.remove(index)),
        (count, None) => Err(format!("{} has {count} rows in the place of one", part.key)),
    }
}

/// What beta has elsewhere than v1.0, moved to its place.
fn with_grants_in_place(mut policy: Value) -> Value {
    if let Some(grants) = policy.get("permissionGrantPolicyIdsAssignedToDefaultUserRole").cloned()
        && let Some(Value::Object(permissions)) = policy.get_mut("defaultUserRolePermissions")
    {
        permissions.insert("permissionGrantPoliciesAssigned".to_owned(), grants);
    }
    policy
}

/// The policy for sign-in methods; since version 1.2 its settings stand beside it.
fn one_policy(mut row: Value) -> Result<Value, String> {
    let Some(policy) = row.get_mut("authentication_method_policy").map(Value::take) else { return Ok(row) };
    let policy = match policy {
        Value::Array(mut policies) if policies.len() == 1 => policies.remove(0),
        policy => policy,
    };
    let settings = row["authentication_method_feature_settings"].take();
    match policy {
        Value::Object(mut policy) if !policy.is_empty() => {
            let settings = if settings.is_object() { json!([settings]) } else { settings };
            policy.insert("authenticationMethodConfigurations".to_owned(), settings);
            Ok(Value::Object(policy))
        }
        _ => Err("Get-MgBetaPolicyAuthenticationMethodPolicy".to_owned()),
    }
}

/// The audit log switch as Exchange has it. Security & Compliance PowerShell has one of
/// the same name, which is always off; it runs on hosts of its own, and its objects lie
/// in the forest of the mail filter.
fn of_exchange(rows: Vec<Value>) -> Result<Vec<Value>, String> {
    let (elsewhere, exchange): (Vec<_>, Vec<_>) = rows.into_iter().partition(is_of_compliance);
    if exchange.is_empty() && !elsewhere.is_empty() {
        return Err(
            "Get-AdminAuditLogConfig ran in Security & Compliance PowerShell, which always shows the audit log as off"
                .to_owned(),
        );
    }
    Ok(exchange)
}

fn is_of_compliance(row: &Value) -> bool {
    let says = |key: &str, mark: &str| row[key].as_str().is_some_and(|text| text.to_lowercase().contains(mark));
    let forest = |key: &str| says(key, "dc=ffo") || says(key, "ffo.extest.");
    says("PSComputerName", ".compliance.")
        || ["DistinguishedName", "Identity", "Id", "Name", "ObjectCategory", "OrganizationId", "OriginatingServer"]
            .into_iter()
            .any(forest)
}

/// A domain of Exchange as `/domains` lists it: Exchange accepts only domains whose
/// ownership was proved.
fn verified(row: &Value) -> Value {
    json!({"id": row["DomainName"].as_str().unwrap_or_default().to_lowercase(), "isVerified": true})
}
