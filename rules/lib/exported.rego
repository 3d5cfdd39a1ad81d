# Values as PowerShell exports write them: switches as true or "True", numbers
# also as text, enumerations as a name or a number.
package triage.lib.exported

# Whether a switch is on: yes, no, or unknown.
flag(row, key) := choice(row, key, {"true": "yes", "false": "no"})

# The meaning of a value in a table of names (and numbers as text), "unknown"
# where the table lacks it.
choice(row, key, names) := object.get(names, lower(sprintf("%v", [value_of(row, key)])), "unknown")

# The number at a key, null where there is none.
number(row, key) := value if {
	value := value_of(row, key)
	is_number(value)
}

number(row, key) := to_number(value) if {
	value := value_of(row, key)
	digits(value)
}

number(row, key) := null if {
	value := value_of(row, key)
	not is_number(value)
	not digits(value)
}

digits(value) if {
	is_string(value)
	figures := trim_prefix(value, "-")
	figures != ""
	count(figures) < 10
	trim(figures, "0123456789") == ""
}

# The text at a key; empty where there is none.
text(row, key) := value if {
	value := value_of(row, key)
	is_string(value)
}

text(row, key) := "" if not is_string(value_of(row, key))

# The list at a key, also in the wrapping of SharePoint's REST interface; null
# where there is none.
list(row, key) := value if {
	value := value_of(row, key)
	is_array(value)
}

list(row, key) := wrapped(value) if {
	value := value_of(row, key)
	is_object(value)
}

list(row, key) := null if {
	value := value_of(row, key)
	not is_array(value)
	not is_object(value)
}

wrapped(value) := value.results if is_array(object.get(value, "results", null))

wrapped(value) := null if not is_array(object.get(value, "results", null))

# The object at a key, empty where there is none.
child(row, key) := value if {
	value := value_of(row, key)
	is_object(value)
}

child(row, key) := {} if not is_object(value_of(row, key))

# Whatever stands at a key; null where nothing does, or where there is no row.
value_of(row, key) := object.get(row, key, null) if is_object(row)

value_of(row, _) := null if not is_object(row)

# The first text among several keys.
first(row, keys) := found[0] if {
	found := texts(row, keys)
	count(found) > 0
}

first(row, keys) := "" if count(texts(row, keys)) == 0

texts(row, keys) := [found | some key in keys; found := text(row, key); found != ""]
