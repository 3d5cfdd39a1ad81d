# What Microsoft Secure Score reports: a proxy, dated. The engine hands over
# only controls that are there, fresh and not merely claimed by an administrator.
package triage.lib.secure_score

import data.triage.lib.affected

# words: {yes, partly, no}: the summary for each. Without `no` a score of nothing does
# not tell whether nothing or something is missing.
verdict(words) := {
	"status": "pass",
	"summary": reported(words.yes),
} if {
	every control in input.secureScore.controls { control.percentage == 100 }
}

verdict(words) := {
	"status": "fail",
	"summary": reported(words.no),
	"affected": open,
} if {
	words.no
	nothing
}

verdict(words) := {
	"status": "partial",
	"summary": reported(words.partly),
	"affected": open,
} if {
	count(open) > 0
	not nothing
}

verdict(words) := {
	"status": "partial",
	"summary": reported(words.partly),
	"affected": open,
} if {
	not words.no
	nothing
}

nothing if {
	every control in input.secureScore.controls { control.percentage == 0 }
}

reported(text) := sprintf("Microsoft Secure Score reports: %s", [text])

open := [affected.setting(control.name, control.title, detail) |
	some control in input.secureScore.controls
	control.percentage < 100
	detail := sprintf("%v %% on %s", [control.percentage, control.date])
]
