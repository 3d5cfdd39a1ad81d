# Small texts that rules share.
package triage.lib.words

numbers := ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]

# A small number in words, a larger one in figures.
number(n) := numbers[n] if n <= 12

number(n) := format_int(n, 10) if n > 12

# "Two accounts", "One account".
count_of(n, one, _) := concat(" ", [capitalised(number(n)), one]) if n == 1

count_of(n, _, many) := concat(" ", [capitalised(number(n)), many]) if n != 1

capitalised(text) := concat("", [upper(substring(text, 0, 1)), substring(text, 1, -1)])

# The text, or a full stop's worth of nothing.
joined(parts) := concat("; ", [part | some part in parts; part != ""])
