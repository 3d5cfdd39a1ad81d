# The objects a verdict names. An exception names them by id.
package triage.lib.affected

import data.triage.lib.words

of(kind, id, name, detail) := {"type": kind, "id": id, "name": name, "detail": detail}

# A setting of the whole tenant.
setting(id, name, detail) := of("setting", id, name, detail)

# The practice itself, where a document or a habit is missing.
practice(detail) := of("practice", "practice", input.tenant.displayName, detail)

# A person or account of the fact `people` and its like.
user(person, detail) := of("user", person.id, person.name, detail)

# What could not be told beside what was found, for the key `unknown`: sentences that
# follow "it cannot be told". They count nobody, so they are of the kind of a part that
# could not be read.
rest(doubts) := [of("source", "rest", "others", words.joined(doubts)) | count(doubts) > 0]
