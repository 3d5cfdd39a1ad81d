# Small texts that rules share.
package triage.lib.words

# The parts that say something, one after the other.
joined(parts) := concat("; ", [part | some part in parts; part != ""])

# "A", "A and B", "A, B and C".
listed(names) := concat(" and ", names) if count(names) < 3

listed(names) := sprintf("%s and %s", [concat(", ", array.slice(names, 0, count(names) - 1)), names[count(names) - 1]]) if count(names) > 2

# "A", or "A and 3 more".
with_more(name, more) := name if more == 0
else := sprintf("%s and %d more", [name, more])
