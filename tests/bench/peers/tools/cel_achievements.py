"""
Judge the achievements by an expression of the Common Expression Language over each row, with cel-python.
"""

import json
import sys
from pathlib import Path

import celpy

rows = json.loads(Path(sys.argv[1], "achievements.json").read_text(encoding="utf-8"))
environment = celpy.Environment()
over = "realisasi / target * 100.0 - capaian"
program = environment.program(environment.compile(f"{over} > 0.01 || {over} < -0.01"))
sys.stdout.write(json.dumps(sorted(row["nama"] for row in rows if program.evaluate(celpy.json_to_cel(row)))))
