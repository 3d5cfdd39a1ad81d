//! ScubaGear's `ProviderSettingsExport.json` (CISA, CC0): what PowerShell read
//! of a tenant (<https://github.com/cisagov/ScubaGear>).
//!
//! The exporter writes an empty value both for "there is none" and for "the
//! cmdlet failed", and lists the cmdlets that worked. An empty value therefore
//! counts as read only when its cmdlet is on that list.

use std::collections::BTreeSet;

use serde_json::{Map, Value, json};

use crate::snapshot::{ReadError, Shape, Snapshot, Source, SourceName, SourceStatus, Tenant, known_source};
use crate::time::Utc;

/// How a part of the export becomes a source.
struct Part {
    key: &'static str,
    source: &'static str,
    cmdlet: &'static str,
    /// Written by Microsoft Graph PowerShell: property names start with a capital.
    graph: bool,
}

const fn graph(key: &'static str, source: &'static str, cmdlet: &'static str) -> Part {
    Part { key, source, cmdlet, graph: true }
}

const fn plain(key: &'static str, source: &'static str, cmdlet: &'static str) -> Part {
    Part { key, source, cmdlet, graph: false }
}

const PARTS: &[Part] = &[
    graph("conditional_access_policies", "conditionalAccessPolicies", "Get-MgBetaIdentityConditionalAccessPolicy"),
    graph("authorization_policies", "authorizationPolicy", "Get-MgBetaPolicyAuthorizationPolicy"),
    graph("admin_consent_policies", "adminConsentRequestPolicy", "Get-MgBetaPolicyAdminConsentRequestPolicy"),
    graph("directory_settings", "groupSettings", "Get-MgBetaDirectorySetting"),
    plain("admin_audit_log_config", "adminAuditLogConfig", "Get-AdminAuditLogConfig"),
    plain("org_config", "organizationConfig", "Get-OrganizationConfig"),
    plain("transport_config", "transportConfig", "Get-TransportConfig"),
    plain("transport_rule", "transportRules", "Get-TransportRule"),
    plain("remote_domains", "remoteDomains", "Get-RemoteDomain"),
    plain("sharing_policy", "sharingPolicies", "Get-SharingPolicy"),
    plain("anti_phish_policies", "antiPhishPolicies", "Get-AntiPhishPolicy"),
    plain("safe_links_policies", "safeLinksPolicies", "Get-SafeLinksPolicy"),
    plain("safe_links_rules", "safeLinksRules", "Get-SafeLinksRule"),
    plain("safe_attachment_rules", "safeAttachmentRules", "Get-SafeAttachmentRule"),
    plain("safe_attachment_policies", "safeAttachmentPolicies", "Get-SafeAttachmentPolicy"),
    plain("atp_policy_for_o365", "atpPolicyForO365", "Get-AtpPolicyForO365"),
    plain("malware_filter_policies", "malwareFilterPolicies", "Get-MalwareFilterPolicy"),
    plain("hosted_content_filter_policies", "hostedContentFilterPolicies", "Get-HostedContentFilterPolicy"),
    plain("protection_alerts", "protectionAlerts", "Get-ProtectionAlert"),
    plain("dlp_compliance_policies", "dlpCompliancePolicies", "Get-DlpCompliancePolicy"),
    plain("dlp_compliance_rules", "dlpComplianceRules", "Get-DlpComplianceRule"),
    plain("dkim_config", "dkimSigningConfigs", "Get-DkimSigningConfig"),
    plain("SPO_tenant", "spoTenant", "Get-SPOTenant"),
    plain("Tenant_sync_info", "spoSyncRestriction", "Get-SPOTenantSyncClientRestriction"),
    plain("federation_configuration", "teamsFederationConfiguration", "Get-CsTenantFederationConfiguration"),
    plain("meeting_policies", "teamsMeetingPolicies", "Get-CsTeamsMeetingPolicy"),
    plain("client_configuration", "teamsClientConfiguration", "Get-CsTeamsClientConfiguration"),
];

/// Whether a JSON object is such an export.
pub(super) fn recognises(export: &Map<String, Value>) -> bool {
    export.contains_key("module_version") && PARTS.iter().any(|part| export.contains_key(part.key))
}

/// Turns an export into a snapshot. Its own date is the snapshot's time.
///
/// # Errors
/// [`ReadError::Place`] naming the part that is not as ScubaGear writes it.
pub(super) fn import(mut export: Map<String, Value>) -> Result<Snapshot, ReadError> {
    let taken_at = taken_at(&export)?;
    let commands = Commands::read(&export);
    let mut snapshot = Snapshot::new(tenant(&export), taken_at);
    for part in PARTS {
        if let Some(value) = export.remove(part.key) {
            let source = source(part, value, &commands, taken_at)?;
            snapshot.sources.insert(SourceName::from(part.source), source);
        }
    }
    let derived = [
        ("subscribedSkus", service_plans(&export)),
        ("directoryRoles", privileged_roles(&export)),
        ("dnsRecords", dns_records(&export)),
        ("domains", accepted_domains(&export, &commands)),
    ];
    for (name, value) in derived {
        if let Some(value) = value {
            snapshot.sources.insert(SourceName::from(name), read(value, taken_at));
        }
    }
    Ok(snapshot)
}

/// The cmdlets that worked and those that failed.
struct Commands {
    worked: BTreeSet<String>,
    failed: BTreeSet<String>,
}

impl Commands {
    fn read(export: &Map<String, Value>) -> Self {
        let listed = |suffix: &str| {
            export
                .iter()
                .filter(|(key, _)| key.ends_with(suffix))
                .flat_map(|(_, value)| value.as_array().into_iter().flatten())
                .filter_map(|command| command.as_str().map(str::to_lowercase))
                .collect()
        };
        // "_unsuccessful_commands" ends in "successful_commands" too, hence the underscore.
        Self { worked: listed("_successful_commands"), failed: listed("_unsuccessful_commands") }
    }
}

fn read(value: Value, read_at: Utc) -> Source {
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

fn failed(cmdlet: &str, read_at: Utc) -> Source {
    Source {
        status: SourceStatus::Failed,
        message: Some(format!("The export does not show that {cmdlet} worked.")),
        code: Some(cmdlet.to_owned()),
        value: None,
        ..read(Value::Null, read_at)
    }
}

fn source(part: &Part, value: Value, commands: &Commands, read_at: Utc) -> Result<Source, ReadError> {
    let cmdlet = part.cmdlet.to_lowercase();
    let mut items = match value {
        Value::Array(items) => items,
        other => vec![other],
    };
    items.retain(|item| !item.is_null());
    let empty = items.iter().all(|item| item.as_object().is_some_and(Map::is_empty));
    if commands.failed.contains(&cmdlet) || (empty && !commands.worked.contains(&cmdlet)) {
        return Ok(failed(part.cmdlet, read_at));
    }
    if let Some(index) = items.iter().position(|item| !item.is_object()) {
        return Err(ReadError::place(format!("{}[{index}]", part.key), "expected an object"));
    }
    if part.graph {
        items = items.into_iter().map(as_graph_sends_it).collect();
    }
    match known_source(part.source).map(|spec| spec.shape) {
        Some(Shape::Singleton) => match items.into_iter().next() {
            Some(item) => Ok(read(item, read_at)),
            None => Ok(failed(part.cmdlet, read_at)),
        },
        shape => {
            let missing = items.iter().position(|item| item.get("id").and_then(Value::as_str).is_none());
            match (shape, missing) {
                (Some(Shape::Collection), Some(index)) => {
                    Err(ReadError::place(format!("{}[{index}].Id", part.key), "expected a string"))
                }
                _ => Ok(read(Value::Array(items), read_at)),
            }
        }
    }
}

/// Property names as Graph writes them, and what beta has elsewhere than v1.0
/// moved to its place.
fn as_graph_sends_it(value: Value) -> Value {
    let mut value = camel_case(value);
    if let Some(grants) = value.get("permissionGrantPolicyIdsAssignedToDefaultUserRole").cloned()
        && let Some(Value::Object(permissions)) = value.get_mut("defaultUserRolePermissions")
    {
        permissions.insert("permissionGrantPoliciesAssigned".to_owned(), grants);
    }
    value
}

fn camel_case(value: Value) -> Value {
    match value {
        Value::Array(items) => items.into_iter().map(camel_case).collect(),
        Value::Object(object) => Value::Object(
            object
                .into_iter()
                .filter(|(key, _)| key != "AdditionalProperties")
                .map(|(key, value)| (lower_first(&key), camel_case(value)))
                .collect(),
        ),
        Value::String(text) => Value::String(moment(&text).unwrap_or(text)),
        other => other,
    }
}

/// Windows PowerShell writes times as `/Date(1656640539718)/`, in milliseconds since 1970.
fn moment(text: &str) -> Option<String> {
    let milliseconds: i64 = text.strip_prefix("/Date(")?.strip_suffix(")/")?.parse().ok()?;
    Utc::from_seconds(milliseconds / 1_000).map(|time| time.to_string())
}

fn lower_first(key: &str) -> String {
    let mut chars = key.chars();
    chars.next().map_or_else(String::new, |first| first.to_lowercase().chain(chars).collect())
}

fn text<'a>(object: &'a Value, key: &str) -> &'a str {
    object.get(key).and_then(Value::as_str).unwrap_or_default()
}

fn tenant(export: &Map<String, Value>) -> Tenant {
    let details = match export.get("tenant_details") {
        Some(Value::Array(items)) => items.first(),
        other => other,
    };
    let read = |key: &str| details.map(|details| text(details, key)).unwrap_or_default().to_owned();
    Tenant { id: read("TenantId"), display_name: read("DisplayName"), cloud: "global".to_owned(), more: Map::new() }
}

/// The export's own time: `timestamp_zulu`, or in older versions `date`, local
/// time with the name of the zone (`12/09/2022 13:26:11 Eastern Standard Time`).
fn taken_at(export: &Map<String, Value>) -> Result<Utc, ReadError> {
    if let Some(time) = export.get("timestamp_zulu").and_then(Value::as_str).and_then(Utc::parse) {
        return Ok(time);
    }
    let date = export.get("date").and_then(Value::as_str).unwrap_or_default();
    local_time(date)
        .ok_or_else(|| ReadError::place("date", "expected a date such as 12/09/2022 13:26:11 Eastern Standard Time"))
}

fn local_time(text: &str) -> Option<Utc> {
    let mut words = text.splitn(3, ' ');
    let (date, time, zone) = (words.next()?, words.next()?, words.next().unwrap_or("UTC"));
    let mut parts = date.split('/');
    let (month, day, year) = (parts.next()?, parts.next()?, parts.next()?);
    Utc::parse(&format!("{year}-{month:0>2}-{day:0>2}T{time:0>8}{}", offset(zone)))
}

/// The offset of a zone as Windows names it; UTC where it is none of the United
/// States', where the few hours do not change what a day-old setting means.
fn offset(zone: &str) -> &'static str {
    match zone.trim() {
        "Eastern Standard Time" | "Central Daylight Time" => "-05:00",
        "Eastern Daylight Time" | "Atlantic Standard Time" => "-04:00",
        "Central Standard Time" | "Mountain Daylight Time" => "-06:00",
        "Mountain Standard Time" | "US Mountain Standard Time" | "Pacific Daylight Time" => "-07:00",
        "Pacific Standard Time" | "Alaskan Daylight Time" => "-08:00",
        "Alaskan Standard Time" => "-09:00",
        "Hawaiian Standard Time" => "-10:00",
        _ => "Z",
    }
}

/// The tenant's service plans, as one product that holds them all.
fn service_plans(export: &Map<String, Value>) -> Option<Value> {
    let plans = export.get("service_plans")?.as_array()?.iter().filter(|plan| plan.is_object());
    let plans: Vec<Value> = plans.cloned().map(camel_case).collect();
    (!plans.is_empty()).then(|| {
        json!([{
            "skuId": "", "skuPartNumber": "service plans of the tenant", "capabilityStatus": "Enabled",
            "servicePlans": plans,
        }])
    })
}

/// Role names to template ids for the roles that rules tell apart.
const GLOBAL_ADMINISTRATOR: (&str, &str) = ("Global Administrator", "62e90394-69f5-4237-9190-012177145e10");

/// The holders of privileged roles, as `/directoryRoles?$expand=members` lists them.
fn privileged_roles(export: &Map<String, Value>) -> Option<Value> {
    let users = export.get("privileged_users")?.as_object()?;
    let templates: Vec<(&str, &str)> = export
        .get("privileged_roles")
        .and_then(Value::as_array)
        .into_iter()
        .flatten()
        .map(|role| (text(role, "DisplayName"), text(role, "RoleTemplateId")))
        .collect();
    let names: BTreeSet<&str> = users
        .values()
        .flat_map(|user| user.get("roles").and_then(Value::as_array).into_iter().flatten())
        .filter_map(Value::as_str)
        .collect();
    let roles: Vec<Value> = names
        .into_iter()
        .map(|name| {
            let template = templates.iter().chain([&GLOBAL_ADMINISTRATOR]).find(|(known, _)| *known == name);
            let members: Vec<Value> = users
                .iter()
                .filter(|(_, user)| user.get("roles").and_then(Value::as_array).is_some_and(|roles| roles.iter().any(|role| role == name)))
                .map(|(id, user)| json!({"id": id, "displayName": text(user, "DisplayName")}))
                .collect();
            let template = template.map_or("", |(_, template)| *template);
            json!({"id": if template.is_empty() { name } else { template }, "displayName": name, "roleTemplateId": template, "members": members})
        })
        .collect();
    (!roles.is_empty()).then_some(Value::Array(roles))
}

/// The domains of Exchange, as `/domains` lists them: Exchange accepts only domains
/// whose ownership was proved.
fn accepted_domains(export: &Map<String, Value>, commands: &Commands) -> Option<Value> {
    let rows = export.get("all_domains").and_then(Value::as_array)?;
    let names = rows.iter().map(|row| text(row, "DomainName").to_lowercase());
    let domains: Vec<Value> = names.map(|name| json!({"id": name, "isVerified": true})).collect();
    let known = commands.worked.contains("get-accepteddomain") && domains.iter().all(|domain| domain["id"] != "");
    (known && !domains.is_empty()).then_some(Value::Array(domains))
}

/// SPF, DKIM and DMARC records: `{domain, type, rdata}` a record looked up.
fn dns_records(export: &Map<String, Value>) -> Option<Value> {
    let rows: Vec<Value> = [("spf_records", "spf"), ("dkim_records", "dkim"), ("dmarc_records", "dmarc")]
        .into_iter()
        .flat_map(|(key, kind)| {
            let records = export.get(key).and_then(Value::as_array).into_iter().flatten();
            records.filter(|record| record.is_object()).map(move |record| {
                let rdata = match record.get("rdata") {
                    Some(Value::Array(items)) => items.clone(),
                    Some(Value::String(text)) if !text.is_empty() => vec![json!(text)],
                    _ => Vec::new(),
                };
                json!({"domain": text(record, "domain"), "type": kind, "rdata": rdata})
            })
        })
        .collect();
    (!rows.is_empty()).then_some(Value::Array(rows))
}
