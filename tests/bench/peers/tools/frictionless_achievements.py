"""
Judge the achievements by a constraint on each row, with frictionless.
"""

import json
import sys

from frictionless import Checklist, Resource, Schema, checks

NUMBERS = ("target", "realisasi", "capaian")
OVER = "realisasi / target * 100 - capaian"

if __name__ == "__main__":  # frictionless imports this file again
    schema = {"fields": [{"name": "nama", "type": "string"}, *({"name": name, "type": "number"} for name in NUMBERS)]}
    checklist = Checklist(checks=[checks.row_constraint(formula=f"-0.01 <= {OVER} and {OVER} <= 0.01")])
    resource = Resource(path="achievements.csv", basepath=sys.argv[1], schema=Schema.from_descriptor(schema))
    report = resource.validate(checklist, limit_errors=10_000)
    sys.stdout.write(json.dumps(sorted(cells[0] for (cells,) in report.flatten(["cells"]))))
