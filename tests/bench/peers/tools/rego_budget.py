"""
Judge the sums of the budget by a policy in Rego, with regopy.
"""

import json
import sys
from pathlib import Path

from regopy import Interpreter

POLICY = """
package budget
amounts := {line.name: line.amount | some line in input.lines}
wrong contains line.name if {
    some line in input.lines
    count(line.below) > 0
    line.amount != sum([amounts[name] | some name in line.below])
}
"""
rego = Interpreter()
rego.add_module("budget", POLICY)
rego.set_input(json.loads(Path(sys.argv[1], "budget.json").read_text(encoding="utf-8")))
output = json.loads(str(rego.query("x = data.budget.wrong")))
sys.stdout.write(json.dumps(sorted(output["bindings"]["x"] if "bindings" in output else output["result"][0]["bindings"]["x"])))
