"""
Judge the sums of the budget by XBRL's calculation 1.1, with Arelle.
"""

import json
import re
import sys

from arelle.api.Session import Session
from arelle.RuntimeOptions import RuntimeOptions

options = RuntimeOptions(
    entrypointFile=f"{sys.argv[1]}/report.xml", validate=True, calcs="c11r", internetConnectivity="offline", keepOpen=True,
    logFile="logToBuffer", logFormat="[%(messageCode)s] %(message)s", disablePersistentConfig=True,
)  # fmt: skip
with Session() as session:
    session.run(options)
    logged = json.loads(session.get_logs("json"))["log"]
wrong = []
for entry in logged:
    if entry["code"].startswith("calc11e:inconsistentCalculationUsing"):
        match = re.search(r"from n:(\w+) in link role", entry["message"]["text"])
        wrong.append(match[1])
    elif entry["level"] not in {"info", "debug"}:
        raise ValueError(entry)
sys.stdout.write(json.dumps(sorted(wrong)))
