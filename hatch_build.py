"""
Build hook: the wheel carries its rules compiled (``lkj_rules/_rules/frozen``), so that starting reads no rule files.

An editable install has no such package; there the rule files themselves are read.
"""

import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class FrozenRules(BuildHookInterface):  # type: ignore[type-arg]  # the builder's configuration does not matter here
    """
    Add the compiled rules to a wheel.
    """

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """
        Write the module and tell the builder where it goes.
        """
        if version == "editable":
            return
        sys.path.insert(0, str(Path(self.root) / "src"))
        from lkj_rules.api import compiled  # importable only now
        from lkj_rules.files.built_in import stamp_of
        from lkj_rules.files.rule_reader import read_rules
        from lkj_rules.rules.freezing import freeze

        self._package = TemporaryDirectory()
        package = Path(self._package.name)
        rules = Path(self.root) / "rules"
        for name, source in freeze(compiled(read_rules(rules)), stamp_of(rules)).items():
            (package / name).write_text(source, encoding="utf-8")
        build_data["force_include"][str(package)] = "lkj_rules/_rules/frozen"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:  # noqa: ARG002  # the builder's names
        """
        Remove what was written for the wheel.
        """
        if version != "editable":
            self._package.cleanup()
