# What Microsoft Secure Score reports: a proxy, dated. The engine hands over
# only controls that are there, fresh and not merely claimed by an administrator.
package triage.lib.secure_score

import data.triage.lib.affected
import data.triage.lib.verdicts

# words: {yes, partly, no}: the summary for each. Without `no` a score of nothing does
# not tell whether nothing or something is missing.
verdict(words) := verdicts.pass(reported(words.yes), []) if every control in input.secureScore.controls { control.percentage == 100 }
else := verdicts.fail(reported(words.no), open, []) if {
	words.no
	nothing
} else := verdicts.partial(reported(words.partly), open, []) if count(open) > 0

nothing if every control in input.secureScore.controls { control.percentage == 0 }

reported(text) := sprintf("Microsoft Secure Score reports: %s", [text])

open := [affected.setting(control.name, control.title, detail) |
	some control in input.secureScore.controls
	control.percentage < 100
	detail := sprintf("%v %% on %s", [control.percentage, control.date])
]
