//! What the sign-in screens show.

use std::collections::BTreeSet;

use serde::Deserialize;

use crate::graph::{CALLS, ConsentSet, PERMISSIONS, Progress};
use crate::sign_in::{Account, Config, OPENID, Problem, Who, explain, percent_encoded};
use crate::snapshot::{SourceStatus, known_source};

/// What a control needs, as the engine told.
pub(crate) use crate::protocol::worker::Need;

/// A set of permissions, for a person to choose.
pub(crate) struct SetWords {
    pub(crate) set: ConsentSet,
    pub(crate) title: &'static str,
    pub(crate) what: &'static str,
}

/// The sets in the order of the screen.
pub(crate) const SETS: [SetWords; 4] = [
    SetWords {
        set: ConsentSet::Core,
        title: "Accounts, sign-in rules and sharing",
        what: "Accounts, groups, administrator roles, licenses, apps, the rules for signing in, the sign-in log, how files may be shared, and Microsoft Secure Score. Always needed.",
    },
    SetWords {
        set: ConsentSet::Devices,
        title: "Computers and phones",
        what: "Which devices Microsoft Intune manages, whether they are encrypted and up to date, and the rules for them.",
    },
    SetWords {
        set: ConsentSet::Threats,
        title: "Alerts and risky sign-ins",
        what: "Security alerts, accounts and sign-ins that Microsoft believes to be risky, phishing exercises, and how a server of your own is joined to the cloud.",
    },
    SetWords {
        set: ConsentSet::Governance,
        title: "Reviews and partners",
        what: "Reviews of who holds an administrator role, who may join a group that holds one, and outside companies that may administer your Microsoft 365.",
    },
];

/// The permissions of a set: Microsoft's name, and what it lets this page read.
pub(crate) fn permissions(set: ConsentSet) -> Vec<(&'static str, &'static str)> {
    PERMISSIONS.iter().filter(|permission| permission.set == set).map(|line| (line.scope, line.why)).collect()
}

/// The controls that stay without an answer from Graph when only these sets are read.
pub(crate) fn left_unanswered<'a>(needs: &'a [Need], chosen: &BTreeSet<ConsentSet>) -> Vec<&'a Need> {
    let readable: BTreeSet<&str> =
        CALLS.iter().filter(|call| chosen.contains(&call.set)).map(|call| call.source).collect();
    let known: BTreeSet<&str> = CALLS.iter().map(|call| call.source).collect();
    // A source that Graph does not have is no reason to choose another set.
    let open = |way: &Vec<String>| {
        way.iter().all(|source| readable.contains(source.as_str()) || !known.contains(source.as_str()))
    };
    needs.iter().filter(|need| !need.ways.iter().any(open)).collect()
}

/// What an administrator approves for these sets: all that a sign-in then asks for.
pub(crate) fn scopes(config: &Config, chosen: &BTreeSet<ConsentSet>) -> Vec<String> {
    let graph = config.cloud.graph_host();
    let own = PERMISSIONS.iter().filter(|permission| chosen.contains(&permission.set));
    let own = own.map(|permission| format!("{graph}/{}", permission.scope));
    OPENID.map(str::to_owned).into_iter().chain(own).collect()
}

/// What is read of a source, in words.
pub(crate) fn source_words(source: &str) -> String {
    known_source(source).map_or_else(|| source.to_owned(), |spec| spec.words.to_owned())
}

/// What is being read now, one line.
pub(crate) fn now_reading(progress: &Progress) -> String {
    if progress.offline {
        return "There is no connection at the moment. Trying again…".to_owned();
    }
    let mut names: Vec<String> = Vec::new();
    for source in &progress.reading {
        let words = source_words(source);
        if !names.contains(&words) {
            names.push(words);
        }
    }
    match names.as_slice() {
        [] => "Putting it together…".to_owned(),
        [one] => format!("Reading {one}…"),
        [one, two] => format!("Reading {one} and {two}…"),
        [one, two, rest @ ..] => format!("Reading {one}, {two} and {} more…", rest.len()),
    }
}

/// How long it takes at least; nothing when it is nearly over.
pub(crate) fn time_left(progress: &Progress) -> Option<String> {
    match progress.seconds_left {
        0..=4 => None,
        seconds @ 5..=90 => Some(format!("About {seconds} seconds left: Microsoft limits how fast it answers.")),
        seconds => Some(format!("About {} minutes left: Microsoft limits how fast it answers.", seconds.div_ceil(60))),
    }
}

/// Why a source was not read.
pub(crate) fn why_not(status: SourceStatus) -> &'static str {
    match status {
        SourceStatus::Read => "read",
        SourceStatus::Partial => "read only in part",
        SourceStatus::NotConsented => "the permission was not given",
        SourceStatus::NoRole => "your account lacks the role for it",
        SourceStatus::NotLicensed => "your plans do not include it",
        SourceStatus::NotInCloud => "Microsoft does not offer it in this cloud",
        SourceStatus::Failed => "Microsoft did not answer",
        SourceStatus::Skipped => "left out",
    }
}

/// Who can solve a problem.
pub(crate) fn who(who: Who) -> &'static str {
    match who {
        Who::You => "You can solve this.",
        Who::Administrator => "An administrator of your Microsoft 365 can solve this.",
        Who::Host => "Whoever set up this page can solve this.",
        Who::Microsoft => "This lies with Microsoft.",
    }
}

/// Whether an administrator's approval of the permissions solves it, rather than
/// another of an administrator's doings.
pub(crate) fn can_be_approved(problem: &Problem) -> bool {
    const CODES: [&str; 5] = ["AADSTS65001", "AADSTS90094", "AADSTS90095", "AADSTS90099", "AADSTS650056"];
    problem.code.as_deref().is_some_and(|code| CODES.contains(&code) || code == "consent_required")
}

/// What it means that the approval page came back with an error. Who stands there is
/// the administrator, not the person who signs in.
pub(crate) fn approval_refused(error: &str, description: &str) -> Problem {
    let problem = explain(error, None, description);
    if !matches!(problem.code.as_deref(), Some("AADSTS65004" | "access_denied")) {
        return problem;
    }
    Problem {
        title: "The permissions were not approved".to_owned(),
        who: Who::Administrator,
        next: "Microsoft’s page was left without accepting. Open it again as Cloud Application Administrator, Application Administrator or Privileged Role Administrator and accept. Nothing was read.".to_owned(),
        retry: false,
        ..problem
    }
}

/// Whether an answer in the page's address belongs to the sign-in that is remembered as `pending`.
pub(crate) fn answers(fragment: &str, pending: &str) -> bool {
    #[derive(Deserialize)]
    struct Begun {
        state: String,
    }
    let begun: Option<Begun> = serde_json::from_str(pending).ok();
    let told = fragment.trim_start_matches('#').split('&').find_map(|part| part.strip_prefix("state="));
    begun.is_some_and(|begun| told == Some(&begun.state))
}

/// What support needs to find a failed sign-in; empty where there is nothing.
pub(crate) fn for_support(problem: &Problem) -> String {
    let lines = [
        ("Code", &problem.code),
        ("Correlation id", &problem.correlation_id),
        ("Trace id", &problem.trace_id),
        ("Time", &problem.at),
    ];
    let lines = lines.into_iter().filter_map(|(name, value)| value.as_ref().map(|value| format!("{name}: {value}")));
    lines.collect::<Vec<_>>().join("\n")
}

/// A mail to the administrator who can approve the permissions.
pub(crate) fn mail_to_administrator(address: &str) -> String {
    format!(
        "Hello,\n\nI would like to compare our Microsoft 365 settings with the HIPAA Security Rule, using Tenant Triage. For this it needs permissions to read settings, which an administrator approves once for everybody.\n\n- It only reads. It cannot change anything.\n- It reads settings, accounts, devices and logs. It does not ask for mail, files, calendars or chats.\n- It runs in my browser; nothing it reads is sent anywhere. It sees no more than my own account may see.\n\nMicrosoft lists each permission before you accept, here:\n{address}\n\nPlease sign in there as Cloud Application Administrator, Application Administrator or Privileged Role Administrator. My own account needs the roles Global Reader and Security Reader.\n\nThank you\n"
    )
}

/// The address at which Microsoft ends the sign-in and comes back to `page`. It asks
/// which account is meant unless it told its own word for it; a name is none.
/// <https://learn.microsoft.com/entra/identity-platform/v2-protocols-oidc#send-a-sign-out-request>
pub(crate) fn sign_out_address(config: &Config, account: &Account, page: &str) -> String {
    let hint = account.hint.as_deref().map(|hint| format!("&logout_hint={}", percent_encoded(hint)));
    format!(
        "{}/{}/oauth2/v2.0/logout?post_logout_redirect_uri={}{}",
        config.cloud.sign_in_host(),
        account.tenant,
        percent_encoded(page),
        hint.unwrap_or_default(),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::control_id::ControlId;

    fn need(ways: &[&[&str]]) -> Need {
        Need {
            id: ControlId::try_from("AUTH-01".to_owned()).unwrap(),
            title: "A control".to_owned(),
            ways: ways.iter().map(|way| way.iter().map(|source| (*source).to_owned()).collect()).collect(),
        }
    }

    #[test]
    fn a_control_is_left_when_every_way_needs_a_set_left_out() {
        let core = BTreeSet::from([ConsentSet::Core]);
        let all: BTreeSet<_> = SETS.iter().map(|words| words.set).collect();
        let needs = [
            need(&[&["users", "managedDevices"]]),
            need(&[&["managedDevices"], &["secureScores"]]),
            need(&[&["users"]]),
        ];
        assert_eq!(left_unanswered(&needs, &core).len(), 1);
        assert!(left_unanswered(&needs, &all).is_empty());
    }

    #[test]
    fn every_set_has_permissions() {
        assert_eq!(SETS.map(|words| words.set), ConsentSet::ALL);
        for words in &SETS {
            assert!(!permissions(words.set).is_empty(), "{}", words.title);
        }
    }

    #[test]
    fn what_is_approved_is_what_a_sign_in_asks_for() {
        let scopes = scopes(&Config::default(), &BTreeSet::from([ConsentSet::Core]));
        assert_eq!(scopes[..2], OPENID);
        assert!(scopes.contains(&"https://graph.microsoft.com/User.Read".to_owned()));
        assert!(!scopes.iter().any(|scope| scope.contains("DeviceManagement")));
    }

    #[test]
    fn an_approval_that_was_declined_speaks_to_the_administrator() {
        let problem = approval_refused("consent_required", "AADSTS65004: The resource owner denied the request.");
        assert_eq!((problem.title.as_str(), problem.who), ("The permissions were not approved", Who::Administrator));
        assert_eq!(problem.code.as_deref(), Some("AADSTS65004"));
        let other = approval_refused("invalid_request", "AADSTS50011: The redirect URI does not match.");
        assert_eq!(other.who, Who::Host);
    }

    #[test]
    fn an_answer_belongs_to_one_sign_in() {
        let pending = r#"{"state": "again.a-b", "nonce": "n"}"#;
        assert!(answers("#code=c&state=again.a-b&session_state=s", pending));
        for other in ["#code=c&state=again.a", "#code=c&state=", "#code=c", "", "#code=c&xstate=again.a-b"] {
            assert!(!answers(other, pending), "{other}");
        }
        assert!(!answers("#state=", "{}") && !answers("#state=", ""));
    }

    #[test]
    fn signing_out_comes_back_and_names_the_account_by_microsofts_word_only() {
        let text = str::to_owned;
        let account = Account { tenant: text("t"), id: text("1"), name: text("owner@clinic.example"), hint: None };
        let address = sign_out_address(&Config::default(), &account, "https://page.example/a/");
        assert_eq!(
            address,
            "https://login.microsoftonline.com/t/oauth2/v2.0/logout?post_logout_redirect_uri=https%3A%2F%2Fpage.example%2Fa%2F"
        );
        let told = Account { hint: Some(text("O.C+Q=")), ..account };
        let with_hint = sign_out_address(&Config::default(), &told, "https://page.example/a/");
        assert_eq!(with_hint, format!("{address}&logout_hint=O.C%2BQ%3D"));
    }

    #[test]
    fn progress_is_told_in_words() {
        let mut progress = Progress { reading: vec!["users".to_owned(), "users".to_owned()], ..Progress::default() };
        assert_eq!(now_reading(&progress), "Reading the list of accounts…");
        progress.reading.extend(["domains".to_owned(), "alerts".to_owned()]);
        assert_eq!(now_reading(&progress), "Reading the list of accounts, the domain names and 1 more…");
        progress.offline = true;
        assert!(now_reading(&progress).contains("no connection"));
        assert_eq!(time_left(&progress), None);
        progress.seconds_left = 200;
        assert!(time_left(&progress).unwrap().starts_with("About 4 minutes"));
    }
}
