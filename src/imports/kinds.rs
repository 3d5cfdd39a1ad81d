//! What people choose by mistake, recognized by its content, with what to choose instead.

use serde_json::{Map, Value};

use crate::snapshot::ReadError;

/// A kind of file that is told apart.
struct Kind {
    /// What it is: "This is …."
    what: &'static str,
    /// What to choose in its place.
    instead: &'static str,
    sign: Sign,
}

/// How a kind is recognized.
enum Sign {
    /// The first bytes.
    Bytes(&'static [u8]),
    /// The first bytes, and others somewhere near the beginning or the end.
    Archive(&'static [u8], &'static [u8]),
    /// A web page with one of these words in it.
    Page(&'static [&'static str]),
    /// The beginning of a text, in small letters.
    Text(&'static [&'static str]),
    /// A table whose first line has all these words, in small letters.
    Table(&'static [&'static str]),
    /// A JSON object, or the first one in a list, with all these keys; a key with a dot
    /// lies one object deeper, one with `=` has that text.
    Keys(&'static [&'static str]),
}

const EXPORT: &str =
    "Choose ScubaGear’s ScubaResults_….json (ProviderSettingsExport.json in older versions), or a snapshot saved here.";
const UNPACK: &str = "Unpack it first and choose the .json file in it: a snapshot, or ScubaGear’s ScubaResults_….json (ProviderSettingsExport.json in older versions).";
const BESIDE: &str = "Choose ScubaResults_….json from the same folder (ProviderSettingsExport.json in older versions), which holds the settings themselves.";
const VERDICTS: &str = "It holds that tool’s verdicts, not the settings they come from. Tenant Triage judges for itself: sign in to read the settings, or choose a snapshot or a ScubaGear export.";

/// Every kind, in the order in which they are tried.
const KINDS: &[Kind] = &[
    Kind { what: "an Excel workbook", instead: EXPORT, sign: Sign::Archive(b"PK\x03\x04", b"xl/") },
    Kind { what: "a Word document", instead: EXPORT, sign: Sign::Archive(b"PK\x03\x04", b"word/") },
    Kind { what: "a zip archive", instead: UNPACK, sign: Sign::Bytes(b"PK\x03\x04") },
    Kind { what: "an empty zip archive", instead: EXPORT, sign: Sign::Bytes(b"PK\x05\x06") },
    Kind { what: "a gzip archive", instead: UNPACK, sign: Sign::Bytes(&[0x1f, 0x8b]) },
    Kind { what: "a 7-Zip archive", instead: UNPACK, sign: Sign::Bytes(b"7z\xbc\xaf\x27\x1c") },
    Kind { what: "a RAR archive", instead: UNPACK, sign: Sign::Bytes(b"Rar!\x1a\x07") },
    Kind { what: "a PDF document", instead: EXPORT, sign: Sign::Bytes(b"%PDF-") },
    Kind { what: "an old Office document", instead: EXPORT, sign: Sign::Bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") },
    Kind { what: "a picture", instead: EXPORT, sign: Sign::Bytes(b"\x89PNG") },
    Kind { what: "a picture", instead: EXPORT, sign: Sign::Bytes(b"\xff\xd8\xff") },
    Kind {
        what: "ScubaGear’s report as a web page",
        instead: BESIDE,
        sign: Sign::Page(&["scubagear", "scuba m365", "baseline conformance report"]),
    },
    Kind { what: "Maester’s report as a web page", instead: VERDICTS, sign: Sign::Page(&["maester"]) },
    Kind {
        what: "the Zero Trust Assessment’s report as a web page",
        instead: VERDICTS,
        sign: Sign::Page(&["zero trust assessment", "zerotrustassessment"]),
    },
    Kind { what: "Prowler’s report as a web page", instead: VERDICTS, sign: Sign::Page(&["prowler"]) },
    Kind {
        what: "Tenant Triage’s own report as a web page",
        instead: "Choose the snapshot that it was made from; the page’s Save button saves it.",
        sign: Sign::Page(&["tenant triage"]),
    },
    Kind { what: "a web page", instead: EXPORT, sign: Sign::Page(&[""]) },
    Kind { what: "an XML file", instead: EXPORT, sign: Sign::Text(&["<?xml"]) },
    Kind {
        what: "a PowerShell script",
        instead: EXPORT,
        sign: Sign::Text(&["<#", "#requires", "param(", "import-module"]),
    },
    Kind {
        what: "ScubaGear’s table of results",
        instead: BESIDE,
        sign: Sign::Table(&["control id", "requirement", "result"]),
    },
    Kind {
        what: "ScubaGear’s action plan",
        instead: BESIDE,
        sign: Sign::Table(&["control id", "non-compliance reason"]),
    },
    Kind {
        what: "Prowler’s table of findings",
        instead: VERDICTS,
        sign: Sign::Table(&["provider", "check_id", "status"]),
    },
    Kind {
        what: "Maester’s table of results", instead: VERDICTS, sign: Sign::Table(&["helpurl", "result", "testid"])
    },
    Kind { what: "Maester’s table of results", instead: VERDICTS, sign: Sign::Table(&["name", "result", "helpurl"]) },
    Kind { what: "a table of CIPP", instead: VERDICTS, sign: Sign::Table(&["tenant", "standard"]) },
    Kind {
        what: "Tenant Triage’s own table of findings",
        instead: "Choose the snapshot that it was made from; the page’s Save button saves it.",
        sign: Sign::Table(&["place", "band", "object id"]),
    },
    Kind { what: "a table (CSV)", instead: EXPORT, sign: Sign::Table(&[]) },
    Kind { what: "ScubaGear’s TestResults.json", instead: BESIDE, sign: Sign::Keys(&["PolicyId", "RequirementMet"]) },
    Kind {
        what: "ScubaGear’s report of one product",
        instead: BESIDE,
        sign: Sign::Keys(&["ReportSummary", "Results"]),
    },
    Kind {
        what: "ScubaGear’s results without the settings",
        instead: "The part named Raw is missing. Run ScubaGear again and choose the new ScubaResults_….json.",
        sign: Sign::Keys(&["MetaData.Tool=ScubaGear"]),
    },
    Kind {
        what: "the Zero Trust Assessment’s report",
        instead: VERDICTS,
        sign: Sign::Keys(&["TestResultSummary", "Tests"]),
    },
    Kind {
        what: "the Zero Trust Assessment’s report",
        instead: VERDICTS,
        sign: Sign::Keys(&["TenantInfo", "Tests", "EndOfJson"]),
    },
    Kind {
        what: "Maester’s test results",
        instead: VERDICTS,
        sign: Sign::Keys(&["TotalCount", "FailedCount", "Tests"]),
    },
    Kind {
        what: "Maester’s test results of several tenants",
        instead: VERDICTS,
        sign: Sign::Keys(&["Tenants", "EndOfJson"]),
    },
    Kind { what: "Prowler’s findings", instead: VERDICTS, sign: Sign::Keys(&["metadata.product", "finding_info"]) },
    Kind { what: "Prowler’s findings", instead: VERDICTS, sign: Sign::Keys(&["CheckID", "StatusExtended"]) },
    Kind { what: "Prowler’s findings", instead: VERDICTS, sign: Sign::Keys(&["ProductArn", "Compliance"]) },
    Kind { what: "CIPP’s list of standards", instead: VERDICTS, sign: Sign::Keys(&["standards", "StandardsExport"]) },
    Kind {
        what: "CIPP’s comparison with standards",
        instead: VERDICTS,
        sign: Sign::Keys(&["tenantFilter", "standardName"]),
    },
    Kind {
        what: "CIPP’s comparison with standards",
        instead: VERDICTS,
        sign: Sign::Keys(&["tenantFilter", "ComparisonDetails"]),
    },
    Kind {
        what: "CIPP’s comparison with standards",
        instead: VERDICTS,
        sign: Sign::Keys(&["tenantFilter", "alignmentScore"]),
    },
    Kind { what: "a template of CIPP", instead: VERDICTS, sign: Sign::Keys(&["templateName", "standards"]) },
    Kind { what: "a table of CIPP", instead: VERDICTS, sign: Sign::Keys(&["PartitionKey", "RowKey"]) },
    Kind {
        what: "CIPP’s Best Practice Analyser report",
        instead: VERDICTS,
        sign: Sign::Keys(&["Tenant", "PasswordNeverExpires"]),
    },
    Kind {
        what: "CIPP’s Best Practice Analyser report",
        instead: VERDICTS,
        sign: Sign::Keys(&["Tenant", "Data", "Columns"]),
    },
    Kind {
        what: "Tenant Triage’s own assessment",
        instead: "Choose the snapshot that it was made from; the page’s Save button saves it.",
        sign: Sign::Keys(&["format=tenant-triage/assessment"]),
    },
    Kind {
        what: "an assessment in OSCAL",
        instead: "Choose the snapshot that it was made from; the page’s Save button saves it.",
        sign: Sign::Keys(&["assessment-results"]),
    },
    Kind {
        what: "an answer of Microsoft Graph",
        instead: "A snapshot holds many of them in one file. Sign in to read them all, or choose a snapshot or a ScubaGear export.",
        sign: Sign::Keys(&["@odata.context"]),
    },
];

impl Kind {
    fn told(&self) -> ReadError {
        ReadError::AnotherKind(format!("This is {}. {}", self.what, self.instead))
    }
}

fn first(fits: impl Fn(&Sign) -> bool) -> Option<ReadError> {
    KINDS.iter().find(|kind| fits(&kind.sign)).map(Kind::told)
}

/// The kind of a file that is not text.
pub(super) fn of_bytes(bytes: &[u8]) -> Option<ReadError> {
    first(|sign| match sign {
        Sign::Bytes(start) => bytes.starts_with(start),
        Sign::Archive(start, name) => bytes.starts_with(start) && holds(bytes, name),
        _ => false,
    })
}

/// Whether an archive has a file whose name begins so: the first files' names stand near
/// the beginning, all of them once more at the end.
fn holds(bytes: &[u8], name: &[u8]) -> bool {
    const NEAR: usize = 64 * 1024;
    let within = |part: &[u8]| part.windows(name.len()).any(|window| window == name);
    within(&bytes[..bytes.len().min(NEAR)]) || within(&bytes[bytes.len().saturating_sub(NEAR)..])
}

/// The kind of a text that is no JSON.
pub(super) fn of_text(text: &str) -> Option<ReadError> {
    const NEAR: usize = 256 * 1024;
    let text = text.trim_start_matches(['\u{feff}', ' ', '\t', '\r', '\n']);
    let near: String = text.chars().take(NEAR).collect::<String>().to_lowercase();
    let page = near.starts_with("<!doctype html")
        || near.starts_with("<html")
        || near.starts_with("<!--") && near.contains("<html");
    first(|sign| match sign {
        Sign::Page(words) => page && words.iter().any(|word| near.contains(word)),
        Sign::Text(starts) => starts.iter().any(|start| near.starts_with(start)),
        Sign::Table(words) => is_table(&near) && words.iter().all(|word| columns(&near).any(|column| column == *word)),
        _ => false,
    })
}

/// A table has a first line of several columns, and a second line of as many or more signs.
fn is_table(text: &str) -> bool {
    let mut lines = text.lines();
    let (Some(head), Some(row)) = (lines.next(), lines.next()) else { return false };
    let separated = |line: &str| line.matches([',', ';', '\t']).count();
    !text.starts_with(['{', '[']) && separated(head) > 0 && separated(row) >= separated(head)
}

fn columns(text: &str) -> impl Iterator<Item = &str> {
    let head = text.lines().next().unwrap_or_default();
    head.split([',', ';', '\t']).map(|column| column.trim().trim_matches('"'))
}

/// The kind of a JSON document.
pub(super) fn of_json(value: &Value) -> Option<ReadError> {
    let object = match value {
        Value::Array(items) => items.first()?.as_object()?,
        value => value.as_object()?,
    };
    first(|sign| matches!(sign, Sign::Keys(keys) if keys.iter().all(|key| has(object, key))))
}

fn has(object: &Map<String, Value>, key: &str) -> bool {
    let (path, text) = key.split_once('=').map_or((key, None), |(path, text)| (path, Some(text)));
    let value = match path.split_once('.') {
        // The dot of a name such as @odata.context is its own.
        Some((outer, inner)) if !path.starts_with('@') => object.get(outer).and_then(|outer| outer.get(inner)),
        _ => object.get(path),
    };
    value.is_some_and(|value| text.is_none_or(|text| value == text))
}

#[cfg(test)]
mod tests {
    use super::super::open;
    use super::*;

    /// The least of each kind, and what is said of it.
    const EXAMPLES: &[(&[u8], &str)] = &[
        (b"PK\x03\x04\x14\0\0\0[Content_Types].xml...xl/workbook.xml", "an Excel workbook"),
        (b"PK\x03\x04\x14\0\0\0[Content_Types].xml...word/document.xml", "a Word document"),
        (b"PK\x03\x04\x14\0\0\0ScubaResults.json", "a zip archive"),
        (b"PK\x05\x06\0\0", "an empty zip archive"),
        (b"\x1f\x8b\x08\0", "a gzip archive"),
        (b"7z\xbc\xaf\x27\x1c\0\x04", "a 7-Zip archive"),
        (b"Rar!\x1a\x07\x01", "a RAR archive"),
        (b"%PDF-1.7 ...", "a PDF document"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office document"),
        (b"\x89PNG\r\n", "a picture"),
        (b"\xff\xd8\xff\xe0", "a picture"),
        (
            b"<!DOCTYPE html><html><title>SCuBA M365 Security Baseline Conformance Reports</title>",
            "ScubaGear’s report as a web page",
        ),
        (b"<html><head><title>Maester Test Results</title>", "Maester’s report as a web page"),
        (b"<!doctype html><title>Zero Trust Assessment</title>", "the Zero Trust Assessment’s report as a web page"),
        (b"<!DOCTYPE html><title>Prowler - The Handy Cloud Security Tool</title>", "Prowler’s report as a web page"),
        (b"<!doctype html><title>Tenant Triage: Lakeside</title>", "Tenant Triage’s own report as a web page"),
        (b"\xef\xbb\xbf  <!DOCTYPE html><p>Hello", "a web page"),
        (b"<?xml version=\"1.0\"?><test-results>", "an XML file"),
        (b"<#\n.Description\n#>", "a PowerShell script"),
        (
            b"Control ID,Requirement,Result,Criticality,Details\nMS.AAD.1.1v1,x,Pass,Shall,y\n",
            "ScubaGear’s table of results",
        ),
        (
            b"\"Control ID\",\"Requirement\",\"Non-Compliance Reason\"\n\"MS.AAD.1.1v1\",\"x\",\"\"\n",
            "ScubaGear’s action plan",
        ),
        (b"AUTH_METHOD;TIMESTAMP;PROVIDER;CHECK_ID;STATUS\nx;2026;m365;entra_x;FAIL\n", "Prowler’s table of findings"),
        (b"TestId,Title,Result,HelpUrl\nMT.1001,x,Passed,https\n", "Maester’s table of results"),
        (b"Name,Tag,Result,HelpUrl\nMT.1001,x,Passed,https\n", "Maester’s table of results"),
        (b"Tenant,Standard,State\nx,y,z\n", "a table of CIPP"),
        (b"place,band,id,status,object id\n1,Now,AUTH-01,open,u1\n", "Tenant Triage’s own table of findings"),
        (b"Name;City\r\nAna;Reno\r\n", "a table (CSV)"),
        (br#"[{"PolicyId": "MS.AAD.1.1v1", "RequirementMet": true}]"#, "ScubaGear’s TestResults.json"),
        (br#"{"ReportSummary": {}, "Results": []}"#, "ScubaGear’s report of one product"),
        (br#"{"MetaData": {"Tool": "ScubaGear"}, "Results": {}}"#, "ScubaGear’s results without the settings"),
        (br#"{"TestResultSummary": {}, "Tests": []}"#, "the Zero Trust Assessment’s report"),
        (br#"{"TenantInfo": {}, "Tests": [], "EndOfJson": "EndOfJson"}"#, "the Zero Trust Assessment’s report"),
        (br#"{"Result": "Failed", "TotalCount": 1, "FailedCount": 1, "Tests": []}"#, "Maester’s test results"),
        (br#"{"Tenants": [], "EndOfJson": "EndOfJson"}"#, "Maester’s test results of several tenants"),
        (br#"[{"metadata": {"product": {"name": "Prowler"}}, "finding_info": {}}]"#, "Prowler’s findings"),
        (br#"[{"CheckID": "x", "StatusExtended": "y"}]"#, "Prowler’s findings"),
        (br#"[{"ProductArn": "prowler", "Compliance": {}}]"#, "Prowler’s findings"),
        (br#"[{"displayName": "x", "standards": {}, "StandardsExport": ""}]"#, "CIPP’s list of standards"),
        (br#"[{"tenantFilter": "x", "standardName": "y"}]"#, "CIPP’s comparison with standards"),
        (br#"[{"tenantFilter": "x", "ComparisonDetails": []}]"#, "CIPP’s comparison with standards"),
        (br#"[{"tenantFilter": "x", "alignmentScore": 7}]"#, "CIPP’s comparison with standards"),
        (br#"{"templateName": "x", "standards": {}}"#, "a template of CIPP"),
        (br#"[{"PartitionKey": "x", "RowKey": "y"}]"#, "a table of CIPP"),
        (br#"[{"Tenant": "x", "PasswordNeverExpires": true}]"#, "CIPP’s Best Practice Analyser report"),
        (br#"{"Tenant": "x", "Data": [], "Columns": []}"#, "CIPP’s Best Practice Analyser report"),
        (br#"{"format": "tenant-triage/assessment", "version": 1}"#, "Tenant Triage’s own assessment"),
        (br#"{"assessment-results": {}}"#, "an assessment in OSCAL"),
        (br#"{"@odata.context": "https://graph.microsoft.com", "value": []}"#, "an answer of Microsoft Graph"),
    ];

    #[test]
    fn every_kind_is_told_with_what_to_choose() {
        assert_eq!(EXAMPLES.len(), KINDS.len());
        for ((bytes, what), kind) in EXAMPLES.iter().zip(KINDS) {
            let message = open(bytes).unwrap_err().to_string();
            assert_eq!(*what, kind.what);
            assert_eq!(message, format!("This is {what}. {}", kind.instead), "{}", String::from_utf8_lossy(bytes));
        }
    }

    #[test]
    fn what_is_told_holds_in_every_encoding() {
        let table = "Control ID,Requirement,Result\nMS.AAD.1.1v1,é,Pass\n";
        let utf16: Vec<u8> = table.encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert!(open(&utf16).unwrap_err().to_string().starts_with("This is ScubaGear’s table"));
    }

    #[test]
    fn json_that_is_damaged_is_no_table() {
        for text in ["{\"a\": 1,\n\"b\": 2,,\n}", "hello", "[1,2\n,,]"] {
            assert!(!matches!(open(text.as_bytes()), Err(ReadError::AnotherKind(_))), "{text}");
        }
    }
}
