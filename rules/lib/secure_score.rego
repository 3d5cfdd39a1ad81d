# What Microsoft Secure Score reports: a proxy, dated. The engine hands over
# only controls that are there, fresh and not merely claimed by an administrator.
package triage.lib.secure_score

import data.triage.lib.affected

# words: {yes, partly, no}: the summary for each.
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
	every control in input.secureScore.controls { control.percentage == 0 }
}

verdict(words) := {
	"status": "partial",
	"summary": reported(words.partly),
	"affected": open,
} if {
	some below in input.secureScore.controls
	below.percentage < 100
	some above in input.secureScore.controls
	above.percentage > 0
}

reported(text) := sprintf("Microsoft Secure Score reports: %s", [text])

open := [affected.setting(control.name, control.title, detail) |
	some control in input.secureScore.controls
	control.percentage < 100
	detail := sprintf("%v %% on %s", [control.percentage, control.date])
]
