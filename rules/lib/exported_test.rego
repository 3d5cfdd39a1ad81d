package triage.lib.exported_test

import data.triage.lib.exported

test_switches if {
	[exported.flag({"a": value}, "a") | some value in [true, "True", "true", false, "False"]] == ["yes", "yes", "yes", "no", "no"]
	every value in [null, "", 1, "yes", [true], {}] { exported.flag({"a": value}, "a") == "unknown" }
	exported.flag({}, "a") == "unknown"
}

test_choices_by_number_and_name if {
	names := {"0": "off", "disabled": "off", "-1": "unset"}
	exported.choice({"a": 0}, "a", names) == "off"
	exported.choice({"a": "0"}, "a", names) == "off"
	exported.choice({"a": "Disabled"}, "a", names) == "off"
	exported.choice({"a": -1}, "a", names) == "unset"
	exported.choice({"a": 7}, "a", names) == "unknown"
	exported.choice({}, "a", names) == "unknown"
}

test_numbers if {
	[exported.number({"a": value}, "a") | some value in [30, "30", "-1", 0]] == [30, 30, -1, 0]
	every value in [null, "", "-", "ten", "1.5", "99999999999", true, [1], {}] { exported.number({"a": value}, "a") == null }
	exported.number({}, "a") == null
}

test_texts if {
	exported.text({"a": "b"}, "a") == "b"
	every value in [null, 1, ["b"]] { exported.text({"a": value}, "a") == "" }
	exported.first({"a": null, "b": "", "c": "name"}, ["a", "b", "c"]) == "name"
	exported.first({}, ["a"]) == ""
}

test_lists if {
	exported.list({"a": ["b"]}, "a") == ["b"]
	exported.list({"a": {"results": ["b"]}}, "a") == ["b"]
	every value in [null, "b", 1, {}, {"results": null}] { exported.list({"a": value}, "a") == null }
	exported.list({}, "a") == null
}

test_rows_that_are_none if {
	every row in [null, 1, "text", ["list"]] {
		exported.flag(row, "a") == "unknown"
		exported.number(row, "a") == null
		exported.text(row, "a") == ""
		exported.list(row, "a") == null
		exported.child(row, "a") == {}
	}
	exported.child({"a": {"b": 1}}, "a") == {"b": 1}
	exported.child({"a": [1]}, "a") == {}
}
