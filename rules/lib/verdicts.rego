# What a rule gives: one function for each verdict, and one for each thing that may be
# added to it. `affected` and `unknown` are objects of lib/affected, `evidence` sentences.
package triage.lib.verdicts

pass(summary, evidence) := {"status": "pass", "summary": summary, "evidence": evidence}

partial(summary, affected, evidence) := {"status": "partial", "summary": summary, "affected": affected, "evidence": evidence}

fail(summary, affected, evidence) := {"status": "fail", "summary": summary, "affected": affected, "evidence": evidence}

# "fail" where nothing of the safeguard stands, "partial" where some of it does.
fail_where(nothing_stands, summary, affected, evidence) := fail(summary, affected, evidence) if nothing_stands

fail_where(nothing_stands, summary, affected, evidence) := partial(summary, affected, evidence) if not nothing_stands

not_assessed(summary, reason) := {"status": "notAssessed", "summary": summary, "reason": reason}

not_applicable(summary, reason) := {"status": "notApplicable", "summary": summary, "reason": reason}

not_licensed(summary, reason) := {"status": "notLicensed", "summary": summary, "reason": reason}

# The same verdict, beside which something could not be told.
beside(verdict, unknown) := object.union(verdict, {"unknown": unknown})

# The same verdict with more evidence behind what it has.
with_evidence(verdict, more) := object.union(verdict, {"evidence": array.concat(object.get(verdict, "evidence", []), more)})
