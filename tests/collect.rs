//! The collector against a Graph of its own, in virtual time: it pages,
//! throttles, refuses, loses answers.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};
use tenant_triage::engine::{Bundle, Status};
use tenant_triage::graph::{
    CALLS, Call, Collection, ConsentSet, Ended, NoAnswer, Reads, Reply, Service, Transport, Version, run,
};
use tenant_triage::report::{Assessor, ControlReport};
use tenant_triage::sign_in::Cloud;
use tenant_triage::snapshot::{self, Snapshot, SourceStatus};

mod common;

const START: u64 = 1_800_000_000_000;
const GRAPH: &str = "https://graph.microsoft.com";
const SETS: [ConsentSet; 4] = [ConsentSet::Core, ConsentSet::Devices, ConsentSet::Threats, ConsentSet::Governance];

/// What the server says to one inner request: status, headers, body.
type Said = (u16, Value, Value);
/// Decides on a request by version and URL; `None` gives the ordinary answer.
type Fault = dyn Fn(&Server, &str, usize) -> Option<Said>;

struct Server {
    now: RefCell<u64>,
    /// Every inner request: when, and what.
    asked: RefCell<Vec<(u64, Version, String)>>,
    batches: RefCell<usize>,
    fault: Box<Fault>,
    /// What happens to whole batches, by their number.
    whole: Box<dyn Fn(usize) -> Option<Result<Reply, NoAnswer>>>,
    /// A call that takes its whole batch with it, and how.
    loses: Option<(&'static str, NoAnswer)>,
}

impl Server {
    fn good() -> Self {
        Self::with(|_, _, _| None)
    }

    fn with(fault: impl Fn(&Server, &str, usize) -> Option<Said> + 'static) -> Self {
        Self {
            now: RefCell::new(START),
            asked: RefCell::default(),
            batches: RefCell::default(),
            fault: Box::new(fault),
            whole: Box::new(|_| None),
            loses: None,
        }
    }

    fn times(&self, part: &str) -> usize {
        self.asked.borrow().iter().filter(|(_, _, url)| url.contains(part)).count()
    }

    /// The version that the request under way is of.
    fn version(&self) -> Version {
        self.asked.borrow().last().unwrap().1
    }

    fn answer(&self, version: Version, url: &str) -> Said {
        self.asked.borrow_mut().push((*self.now.borrow(), version, url.to_owned()));
        let times = self.times(url);
        (self.fault)(self, url, times).unwrap_or_else(|| ordinary(url))
    }
}

/// A small tenant: enough for every call to have something to do.
fn ordinary(url: &str) -> Said {
    let path = url.split('?').next().unwrap_or_default();
    let rows = |rows: Value| (200, json!({}), json!({"value": rows}));
    match path {
        "/users" => rows(json!([
            {"id": "u1", "accountEnabled": true, "userType": "Member"},
            {"id": "u2", "accountEnabled": false, "userType": "Member"},
        ])),
        "/identity/conditionalAccess/policies" => rows(json!([
            {"id": "p1", "conditions": {"users": {"includeGroups": ["g1"], "excludeGroups": ["g2"]}}},
        ])),
        "/organization" => rows(json!([{"id": "t", "displayName": "A clinic"}])),
        // In words that nobody knows: what the tenant has is not known.
        "/subscribedSkus" => rows(json!([{"capabilityStatus": "Resting"}])),
        "/me/transitiveMemberOf/microsoft.graph.directoryRole" => rows(json!([role(REPORTS_READER)])),
        _ if is_object(path) => (200, json!({}), json!({"id": "x"})),
        _ => rows(json!([{"id": format!("row of {path}")}])),
    }
}

const REPORTS_READER: &str = "4a5d8f65-41da-4de4-8968-e035b65339cf";
const GLOBAL_READER: &str = "f2ef992c-3afb-46b9-b7cf-a126ee74c451";
const SECURITY_READER: &str = "5d6b6bb7-de71-4623-b4af-96380a352509";

const ENTRA_P2: &str = "eec0eb4f-6444-4f95-aba0-50c24d67f998";
const DEFENDER: &str = "bfc1bbd9-981b-4f71-9b82-17c35fd0e2a4";

/// A role as the tenant of an old practice shows it: by the name of its early days.
fn role(template: &str) -> Value {
    json!({"id": format!("role {template}"), "displayName": "Company Reader", "roleTemplateId": template})
}

fn rows(rows: Value) -> Option<Said> {
    Some((200, json!({}), json!({"value": rows})))
}

/// What `/subscribedSkus` says where these plans are in force.
fn plans(ids: &[&str]) -> Option<Said> {
    let plan = |id: &&str| json!({"servicePlanId": id, "provisioningStatus": "Success"});
    rows(
        json!([{"skuId": "s", "capabilityStatus": "Enabled", "servicePlans": ids.iter().map(plan).collect::<Vec<_>>()}]),
    )
}

fn is_object(path: &str) -> bool {
    CALLS.iter().any(|call| {
        let one = matches!(call.reads, Reads::Object) && call.path == path;
        let prefix = call.path.split("{id}").next().unwrap_or_default();
        let suffix = call.path.split("{id}").nth(1).unwrap_or_default();
        let answers_object = call.source == "authenticationRequirements" || call.source == "managedDevices";
        let each = answers_object && call.path.contains("{id}") && path.starts_with(prefix) && path.ends_with(suffix);
        one || each
    })
}

impl Transport for Server {
    async fn post(&self, version: Version, body: String) -> Result<Reply, NoAnswer> {
        *self.batches.borrow_mut() += 1;
        *self.now.borrow_mut() += 100;
        if let Some(outcome) = (self.whole)(*self.batches.borrow()) {
            return outcome;
        }
        if let Some((_, loss)) = self.loses.filter(|(url, _)| body.contains(url)) {
            return Err(loss);
        }
        let body: Value = serde_json::from_str(&body).unwrap();
        let requests = body["requests"].as_array().unwrap();
        assert!(!requests.is_empty() && requests.len() <= 20);
        let responses: Vec<Value> = requests
            .iter()
            .rev()
            .map(|request| {
                assert_eq!(request["method"], "GET");
                let (status, headers, body) = self.answer(version, request["url"].as_str().unwrap());
                json!({"id": request["id"], "status": status, "headers": headers, "body": body})
            })
            .collect();
        Ok(reply(200, &json!({"responses": responses})))
    }

    async fn sleep(&self, milliseconds: u64) {
        // Yields once, so that an answer that is there wins against a time-out.
        let mut waited = false;
        std::future::poll_fn(|context| {
            if waited {
                return std::task::Poll::Ready(());
            }
            waited = true;
            context.waker().wake_by_ref();
            std::task::Poll::Pending
        })
        .await;
        *self.now.borrow_mut() += milliseconds;
    }

    fn now(&self) -> u64 {
        *self.now.borrow()
    }

    fn jitter(&self) -> f64 {
        0.5
    }
}

fn reply(status: u16, body: &Value) -> Reply {
    Reply { status, retry_after: None, body: body.to_string().into_bytes() }
}

fn everything() -> BTreeSet<String> {
    CALLS.iter().flat_map(|call| call.scopes).chain(&["User.Read"]).map(|scope| (*scope).to_owned()).collect()
}

fn collect_with(server: &Server, granted: &BTreeSet<String>, sets: &[ConsentSet]) -> (Ended, Collection) {
    collect_in(Cloud::Global, server, granted, sets)
}

fn collect_in(cloud: Cloud, server: &Server, granted: &BTreeSet<String>, sets: &[ConsentSet]) -> (Ended, Collection) {
    let sets = sets.iter().copied().collect();
    let collection = RefCell::new(Collection::new(cloud, "t", granted, &sets, START));
    let ended = pollster::block_on(run(&collection, server, |_| {}));
    (ended, collection.into_inner())
}

fn collect(server: &Server) -> Snapshot {
    let (ended, collection) = collect_with(server, &everything(), &SETS);
    assert_eq!(ended, Ended::Complete);
    collection.snapshot(server.now()).unwrap()
}

fn not_read(snapshot: &Snapshot) -> BTreeMap<String, SourceStatus> {
    let sources = snapshot.sources.iter();
    sources
        .filter(|(_, source)| source.status != SourceStatus::Read)
        .map(|(name, source)| (name.to_string(), source.status))
        .collect()
}

fn error(status: u16, code: &str) -> Option<Said> {
    Some((status, json!({}), json!({"error": {"code": code, "message": "No."}})))
}

#[test]
fn everything_is_read_and_the_snapshot_can_be_opened() {
    let server = Server::good();
    let snapshot = collect(&server);
    assert_eq!(not_read(&snapshot), BTreeMap::new());
    assert_eq!(snapshot.tenant.display_name, "A clinic");
    let again = snapshot::read(snapshot.write().unwrap().as_bytes()).unwrap();
    assert_eq!(again, snapshot);
    let members = snapshot.value("groupMembers").unwrap();
    assert!(members.get("g1").is_some() && members.get("g2").is_some(), "{members}");
    assert!(members["g1"][0].is_string(), "{members}");
    // Per-user settings are asked of accounts that are not blocked.
    assert_eq!(snapshot.value("authenticationRequirements").unwrap().as_object().unwrap().len(), 1);
}

#[test]
fn limits_are_kept() {
    let server = Server::good();
    collect(&server);
    let mut last: BTreeMap<Service, u64> = BTreeMap::new();
    for (at, _, url) in server.asked.borrow().iter() {
        let path = url.split('?').next().unwrap();
        let Some(call) = CALLS.iter().find(|call| call.path == path) else { continue };
        if call.service == Service::Protection
            && let Some(last) = last.insert(call.service, *at)
        {
            assert!(at - last >= 1_000, "{url} came {} ms after the one before", at - last);
        }
    }
    let batches = *server.batches.borrow();
    assert!(batches <= 40, "{batches} requests");
}

#[test]
fn pages_are_followed_even_when_one_is_empty() {
    let server = Server::with(|_, url, _| {
        let page = |rows: Value, next: &str| {
            Some((200, json!({}), json!({"value": rows, "@odata.nextLink": format!("{GRAPH}/v1.0{next}")})))
        };
        match url {
            url if url.starts_with("/groups?") => page(json!([{"id": "1"}]), "/groups/page2"),
            "/groups/page2" => page(json!([]), "/groups/page3"),
            "/groups/page3" => Some((200, json!({}), json!({"value": [{"id": "2"}]}))),
            _ => None,
        }
    });
    let snapshot = collect(&server);
    assert_eq!(snapshot.value("groups"), Some(&json!([{"id": "1"}, {"id": "2"}])));
    assert_eq!(snapshot.status("groups"), Some(SourceStatus::Read));
}

#[test]
fn the_token_goes_to_no_other_host_and_pages_end() {
    for next in ["https://evil.example/v1.0/groups?x", "https://graph.microsoft.com.evil.example/v1.0/groups"] {
        let server = Server::with(move |_, url, _| {
            url.starts_with("/groups?").then(|| (200, json!({}), json!({"value": [], "@odata.nextLink": next})))
        });
        let snapshot = collect(&server);
        assert_eq!(snapshot.status("groups"), Some(SourceStatus::Partial), "{next}");
        assert_eq!(snapshot.sources["groups"].code.as_deref(), Some("foreignLink"));
    }
    let server = Server::with(|_, url, _| {
        url.starts_with("/groups")
            .then(|| (200, json!({}), json!({"value": [{"id": "1"}], "@odata.nextLink": format!("{GRAPH}/v1.0{url}")})))
    });
    let snapshot = collect(&server);
    assert_eq!(snapshot.status("groups"), Some(SourceStatus::Partial));
    assert!(server.times("/groups?") <= 3);
}

#[test]
fn throttling_is_waited_for_as_long_as_asked() {
    let server = Server::with(|_, url, times| {
        (url.starts_with("/domains") && times <= 2)
            .then(|| (429, json!({"Retry-After": "7"}), json!({"error": {"code": "TooManyRequests"}})))
    });
    let snapshot = collect(&server);
    assert_eq!(snapshot.status("domains"), Some(SourceStatus::Read));
    let asked = server.asked.borrow();
    let times: Vec<u64> = asked.iter().filter(|(_, _, url)| url.starts_with("/domains")).map(|(at, ..)| *at).collect();
    assert_eq!(times.len(), 3);
    assert!(times.windows(2).all(|pair| pair[1] - pair[0] >= 7_000), "{times:?}");
}

#[test]
fn a_call_is_given_up_after_five_tries_and_the_others_are_read() {
    for status in [429, 500, 503] {
        let server = Server::with(move |_, url, _| url.starts_with("/domains").then(|| error(status, "x")).flatten());
        let snapshot = collect(&server);
        assert_eq!(not_read(&snapshot), BTreeMap::from([("domains".to_owned(), SourceStatus::Failed)]));
        assert_eq!(server.times("/domains"), 5);
    }
}

#[test]
fn refusals_become_statuses_by_status_and_code() {
    let premium = "Authentication_RequestFromNonPremiumTenantOrB2CTenant";
    let cases = [
        ("/auditLogs/signIns", 403, premium, "signIns", SourceStatus::NotLicensed),
        ("/deviceManagement/managedDevices", 400, "BadRequest", "managedDevices", SourceStatus::NotLicensed),
        ("/admin/sharepoint/settings", 403, "accessDenied", "sharepointSettings", SourceStatus::NoRole),
        ("/domains", 404, "NotFound", "domains", SourceStatus::Failed),
        ("/domains", 400, "BadRequest", "domains", SourceStatus::Failed),
    ];
    for (path, status, code, source, expected) in cases {
        let server =
            Server::with(move |_, url, _| (url.split('?').next() == Some(path)).then(|| error(status, code)).flatten());
        assert_eq!(collect(&server).status(source), Some(expected), "{source} after {status} {code}");
    }
}

#[test]
fn accounts_are_read_without_their_sign_ins_where_the_plan_lacks_them() {
    let server = Server::with(|_, url, _| {
        (url.starts_with("/users?") && url.contains("signInActivity"))
            .then(|| error(403, "Authentication_RequestFromNonPremiumTenantOrB2CTenant"))
            .flatten()
    });
    let snapshot = collect(&server);
    assert_eq!(snapshot.status("users"), Some(SourceStatus::Read));
    assert_eq!(server.times("/users?"), 2);
}

#[test]
fn what_was_not_granted_or_left_out_is_not_asked_for() {
    let mut granted = everything();
    granted.retain(|scope| !scope.starts_with("DeviceManagement"));
    let server = Server::good();
    let (_, collection) = collect_with(&server, &granted, &SETS);
    let snapshot = collection.snapshot(server.now()).unwrap();
    assert_eq!(snapshot.status("managedDevices"), Some(SourceStatus::NotConsented));
    assert_eq!(server.times("/deviceManagement"), 0);

    let server = Server::good();
    let (_, collection) = collect_with(&server, &everything(), &[ConsentSet::Core]);
    let snapshot = collection.snapshot(server.now()).unwrap();
    assert_eq!(snapshot.status("managedDevices"), Some(SourceStatus::Skipped));
    assert_eq!(snapshot.status("users"), Some(SourceStatus::Read));
}

#[test]
fn an_expired_sign_in_keeps_what_was_read_and_goes_on() {
    let server = Server::with(|server, url, times| {
        let expired = url.starts_with("/domains") && times == 1 && *server.batches.borrow() >= 1;
        expired.then(|| error(401, "InvalidAuthenticationToken")).flatten()
    });
    let sets = SETS.iter().copied().collect();
    let collection = RefCell::new(Collection::new(Cloud::Global, "t", &everything(), &sets, START));
    assert_eq!(pollster::block_on(run(&collection, &server, |_| {})), Ended::Expired);
    let early = collection.borrow().snapshot(server.now()).unwrap();
    assert_ne!(early.status("domains"), Some(SourceStatus::Read));
    collection.borrow_mut().renew(&everything());
    assert_eq!(pollster::block_on(run(&collection, &server, |_| {})), Ended::Complete);
    assert_eq!(not_read(&collection.borrow().snapshot(server.now()).unwrap()), BTreeMap::new());
    assert_eq!(server.times("/domains"), 2);
    assert_eq!(server.times("/me/"), 2, "the roles may have changed meanwhile");
}

#[test]
fn lost_and_broken_answers_are_tried_again() {
    type Whole = fn(usize) -> Option<Result<Reply, NoAnswer>>;
    let faults: [Whole; 6] = [
        |number| (number <= 2).then_some(Err(NoAnswer::Unreachable)),
        |number| (number <= 2).then_some(Err(NoAnswer::TimeOut)),
        |number| {
            (number == 1).then(|| Ok(Reply { status: 200, retry_after: None, body: b"{\"responses\": [".to_vec() }))
        },
        |number| (number == 1).then(|| Ok(reply(200, &json!({"responses": []})))),
        |number| (number == 1).then(|| Ok(reply(200, &json!([1])))),
        |number| (number == 1).then(|| Ok(reply(503, &json!(null)))),
    ];
    for whole in faults {
        let server = Server { whole: Box::new(whole), ..Server::good() };
        assert_eq!(not_read(&collect(&server)), BTreeMap::new());
    }
}

#[test]
fn no_connection_at_all_ends_with_nothing_read() {
    let server = Server { whole: Box::new(|_| Some(Err(NoAnswer::Unreachable))), ..Server::good() };
    let snapshot = collect(&server);
    assert!(snapshot.sources.values().all(|source| source.status == SourceStatus::Failed), "{:?}", not_read(&snapshot));
}

#[test]
fn answers_of_another_form_are_refused() {
    for body in [json!(null), json!([]), json!({"value": {}}), json!("text"), json!({"value": 3})] {
        let server = Server::with(move |_, url, _| url.starts_with("/domains").then(|| (200, json!({}), body.clone())));
        assert_eq!(collect(&server).status("domains"), Some(SourceStatus::Failed));
    }
}

#[test]
fn a_page_that_says_there_is_more_and_not_where_is_not_the_last() {
    for next in [json!(3), json!(null), json!({"link": "x"})] {
        let server = Server::with(move |_, url, _| {
            url.starts_with("/groups?")
                .then(|| (200, json!({}), json!({"value": [{"id": "1"}], "@odata.nextLink": next})))
        });
        assert_ne!(collect(&server).status("groups"), Some(SourceStatus::Read));
    }
}

#[test]
fn a_row_without_an_id_costs_its_own_source_alone() {
    for row in [json!({"displayName": "x"}), json!("x"), json!({"id": 3})] {
        let server = Server::with(move |_, url, _| {
            url.starts_with("/users?").then(|| (200, json!({}), json!({"value": [{"id": "u1"}, row]})))
        });
        let snapshot = collect(&server);
        assert_eq!(snapshot.status("users"), Some(SourceStatus::Failed));
        assert_eq!(snapshot.status("groups"), Some(SourceStatus::Read));
        // One row must not make the whole file unreadable.
        assert!(snapshot::read(snapshot.write().unwrap().as_bytes()).is_ok());
    }
}

/// A call that Graph never answers, or answers with too much, takes its whole batch with it.
#[test]
fn the_call_that_loses_a_batch_is_found_and_the_others_are_read() {
    for loss in [NoAnswer::TimeOut, NoAnswer::TooLarge] {
        let server = Server { loses: Some(("/domains", loss)), ..Server::good() };
        assert_eq!(not_read(&collect(&server)), BTreeMap::from([("domains".to_owned(), SourceStatus::Failed)]));
    }
}

#[test]
fn an_app_whose_permissions_are_not_found_leaves_a_gap() {
    let server = Server::with(|_, url, _| {
        url.contains("/appRoleAssignments").then(|| error(404, "Request_ResourceNotFound")).flatten()
    });
    assert_ne!(collect(&server).status("appRoleAssignments"), Some(SourceStatus::Read));
}

#[test]
fn an_id_stays_one_part_of_the_path() {
    let server = Server::with(|_, url, _| {
        url.starts_with("/groups?").then(|| (200, json!({}), json!({"value": [{"id": "../users?$x=1#"}]})))
    });
    collect(&server);
    assert_eq!(server.times("/groups/..%2Fusers%3F%24x%3D1%23/transitiveMembers"), 1);
}

#[test]
fn a_group_that_is_cut_off_is_left_out_and_one_that_is_gone_is_no_gap() {
    let server = Server::with(|_, url, _| url.starts_with("/groups/g1/").then(|| error(500, "x")).flatten());
    let snapshot = collect(&server);
    assert_eq!(snapshot.status("groupMembers"), Some(SourceStatus::Partial));
    assert!(snapshot.value("groupMembers").unwrap().get("g1").is_none());
    assert!(snapshot.value("groupMembers").unwrap().get("g2").is_some());

    let server = Server::with(|_, url, _| {
        url.starts_with("/groups/g1/").then(|| error(404, "Request_ResourceNotFound")).flatten()
    });
    assert_eq!(collect(&server).status("groupMembers"), Some(SourceStatus::Read));
}

/// A source that fails in any way leaves all the others, and what rests on it says so.
#[test]
fn every_source_can_fail_alone() {
    for call in CALLS.iter().filter(|call| matches!(call.reads, Reads::Object | Reads::Pages)) {
        for (status, code) in [(400, "BadRequest"), (403, "Forbidden"), (404, "NotFound"), (500, "x")] {
            let path = call.path;
            let server = Server::with(move |_, url, _| {
                (url.split('?').next() == Some(path)).then(|| error(status, code)).flatten()
            });
            let snapshot = collect(&server);
            let read = |name: &str| snapshot.status(name) == Some(SourceStatus::Read);
            assert!(!read(call.source), "{} after {status}", call.source);
            let single = |call: &&Call| matches!(call.reads, Reads::Object | Reads::Pages);
            let untouched = CALLS.iter().filter(|other| other.path != path).filter(single);
            for other in untouched {
                assert!(read(other.source), "{} after {} failed", other.source, call.source);
            }
        }
    }
}

/// What was asked for, as path and query.
fn asked(server: &Server, part: &str) -> Vec<String> {
    server.asked.borrow().iter().map(|(_, _, url)| url.clone()).filter(|url| url.contains(part)).collect()
}

#[test]
fn what_a_cloud_does_not_have_is_not_asked_for() {
    for cloud in [Cloud::GccHigh, Cloud::Dod, Cloud::China] {
        let server = Server::good();
        let (ended, collection) = collect_in(cloud, &server, &everything(), &SETS);
        let snapshot = collection.snapshot(server.now()).unwrap();
        assert_eq!(ended, Ended::Complete);
        assert_eq!(server.times("verifiedPublisher") + server.times("attackSimulation"), 0, "{cloud:?}");
        assert_eq!(snapshot.status("servicePrincipals"), Some(SourceStatus::Read));
        assert_eq!(snapshot.status("attackSimulations"), Some(SourceStatus::NotInCloud));
        let absent = not_read(&snapshot);
        assert!(absent.values().all(|status| *status == SourceStatus::NotInCloud), "{cloud:?}: {absent:?}");
        assert_eq!(absent.len(), if cloud == Cloud::China { 8 } else { 1 }, "{absent:?}");
    }
    let server = Server::good();
    collect(&server);
    assert_eq!((server.times("verifiedPublisher"), server.times("/servicePrincipals?")), (1, 1));
}

#[test]
fn policies_are_read_in_beta_and_an_answer_of_v1_is_known_to_leave_some_out() {
    let sources = [
        ("/identity/conditionalAccess/policies", "conditionalAccessPolicies"),
        ("/deviceManagement/deviceCompliancePolicies", "deviceCompliancePolicies"),
        ("/deviceManagement/deviceConfigurations", "deviceConfigurations"),
        ("/deviceAppManagement/iosManagedAppProtections", "iosManagedAppProtections"),
        ("/deviceAppManagement/androidManagedAppProtections", "androidManagedAppProtections"),
    ];
    for (path, source) in sources {
        let server = Server::with(move |server, url, _| {
            let beta = server.version() == Version::Beta && url.split('?').next() == Some(path);
            beta.then(|| error(500, "InternalServerError")).flatten()
        });
        let snapshot = collect(&server);
        assert_eq!(not_read(&snapshot), BTreeMap::from([(source.to_owned(), SourceStatus::Partial)]));
        assert_eq!(snapshot.sources[source].code.as_deref(), Some("InternalServerError"));
        let server = Server::good();
        collect(&server);
        let versions: Vec<Version> = server
            .asked
            .borrow()
            .iter()
            .filter(|(_, _, url)| url.starts_with(path))
            .map(|(_, version, _)| *version)
            .collect();
        assert_eq!(versions, [Version::Beta], "{source}");
    }
}

#[test]
fn a_refusal_in_beta_is_not_asked_for_again_in_v1() {
    let server = Server::with(|_, url, _| {
        url.starts_with("/identity/conditionalAccess/policies").then(|| error(403, "AccessDenied")).flatten()
    });
    assert_eq!(collect(&server).status("conditionalAccessPolicies"), Some(SourceStatus::NoRole));
    assert_eq!(server.times("/identity/conditionalAccess/policies"), 1);
}

#[test]
fn options_that_no_document_promises_can_be_refused() {
    let cases = [
        ("/reports/authenticationMethods/userRegistrationDetails", "$select", "userRegistrationDetails"),
        ("/oauth2PermissionGrants", "$select", "oauth2PermissionGrants"),
        ("/security/secureScores", "$filter", "secureScores"),
        ("/identityGovernance/accessReviews/definitions", "$expand", "accessReviews"),
    ];
    for (path, option, source) in cases {
        let server = Server::with(move |_, url, _| {
            (url.starts_with(path) && url.contains(option)).then(|| error(400, "BadRequest")).flatten()
        });
        let snapshot = collect(&server);
        assert_eq!(not_read(&snapshot), BTreeMap::new(), "{source}");
        // A service that is down is not asked in another way.
        let server = Server::with(move |_, url, _| url.starts_with(path).then(|| error(500, "x")).flatten());
        assert_eq!(collect(&server).status(source), Some(SourceStatus::Failed));
        assert_eq!(server.times(path), 5, "{source}");
    }
}

#[test]
fn of_secure_score_without_a_filter_the_first_page_is_enough() {
    let server = Server::with(|_, url, _| match url.starts_with("/security/secureScores?") {
        true if url.contains("$filter") => error(400, "BadRequest"),
        true => {
            Some((200, json!({}), json!({"value": [{"id": "new"}], "@odata.nextLink": format!("{GRAPH}/v1.0{url}2")})))
        }
        false => None,
    });
    let snapshot = collect(&server);
    assert_eq!(snapshot.value("secureScores"), Some(&json!([{"id": "new"}])));
    assert_eq!(snapshot.status("secureScores"), Some(SourceStatus::Read));
}

#[test]
fn rounds_of_a_review_are_asked_for_one_by_one_where_they_did_not_come_along() {
    let server = Server::with(|_, url, _| match url {
        _ if url.contains("$expand=instances") => error(400, "BadRequest"),
        _ if url.starts_with("/identityGovernance/accessReviews/definitions?") => {
            rows(json!([{"id": "r1"}, {"id": "r2"}]))
        }
        "/identityGovernance/accessReviews/definitions/r1/instances" => {
            rows(json!([{"id": "i1", "status": "Completed", "scope": {"query": "/x"}}]))
        }
        "/identityGovernance/accessReviews/definitions/r2/instances" => error(500, "x"),
        _ => None,
    });
    let snapshot = collect(&server);
    let reviews = snapshot.value("accessReviews").unwrap();
    assert_eq!(reviews[0]["instances"], json!([{"id": "i1", "status": "Completed"}]));
    assert!(reviews[1].get("instances").is_none(), "not read, and not empty: {reviews}");
}

#[test]
fn the_synchronisation_is_asked_for_where_something_is_synchronised() {
    let tenant = |organization: Value, user: Value| {
        Server::with(move |_, url, _| match url.split('?').next() {
            Some("/organization") => rows(json!([organization])),
            Some("/users") => rows(json!([user])),
            _ => None,
        })
    };
    let own = json!({"id": "u", "onPremisesSyncEnabled": null});
    let cases = [
        (json!({"id": "t", "onPremisesSyncEnabled": null}), own.clone(), 0),
        (json!({"id": "t", "onPremisesSyncEnabled": false}), own.clone(), 0),
        (json!({"id": "t", "onPremisesSyncEnabled": true}), own.clone(), 1),
        (json!({"id": "t", "onPremisesSyncEnabled": null}), json!({"id": "u", "onPremisesSyncEnabled": true}), 1),
        // Nobody told.
        (json!({"id": "t"}), own, 1),
    ];
    for (organization, user, times) in cases {
        let server = tenant(organization.clone(), user);
        let snapshot = collect(&server);
        assert_eq!(server.times("/directory/onPremisesSynchronization"), times, "{organization}");
        assert_eq!(snapshot.status("onPremisesSynchronization"), Some(SourceStatus::Read));
        if times == 0 {
            assert_eq!(snapshot.value("onPremisesSynchronization"), Some(&json!([])));
        }
    }
}

#[test]
fn no_premium_licence_is_not_believed_of_a_tenant_that_has_one() {
    let premium = "Authentication_RequestFromNonPremiumTenantOrB2CTenant";
    let server = |times_wrong: usize| {
        Server::with(move |_, url, times| match url.split('?').next() {
            Some("/subscribedSkus") => plans(&[ENTRA_P2]),
            Some("/auditLogs/signIns") if times <= times_wrong => error(403, premium),
            Some("/users") if url.contains("signInActivity") && times <= times_wrong => error(403, premium),
            Some("/roleManagement/directory/roleEligibilityScheduleInstances") if times <= times_wrong => {
                error(400, "AadPremiumLicenseRequired")
            }
            _ => None,
        })
    };
    let once = server(1);
    let snapshot = collect(&once);
    for source in ["signIns", "legacySignIns", "users", "roleEligibilities"] {
        assert_eq!(snapshot.status(source), Some(SourceStatus::Read), "{source}");
    }
    assert_eq!(once.times("/users?"), 2, "the dates were asked for again");
    let always = server(usize::MAX);
    let snapshot = collect(&always);
    for source in ["signIns", "legacySignIns", "roleEligibilities"] {
        assert_eq!(snapshot.status(source), Some(SourceStatus::Failed), "{source}");
    }
    assert_eq!(snapshot.status("users"), Some(SourceStatus::Read), "without the dates");
}

#[test]
fn a_service_that_refuses_a_fresh_sign_in_does_not_ask_for_another() {
    let server = Server::with(|_, url, _| {
        url.starts_with("/deviceManagement").then(|| error(401, "InvalidAuthenticationToken")).flatten()
    });
    let sets = SETS.iter().copied().collect();
    let collection = RefCell::new(Collection::new(Cloud::Global, "t", &everything(), &sets, START));
    assert_eq!(pollster::block_on(run(&collection, &server, |_| {})), Ended::Expired);
    collection.borrow_mut().renew(&everything());
    assert_eq!(pollster::block_on(run(&collection, &server, |_| {})), Ended::Complete);
    let snapshot = collection.borrow().snapshot(server.now()).unwrap();
    assert_eq!(snapshot.sources["managedDevices"].http_status, Some(401));
    assert_eq!(snapshot.status("managedDevices"), Some(SourceStatus::NoRole));
    assert_eq!(snapshot.status("users"), Some(SourceStatus::Read));
}

#[test]
fn a_sign_in_that_is_refused_as_a_whole_after_a_renewal_ends() {
    let server = Server { whole: Box::new(|_| Some(Ok(reply(401, &json!({}))))), ..Server::good() };
    let sets = SETS.iter().copied().collect();
    let collection = RefCell::new(Collection::new(Cloud::Global, "t", &everything(), &sets, START));
    assert_eq!(pollster::block_on(run(&collection, &server, |_| {})), Ended::Expired);
    collection.borrow_mut().renew(&everything());
    assert_eq!(pollster::block_on(run(&collection, &server, |_| {})), Ended::Complete);
}

#[test]
fn a_long_reading_may_need_more_than_one_renewal() {
    // Every answer takes a long time, and the sign-in lasts an hour.
    let server = Server::with(|server, url, times| {
        *server.now.borrow_mut() += 120_000;
        let late = (server.now() - START) / 3_600_000;
        (url.starts_with("/domains") && (times as u64) <= late.min(2))
            .then(|| error(401, "InvalidAuthenticationToken"))
            .flatten()
    });
    let sets = SETS.iter().copied().collect();
    let collection = RefCell::new(Collection::new(Cloud::Global, "t", &everything(), &sets, START));
    let mut renewals = 0;
    while pollster::block_on(run(&collection, &server, |_| {})) == Ended::Expired {
        renewals += 1;
        assert!(renewals < 5);
        *server.now.borrow_mut() += 3_600_000;
        collection.borrow_mut().renew(&everything());
    }
    assert_eq!(collection.borrow().snapshot(server.now()).unwrap().status("groups"), Some(SourceStatus::Read));
}

#[test]
fn a_busy_neighbour_of_conditional_access_is_outwaited() {
    let server = Server::with(|_, url, times| {
        (url.starts_with("/identity/conditionalAccess/policies") && times <= 25)
            .then(|| error(429, "TooManyRequests"))
            .flatten()
    });
    assert_eq!(not_read(&collect(&server)), BTreeMap::new());
    assert!(server.now() - START < 300_000, "{} s", (server.now() - START) / 1_000);
}

/// A tenant of so many people whose per-user settings come at most so often in ten seconds.
fn crowd(people: usize, limit: usize) -> Server {
    Server::with(move |server, url, _| {
        if url.starts_with("/users?") {
            return rows((0..people).map(|n| json!({"id": format!("u{n}"), "accountEnabled": true})).collect());
        }
        let now = server.now();
        let recent = |(at, _, url): &&(u64, Version, String)| url.ends_with("/requirements") && now - at < 10_000;
        let busy = url.ends_with("/requirements") && server.asked.borrow().iter().filter(recent).count() > limit;
        busy.then(|| Some((429, json!({"Retry-After": "10"}), json!({"error": {"code": "TooManyRequests"}})))).flatten()
    })
}

#[test]
fn per_user_settings_are_read_as_fast_as_they_are_answered() {
    let free = crowd(250, usize::MAX);
    assert_eq!(not_read(&collect(&free)), BTreeMap::new());
    let seconds = (free.now() - START) / 1_000;
    assert!(seconds < 60, "{seconds} s");
    // Five in ten seconds: twenty-five people take about a minute, and nobody is lost.
    let narrow = crowd(25, 5);
    assert_eq!(not_read(&collect(&narrow)), BTreeMap::new());
    let seconds = (narrow.now() - START) / 1_000;
    assert!(seconds < 120, "{seconds} s");
}

#[test]
fn groups_tell_what_can_be_known_of_their_members() {
    let server = Server::good();
    collect(&server);
    let url = &asked(&server, "/groups?")[0];
    for property in
        ["visibility", "groupTypes", "membershipRule", "membershipRuleProcessingState", "isAssignableToRole"]
    {
        assert!(url.contains(property), "{property}");
    }
}

#[test]
fn eligibility_for_groups_is_asked_of_those_that_may_hold_a_role() {
    let tenant = |plan: &'static str| {
        Server::with(move |_, url, _| match url.split('?').next() {
            Some("/subscribedSkus") => plans(&[plan]),
            Some("/groups") => rows(json!([
                {"id": "g1", "isAssignableToRole": true}, {"id": "g2", "isAssignableToRole": null},
            ])),
            Some("/identityGovernance/privilegedAccess/group/eligibilityScheduleInstances") => {
                rows(json!([{"id": "e1", "principalId": "u1", "accessId": "member", "groupId": "g1"}]))
            }
            _ => None,
        })
    };
    let server = tenant(ENTRA_P2);
    let snapshot = collect(&server);
    assert_eq!(
        asked(&server, "eligibilityScheduleInstances"),
        ["/identityGovernance/privilegedAccess/group/eligibilityScheduleInstances?$filter=groupId%20eq%20'g1'"],
    );
    assert_eq!(snapshot.status("groupEligibilities"), Some(SourceStatus::Read));
    assert_eq!(snapshot.value("groupEligibilities").unwrap()["g1"][0]["principalId"], "u1");
    let server = tenant(DEFENDER);
    assert_eq!(collect(&server).status("groupEligibilities"), Some(SourceStatus::NotLicensed));
    assert_eq!(server.times("eligibilityScheduleInstances"), 0);
    // Left out with its set, or refused: unknown, and the rest is read.
    let server = tenant(ENTRA_P2);
    let (_, collection) = collect_with(&server, &everything(), &[ConsentSet::Core]);
    let snapshot = collection.snapshot(server.now()).unwrap();
    assert_eq!(snapshot.status("groupEligibilities"), Some(SourceStatus::Skipped));
    assert_eq!(snapshot.status("roleAssignments"), Some(SourceStatus::Read));
}

#[test]
fn an_id_stays_within_its_quotes() {
    let server = Server::with(|_, url, _| match url.split('?').next() {
        Some("/groups") => rows(json!([{"id": "x' or groupId ne '", "isAssignableToRole": true}])),
        _ => None,
    });
    collect(&server);
    assert_eq!(server.times("groupId%20eq%20'x%27%27%20or%20groupId%20ne%20%27%27'"), 1);
}

#[test]
fn old_protocols_are_looked_for_in_the_log_of_sign_ins_without_a_person() {
    let server = Server::good();
    let snapshot = collect(&server);
    let url = &asked(&server, "nonInteractiveUser")[0];
    for part in ["status/errorCode%20eq%200", "'IMAP4'", "'Authenticated%20SMTP'", "'Exchange%20ActiveSync'"] {
        assert!(url.contains(part), "{part} in {url}");
    }
    assert_eq!(snapshot.status("legacySignIns"), Some(SourceStatus::Read));
    let endless = Server::with(|server, url, _| {
        url.contains("nonInteractiveUser").then(|| {
            let page = server.times("nonInteractiveUser");
            let next = format!("{GRAPH}/beta/auditLogs/signIns?nonInteractiveUser&$skiptoken={page}");
            (200, json!({}), json!({"value": [{"id": format!("s{page}")}], "@odata.nextLink": next}))
        })
    });
    let snapshot = collect(&endless);
    assert_eq!(snapshot.status("legacySignIns"), Some(SourceStatus::Partial));
    assert_eq!(endless.times("nonInteractiveUser"), 10);
}

#[test]
fn settings_beyond_the_first_page_are_followed_or_seen_to_be_missing() {
    let link = "https://graph.microsoft.com/beta/deviceManagement/configurationPolicies('p1')/settings?$skiptoken=x";
    let tenant = |rest: fn() -> Option<Said>| {
        Server::with(move |_, url, _| match url.split('?').next() {
            Some("/deviceManagement/configurationPolicies") => rows(json!([
                {"id": "p1", "settingCount": 2, "settings": [{"id": "0"}], "settings@odata.nextLink": link},
                {"id": "p2", "settingCount": 1, "settings": [{"id": "0"}]},
            ])),
            Some("/deviceManagement/configurationPolicies/p1/settings") => rest(),
            _ => None,
        })
    };
    let server = tenant(|| rows(json!([{"id": "0"}, {"id": "1"}])));
    let snapshot = collect(&server);
    let policies = snapshot.value("configurationPolicies").unwrap();
    assert_eq!(policies[0], json!({"id": "p1", "settingCount": 2, "settings": [{"id": "0"}, {"id": "1"}]}));
    assert_eq!(server.times("/deviceManagement/configurationPolicies/p2"), 0);
    let snapshot = collect(&tenant(|| error(500, "x")));
    let policies = snapshot.value("configurationPolicies").unwrap();
    assert_eq!((&policies[0]["settingCount"], policies[0]["settings"].as_array().unwrap().len()), (&json!(2), 1));
    assert_eq!(policies[0]["settings@odata.nextLink"], link);
}

#[test]
fn older_policies_of_intune_come_with_what_they_set() {
    let server = Server::with(|_, url, _| match url.split('?').next() {
        Some("/deviceManagement/intents") => rows(json!([{"id": "i1", "assignments": []}])),
        Some("/deviceManagement/groupPolicyConfigurations") => rows(json!([{"id": "t1", "assignments": []}])),
        Some("/deviceManagement/groupPolicyConfigurations/t1/definitionValues") => rows(
            json!([{"id": "v", "enabled": true, "definition": {"id": "d", "displayName": "D", "explainText": "long"}}]),
        ),
        _ => None,
    });
    let snapshot = collect(&server);
    assert_eq!(server.times("/deviceManagement/intents/i1/settings"), 1);
    assert!(snapshot.value("intents").unwrap()[0]["settings"].is_array());
    assert_eq!(
        snapshot.value("groupPolicyConfigurations").unwrap()[0]["definitionValues"],
        json!([{"id": "v", "enabled": true, "definition": {"id": "d", "displayName": "D"}}]),
    );
}

#[test]
fn what_counts_as_low_risk_is_asked_of_the_services_that_hold_content() {
    let server = Server::with(|_, url, _| match url.split('?').next() {
        Some("/servicePrincipals") => rows(json!([
            {"id": "graph", "appId": "00000003-0000-0000-c000-000000000000"},
            {"id": "exchange", "appId": "00000002-0000-0ff1-ce00-000000000000"},
            {"id": "other", "appId": "11111111-0000-0000-0000-000000000000"},
        ])),
        Some("/servicePrincipals/graph/delegatedPermissionClassifications") => {
            rows(json!([{"id": "c", "classification": "low", "permissionName": "Mail.Read"}]))
        }
        Some("/servicePrincipals/exchange/delegatedPermissionClassifications") => rows(json!([])),
        _ => None,
    });
    let snapshot = collect(&server);
    let found = snapshot.value("permissionClassifications").unwrap();
    assert_eq!(found["graph"][0]["permissionName"], "Mail.Read");
    assert_eq!(found["exchange"], json!([]));
    assert!(found.get("other").is_none());
}

#[test]
fn roles_are_known_by_their_template_and_through_groups() {
    let tenant = |template: &'static str| {
        Server::with(move |_, url, _| match url.split('?').next() {
            Some("/me/transitiveMemberOf/microsoft.graph.directoryRole") => rows(json!([role(template)])),
            Some("/security/secureScores" | "/admin/sharepoint/settings") => error(403, "Forbidden"),
            _ => None,
        })
    };
    let statuses = |template| {
        let snapshot = collect(&tenant(template));
        ["secureScores", "sharepointSettings"].map(|source| snapshot.status(source).unwrap())
    };
    assert_eq!(statuses(GLOBAL_READER), [SourceStatus::NoRole, SourceStatus::Failed]);
    assert_eq!(statuses(SECURITY_READER), [SourceStatus::Failed, SourceStatus::NoRole]);
    let server = Server::good();
    collect(&server);
    let url = &asked(&server, "/me/")[0];
    assert!(
        url.contains("transitiveMemberOf") && url.contains("$count=true") && url.contains("roleTemplateId"),
        "{url}"
    );
}

#[test]
fn whoever_administers_from_outside_has_roles_that_do_not_show() {
    let server = Server::with(|_, url, _| match url {
        _ if url.starts_with("/me/") => error(404, "Request_ResourceNotFound"),
        _ if url.starts_with("/policies/authorizationPolicy") => error(403, "Authorization_RequestDenied"),
        _ => None,
    });
    assert_eq!(not_read(&collect(&server)), BTreeMap::from([("authorizationPolicy".to_owned(), SourceStatus::NoRole)]),);
}

#[test]
fn alerts_refused_to_a_tenant_without_any_defender_are_not_in_its_plans() {
    let tenant = |template: &'static str, plan: &'static [&'static str]| {
        Server::with(move |_, url, _| match url.split('?').next() {
            Some("/me/transitiveMemberOf/microsoft.graph.directoryRole") => rows(json!([role(template)])),
            Some("/subscribedSkus") => plans(plan),
            Some("/security/alerts_v2") => error(403, "Forbidden"),
            _ => None,
        })
    };
    let status = |template, plan| collect(&tenant(template, plan)).status("alerts").unwrap();
    assert_eq!(status(SECURITY_READER, &[]), SourceStatus::NotLicensed);
    assert_eq!(status(SECURITY_READER, &[DEFENDER]), SourceStatus::Failed);
    assert_eq!(status(GLOBAL_READER, &[]), SourceStatus::NoRole);
}

#[test]
fn answers_of_every_kind_are_taken_for_what_they_are() {
    let server = Server::with(|_, url, times| match url.split('?').next() {
        Some("/admin/sharepoint/settings") => {
            Some((200, json!({}), json!({"value": {"sharingCapability": "disabled"}})))
        }
        Some("/domains") if times == 1 => Some((504, json!({}), json!("R2F0ZXdheSB0aW1lb3V0"))),
        Some("/groupSettings") => Some((204, json!({}), json!(null))),
        _ => None,
    });
    let snapshot = collect(&server);
    assert_eq!(not_read(&snapshot), BTreeMap::from([("groupSettings".to_owned(), SourceStatus::Failed)]));
    assert_eq!(snapshot.value("sharepointSettings"), Some(&json!({"sharingCapability": "disabled"})));
}

#[test]
fn a_next_page_at_the_same_host_in_other_letters_is_followed() {
    for host in ["https://Graph.Microsoft.com", "https://graph.microsoft.com:443"] {
        let server = Server::with(move |_, url, _| match url {
            "/groups/page2" => rows(json!([{"id": "2"}])),
            _ if url.starts_with("/groups?") => Some((
                200,
                json!({}),
                json!({"value": [{"id": "1"}], "@odata.nextLink": format!("{host}/v1.0/groups/page2")}),
            )),
            _ => None,
        });
        assert_eq!(collect(&server).status("groups"), Some(SourceStatus::Read), "{host}");
    }
}

/// The catalogue as the double of Graph reads it, which holds every call against what it
/// answers. `make docs` renews it.
#[test]
fn the_catalogue_of_the_double_is_up_to_date() {
    let file = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/graph/catalogue.json");
    let call = |call: &Call| {
        json!({
            "source": call.source, "version": call.version, "path": call.path, "query": call.query,
            "absent": call.absent, "roles": call.roles, "scopes": call.scopes,
        })
    };
    let text = serde_json::to_string_pretty(&CALLS.iter().map(call).collect::<Vec<_>>()).unwrap() + "\n";
    if std::env::var_os("UPDATE_DOCS").is_some() {
        std::fs::write(&file, &text).unwrap();
    }
    assert_eq!(std::fs::read_to_string(file).unwrap_or_default(), text, "out of date: run make docs");
}

/// A Graph that holds a fixture's data and sends what `$select` asks for.
fn holding(fixture: Snapshot) -> Server {
    Server::with(move |_, url, _| Some(held(&fixture, url)))
}

fn held(fixture: &Snapshot, url: &str) -> Said {
    let (path, query) = url.split_once('?').unwrap_or((url, ""));
    let fits = |call: &&Call| match call.path.split_once("{id}") {
        None => call.path == path && (call.source == "legacySignIns") == query.contains("nonInteractiveUser"),
        Some((before, after)) => {
            let id = path.strip_prefix(before).and_then(|rest| rest.strip_suffix(after));
            id.is_some_and(|id| !id.is_empty() && !id.contains('/'))
        }
    };
    let Some(call) = CALLS.iter().find(fits) else { return (200, json!({}), json!({"value": []})) };
    let in_path = call.path.split_once("{id}").map(|(before, after)| &path[before.len()..path.len() - after.len()]);
    let in_query = call.query.split_once("{id}").map(|(before, after)| {
        let query = query.strip_prefix(&before.replace(' ', "%20")).unwrap();
        query.strip_suffix(after).unwrap()
    });
    let id = in_path.or(in_query);
    let gone = || error(404, "Request_ResourceNotFound").unwrap();
    let source = fixture.sources.get(call.source);
    let value = match source.map(|source| source.status) {
        Some(SourceStatus::Read | SourceStatus::Partial) => fixture.value(call.source).unwrap(),
        Some(SourceStatus::NotLicensed) => {
            return error(403, "Authentication_RequestFromNonPremiumTenantOrB2CTenant").unwrap();
        }
        _ => return error(404, "NotFound").unwrap(),
    };
    let found = match (call.reads, id) {
        (Reads::Object, _) => value.clone(),
        (Reads::MapOf { .. }, Some(id)) => match value.get(id) {
            Some(Value::Array(ids)) => json!({"value": ids.iter().map(|id| json!({"id": id})).collect::<Vec<_>>()}),
            Some(object) => object.clone(),
            None => return gone(),
        },
        (Reads::ListsOf { .. }, Some(id)) => match value.get(id) {
            Some(rows) => json!({"value": rows}),
            None => return gone(),
        },
        (Reads::RowsOf { .. }, Some(id)) => {
            let own = value.as_array().unwrap().iter().filter(|row| row["principalId"] == id);
            json!({"value": own.collect::<Vec<_>>()})
        }
        (Reads::Into { property, .. }, Some(id)) => {
            let row = value.as_array().unwrap().iter().find(|row| row["id"] == id);
            match row.and_then(|row| row.get(property)) {
                Some(part) if part.is_array() => json!({"value": part}),
                Some(part) => part.clone(),
                None => return gone(),
            }
        }
        _ => json!({"value": value}),
    };
    (200, json!({}), selected(found, query))
}

/// What `$select` leaves of an object or of the rows of a list.
fn selected(mut found: Value, query: &str) -> Value {
    let Some(names) = query.split('&').find_map(|part| part.strip_prefix("$select=")) else { return found };
    let names: Vec<&str> = names.split(',').collect();
    let narrow = |row: &mut Value| {
        let fields = row.as_object_mut().unwrap();
        fields.retain(|name, _| names.contains(&name.as_str()) || name.starts_with('@'));
    };
    match found.get_mut("value").and_then(Value::as_array_mut) {
        Some(rows) => rows.iter_mut().for_each(narrow),
        None => narrow(&mut found),
    }
    found
}

/// A fixture with what was collected from it in the place of what it held; the same
/// moment, and what Graph does not tell.
fn with_collected(fixture: &Snapshot, collected: &Snapshot) -> Snapshot {
    let mut live = Snapshot { taken_at: fixture.taken_at, ..fixture.clone() };
    for call in CALLS.iter().filter(|call| fixture.status(call.source) == Some(SourceStatus::Read)) {
        live.sources.insert(call.source.into(), collected.sources[call.source].clone());
    }
    live
}

/// What is asked for, and what is kept of it, is enough: no verdict depends on a
/// property that the catalogue leaves out.
#[test]
fn nothing_that_a_verdict_rests_on_is_left_out() {
    let mut assessor = Assessor::new(Bundle::embedded().unwrap()).unwrap();
    for name in common::FIXTURES {
        let fixture = common::fixture(name);
        let moment = u64::try_from(fixture.taken_at.seconds()).unwrap() * 1_000;
        let server = Server { now: RefCell::new(moment), ..holding(fixture.clone()) };
        let collected = collect(&server);
        let live = with_collected(&fixture, &collected);
        let (before, after) = (assessor.assess(&fixture), assessor.assess(&live));
        for (before, after) in before.controls.iter().zip(&after.controls) {
            let tell = |control: &ControlReport| (control.status, control.summary.clone(), control.affected.clone());
            assert_eq!(tell(after), tell(before), "{name}: {}", before.id);
        }
    }
}

/// What a request is answered instead of its data, by its URL.
type Way = fn(Version, &str) -> Option<Said>;

/// The ways in which one call can go wrong.
const WAYS: [(&str, Way); 10] = [
    ("400", |_, _| error(400, "BadRequest")),
    ("403, no scope", |_, _| error(403, "Authorization_RequestDenied")),
    ("403, no plan", |_, _| error(403, "Authentication_RequestFromNonPremiumTenantOrB2CTenant")),
    ("404", |_, _| error(404, "Request_ResourceNotFound")),
    ("429 for good", |_, _| error(429, "TooManyRequests")),
    ("500", |_, _| error(500, "InternalServerError")),
    ("an empty answer", |_, _| Some((200, json!({}), json!(null)))),
    ("a malformed answer", |_, _| Some((200, json!({}), json!({"value": [{"id": 3}, "x"]})))),
    ("the first page alone", |version, url| match url.contains("$skiptoken") {
        true => error(500, "InternalServerError"),
        false => Some((200, json!({}), json!({"value": [], "@odata.nextLink": next_of(version, url)}))),
    }),
    ("pages without end", |version, url| {
        Some((200, json!({}), json!({"value": [], "@odata.nextLink": next_of(version, url)})))
    }),
];

fn next_of(version: Version, url: &str) -> String {
    format!("{GRAPH}/{}{}?$skiptoken=2", version.path(), url.split('?').next().unwrap_or_default())
}

/// Whether a request is one of a call's.
fn is_of(call: &Call, version: Version, url: &str) -> bool {
    if call.version != version {
        return false;
    }
    let path = url.split('?').next().unwrap_or_default();
    match call.path.split_once("{id}") {
        None => call.path == path,
        Some((before, after)) => path.starts_with(before) && path.ends_with(after) && path.len() > call.path.len(),
    }
}

/// Whatever goes wrong with whatever call: nothing passes and nothing fails that did
/// not with the data.
fn no_fault_makes_a_verdict(name: &str) {
    let mut assessor = Assessor::new(Bundle::embedded().unwrap()).unwrap();
    let fixture = common::fixture(name);
    let moment = u64::try_from(fixture.taken_at.seconds()).unwrap() * 1_000;
    let before = assessor.assess(&fixture);
    let mut paths = BTreeSet::new();
    for call in CALLS.iter().filter(|call| call.exists_in(Cloud::Global)) {
        if !paths.insert((call.version, call.path)) {
            continue;
        }
        // Ways that leave the same data and statuses are assessed once.
        let mut seen = BTreeSet::new();
        for (way, fault) in WAYS {
            let (held_by, faulty) = (fixture.clone(), *call);
            let server = Server::with(move |server, url, _| match is_of(&faulty, server.version(), url) {
                true => fault(server.version(), url),
                false => Some(held(&held_by, url)),
            });
            let collected = collect(&Server { now: RefCell::new(moment), ..server });
            let live = with_collected(&fixture, &collected);
            if !seen.insert((live.status(call.source), live.value(call.source).map(Value::to_string))) {
                continue;
            }
            for (before, after) in before.controls.iter().zip(&assessor.assess(&live).controls) {
                let told = matches!(after.status, Status::Pass | Status::Fail);
                let made = told && after.status != before.status;
                assert!(!made, "{way}, {}: {} {:?}, was {:?}", call.path, after.id, after.status, before.status);
            }
        }
    }
}

#[test]
fn no_fault_makes_a_verdict_in_an_ordinary_practice() {
    no_fault_makes_a_verdict("family-clinic");
}

#[test]
fn no_fault_makes_a_verdict_in_a_perfect_practice() {
    no_fault_makes_a_verdict("perfect");
}
