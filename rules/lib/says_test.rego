# What tests ask of a verdict; beside the library that rules ship with.
package triage.lib.verdicts

# Whether a verdict says all of this. "reason has" asks for a part of the reason and
# "evidence has" for one of its sentences, "first id" for the id of the first object affected
# ("first evidence" for the first sentence), "first detail has" for a part of its text, "ids"
# for the ids of all, "affected count" for how many, "unknown name" for the name of the first
# thing that could not be told.
says(verdict, wanted) if every part, value in wanted { said(verdict, split(part, " "), value) }

said(verdict, [key], value) if verdict[key] == value

said(verdict, ["ids"], ids) if [row.id | some row in verdict.affected] == ids

said(verdict, ["first", "evidence"], sentence) if verdict.evidence[0] == sentence

said(verdict, ["first", key], value) if verdict.affected[0][key] == value

said(verdict, [key, "has"], part) if contains(text_at(verdict, key), part)

said(verdict, [key, "has"], sentence) if sentence in verdict[key]

said(verdict, [key, "count"], number) if count(verdict[key]) == number

said(verdict, ["unknown", key], value) if verdict.unknown[0][key] == value

said(verdict, ["first", key, "has"], part) if contains(verdict.affected[0][key], part)
