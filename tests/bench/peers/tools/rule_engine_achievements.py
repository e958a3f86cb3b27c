"""
Judge the achievements by an expression over each row, with rule-engine.
"""

import json
import sys
from pathlib import Path

import rule_engine

rows = json.loads(Path(sys.argv[1], "achievements.json").read_text(encoding="utf-8"))
over = "realisasi / target * 100 - capaian"
rule = rule_engine.Rule(f"{over} > 0.01 or {over} < -0.01")
sys.stdout.write(json.dumps(sorted(row["nama"] for row in rule.filter(rows))))
