# Small texts that rules share.
package triage.lib.words

# The parts that say something, one after the other.
joined(parts) := concat("; ", [part | some part in parts; part != ""])
